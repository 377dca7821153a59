import { hasUnsaved, saveAll } from '../flows/save-all.ts'
import { openSampleEnvironment, pickEnvironment, useEnvironments } from '../home/environment-store.ts'
import { changeSettings, openLog } from '../settings/settings-store.ts'
import { connectionStrings } from '../strings/connections.ts'
import { connectorStrings } from '../strings/connectors.ts'
import { sandboxStrings } from '../strings/sandboxes.ts'
import { strings } from '../strings/shell.ts'
import { testStrings } from '../strings/tests.ts'
import { useCommands } from './commands.ts'
import { goBack, goForward, navigate, useNavigation } from './navigation.ts'

interface AppCommandsProps {
  readonly onOpenPalette: () => void
  readonly onNewEnvironment: () => void
}

/** The commands that are there on every page. Draws nothing. */
export function AppCommands({ onOpenPalette, onNewEnvironment }: AppCommandsProps) {
  const { go, environment, app, view } = strings.palette
  const words = strings.commands
  useCommands([
    {
      id: 'palette',
      title: words.palette,
      group: app,
      shortcuts: ['Mod+K', 'Mod+Shift+P'],
      run: onOpenPalette,
      isHidden: true,
    },
    { id: 'home', title: words.home, group: go, shortcuts: ['Mod+1'], run: () => navigate({ page: 'home' }) },
    { id: 'flows', title: words.flows, group: go, shortcuts: ['Mod+2'], run: goToFlows },
    { id: 'runs', title: words.runs, group: go, shortcuts: ['Mod+3'], run: goToRuns },
    { id: 'sandboxes', title: sandboxStrings.command, group: go, run: goToSandboxes },
    { id: 'connectors', title: connectorStrings.command, group: go, run: () => goToConnectors('connectors') },
    {
      id: 'gallery',
      title: connectorStrings.galleryCommand,
      group: go,
      run: () => goToConnectors('gallery'),
    },
    { id: 'connections', title: connectionStrings.goTo, group: go, run: goToConnections },
    { id: 'tests', title: testStrings.goTo, group: go, run: goToTests },
    {
      id: 'settings',
      title: words.settings,
      group: go,
      shortcuts: ['Mod+,'],
      run: () => navigate({ page: 'settings' }),
    },
    {
      id: 'back',
      title: words.back,
      group: go,
      shortcuts: ['Alt+ArrowLeft'],
      run: goBack,
      isEnabled: () => useNavigation.getState().index > 0,
    },
    {
      id: 'forward',
      title: words.forward,
      group: go,
      shortcuts: ['Alt+ArrowRight'],
      run: goForward,
      isEnabled: () => useNavigation.getState().index < useNavigation.getState().entries.length - 1,
    },
    {
      id: 'open-folder',
      title: words.openFolder,
      group: environment,
      shortcuts: ['Mod+O'],
      run: () => void pickEnvironment(),
    },
    { id: 'new-environment', title: words.newEnvironment, group: environment, run: onNewEnvironment },
    {
      id: 'open-sample',
      title: words.openSample,
      group: environment,
      run: () => void openSampleEnvironment(),
    },
    {
      id: 'save-all',
      title: words.saveAll,
      group: app,
      shortcuts: ['Mod+Alt+S'],
      run: () => void saveAll(),
      isEnabled: hasUnsaved,
    },
    {
      id: 'theme-system',
      title: words.themeSystem,
      group: view,
      run: () => void changeSettings({ theme: 'system' }),
    },
    {
      id: 'theme-light',
      title: words.themeLight,
      group: view,
      run: () => void changeSettings({ theme: 'light' }),
    },
    {
      id: 'theme-dark',
      title: words.themeDark,
      group: view,
      run: () => void changeSettings({ theme: 'dark' }),
    },
    {
      id: 'language-system',
      title: words.languageSystem,
      group: view,
      run: () => void changeSettings({ language: 'system' }),
    },
    {
      id: 'language-english',
      title: words.languageEnglish,
      group: view,
      run: () => void changeSettings({ language: 'en' }),
    },
    {
      id: 'language-german',
      title: words.languageGerman,
      group: view,
      run: () => void changeSettings({ language: 'de' }),
    },
    { id: 'open-log', title: words.openLog, group: app, run: () => void openLog() },
  ])
  return null
}

function goToFlows(): void {
  const { currentId } = useEnvironments.getState()
  navigate(currentId === undefined ? { page: 'flows' } : { page: 'flows', environmentId: currentId })
}

function goToRuns(): void {
  const { currentId } = useEnvironments.getState()
  navigate(currentId === undefined ? { page: 'runs' } : { page: 'runs', environmentId: currentId })
}

function goToSandboxes(): void {
  const { currentId } = useEnvironments.getState()
  navigate(currentId === undefined ? { page: 'sandboxes' } : { page: 'sandboxes', environmentId: currentId })
}

function goToConnectors(page: 'connectors' | 'gallery'): void {
  const { currentId } = useEnvironments.getState()
  navigate(currentId === undefined ? { page } : { page, environmentId: currentId })
}

function goToConnections(): void {
  const { currentId } = useEnvironments.getState()
  navigate(
    currentId === undefined ? { page: 'connections' } : { page: 'connections', environmentId: currentId },
  )
}

function goToTests(): void {
  const { currentId } = useEnvironments.getState()
  navigate(currentId === undefined ? { page: 'tests' } : { page: 'tests', environmentId: currentId })
}
