import { create } from 'zustand'
import type { EnvironmentInfo, RecentEnvironment } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { currentLocation, navigate, useNavigation } from '../app/navigation.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded, loading, notLoaded } from '../bridge/loadable.ts'
import { useSettings } from '../settings/settings-store.ts'
import { strings } from '../strings/shell.ts'

interface EnvironmentsState {
  readonly recent: Loadable<readonly RecentEnvironment[]>
  /** Environments opened in this sitting. */
  readonly opened: Readonly<Record<EnvironmentId, EnvironmentInfo>>
  /** The one the shell shows. */
  readonly currentId: EnvironmentId | undefined
  /** What is being opened now: a path, `sample`, `pick` or `create`. */
  readonly opening: string | undefined
}

/** What main knows of environments. */
export const useEnvironments = create<EnvironmentsState>(() => ({
  recent: notLoaded,
  opened: {},
  currentId: undefined,
  opening: undefined,
}))

/** The environment the shell shows. */
export function currentEnvironment(state: EnvironmentsState): EnvironmentInfo | undefined {
  return state.currentId === undefined ? undefined : state.opened[state.currentId]
}

/** Asks for the recent environments. Never rejects. */
export async function loadRecentEnvironments(): Promise<void> {
  useEnvironments.setState(({ recent }) => ({ recent: loading(recent) }))
  try {
    useEnvironments.setState({ recent: loaded(await bridge.environments.recent()) })
  } catch (error) {
    useEnvironments.setState(({ recent }) => ({ recent: failedToLoad(recent, error) }))
  }
}

/** Main has this environment open: the shell shows it from now on. */
export function acceptEnvironment(environment: EnvironmentInfo): void {
  useEnvironments.setState(({ opened }) => ({
    opened: { ...opened, [environment.id]: environment },
    currentId: environment.id,
  }))
}

/** Opens the folder at `path` and goes to its flows. Answers whether that worked; a failure is shown. */
export function openEnvironment(path: string): Promise<boolean> {
  return open(path, () => bridge.environments.open({ path }), strings.environment.openFailed)
}

/** Lets the person choose a folder and opens it. */
export function pickEnvironment(): Promise<boolean> {
  return open('pick', () => bridge.environments.pick(), strings.environment.openFailed)
}

/** Opens the sample environment. */
export function openSampleEnvironment(): Promise<boolean> {
  return open('sample', () => bridge.environments.openSample(), strings.environment.openFailed)
}

/** Makes an environment of that name where the person says, and opens it. */
export function createEnvironment(name: string): Promise<boolean> {
  return open('create', () => bridge.environments.create({ name }), strings.environment.createFailed)
}

/** Takes an environment off the recent list; its folder stays. */
export async function forgetEnvironment(path: string): Promise<void> {
  try {
    useEnvironments.setState({ recent: loaded(await bridge.environments.forget({ path })) })
  } catch (error) {
    notifyError(strings.home.loadFailed, error)
  }
}

/** Shows the environment's folder in the system's file manager. */
export async function revealEnvironment(environmentId: EnvironmentId): Promise<void> {
  try {
    await bridge.environments.reveal({ environmentId })
  } catch (error) {
    notifyError(strings.flows.revealFailed, error)
  }
}

async function open(
  what: string,
  ask: () => Promise<EnvironmentInfo | null>,
  failure: string,
): Promise<boolean> {
  useEnvironments.setState({ opening: what })
  try {
    const environment = await ask()
    if (environment === null) return false
    acceptEnvironment(environment)
    if (environment.notice !== undefined)
      notify({ intent: 'warning', title: environment.name, body: environment.notice })
    navigate({ page: 'flows', environmentId: environment.id })
    return true
  } catch (error) {
    notifyError(failure, error)
    return false
  } finally {
    useEnvironments.setState({ opening: undefined })
    void loadRecentEnvironments()
  }
}

/**
 * At start: shows the environment that main was told to open, else the last one when the settings say so. Quiet:
 * what cannot be opened stays on Home, where it can be seen why.
 */
export async function reopenLastEnvironment(): Promise<void> {
  const { settings, info } = useSettings.getState()
  try {
    const asked = info.value?.openAtStart
    const last =
      settings.value?.reopenLast === true
        ? (await bridge.environments.recent()).find((recent) => !recent.missing)?.path
        : undefined
    const path = asked ?? last
    if (path === undefined || useEnvironments.getState().currentId !== undefined) return
    const environment = await bridge.environments.open({ path })
    // The person may have opened another one meanwhile.
    if (useEnvironments.getState().currentId !== undefined) return
    acceptEnvironment(environment)
    const isAtStart = currentLocation(useNavigation.getState()).page === 'home'
    if (asked !== undefined && isAtStart) navigate({ page: 'flows', environmentId: environment.id })
  } catch (error) {
    notifyError(strings.environment.openFailed, error)
  }
}

/** The shell shows the environment of the place one goes to. Returns the undoing. */
export function followPlace(): () => void {
  return useNavigation.subscribe((state) => {
    const place = currentLocation(state)
    const environmentId = 'environmentId' in place ? place.environmentId : undefined
    const { opened, currentId } = useEnvironments.getState()
    if (environmentId === undefined || environmentId === currentId || opened[environmentId] === undefined)
      return
    useEnvironments.setState({ currentId: environmentId })
  })
}
