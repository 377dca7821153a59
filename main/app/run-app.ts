import { app, ipcMain, Menu, nativeTheme, session } from 'electron'
import { FlowError } from '../../shared/errors/index.ts'
import type { AppInfo, Settings } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { openNotifications } from '../connectors/drivers/notifications/index.ts'
import { appHandlers } from '../ipc/app.ts'
import { connectionHandlers } from '../ipc/connections.ts'
import { connectorHandlers } from '../ipc/connectors.ts'
import { customConnectorHandlers } from '../ipc/custom-connectors.ts'
import { debugHandlers } from '../ipc/debug.ts'
import { draftHandlers } from '../ipc/drafts.ts'
import { environmentHandlers } from '../ipc/environments.ts'
import { flowHandlers } from '../ipc/flows.ts'
import { galleryHandlers } from '../ipc/gallery.ts'
import { registerHandlers } from '../ipc/handle.ts'
import { RunNews } from '../ipc/run-news.ts'
import { runHandlers } from '../ipc/runs.ts'
import { sandboxHandlers } from '../ipc/sandboxes.ts'
import { testHandlers } from '../ipc/tests.ts'
import { triggerHandlers } from '../ipc/triggers.ts'
import { wordsIn } from '../ipc/words/words-in.ts'
import { ConnectionTester } from '../services/connection-tester.ts'
import type { ConnectionPort } from '../services/connector-connections.ts'
import { FlowExports } from '../services/flow-exports.ts'
import { FlowTestService } from '../services/flow-test-service.ts'
import { openSandboxes, sandboxesPathOf } from '../services/open-sandboxes.ts'
import { historyLimitsOf } from '../services/run-retention.ts'
import { SandboxService } from '../services/sandbox-service.ts'
import { SettingsService } from '../services/settings-service.ts'
import { TriggerRunWatch } from '../services/trigger-run-watch.ts'
import { openLog } from './app-log.ts'
import type { AppPaths } from './app-paths.ts'
import { serveAppScheme } from './app-protocol.ts'
import { type AppWindow, openAppWindow } from './app-window.ts'
import { goesOnWithoutWindow } from './background.ts'
import { readCommandLine } from './command-line.ts'
import { openAppConnections } from './connections.ts'
import { openConnectorCalls } from './connector-calls.ts'
import { guardAgainstCrashes } from './crash-guard.ts'
import { openAppConnectors } from './custom-connectors.ts'
import { askPerson, desktop, isUnderTest, showNotice } from './desktop.ts'
import { openDrafts } from './drafts.ts'
import { openAppDrivers } from './drivers.ts'
import { openElectronSettings } from './electron-settings-store.ts'
import { openEngine } from './engine.ts'
import { tellFailures } from './failure-notices.ts'
import { keepFlowsOn } from './keep-flows-on.ts'
import { windowBackground } from './main-window.ts'
import { menuTemplate } from './menu.ts'
import { makeServices } from './services.ts'
import { spokenLanguage } from './spoken-language.ts'
import { tellPerson } from './tell-person.ts'
import { AppTray } from './tray.ts'
import { hasTrayHost } from './tray-host.ts'
import { openTriggers } from './triggers.ts'
import { guardContents, guardSession } from './window-guards.ts'
import { openConnectorWork } from './worker-connector-work.ts'
import { openFlowFiles } from './worker-flow-files.ts'
import { openFlowTests } from './worker-flow-tests.ts'

export interface RunAppOptions {
  readonly paths: AppPaths
  readonly ownPaths: readonly string[]
  /** Environment folder given on the command line. */
  readonly environmentPath: string | undefined
}

/** How long a quitting app waits for its engine to put its things away, in ms. */
const closeTimeoutMs = 3_000

/** The composition root: puts the parts together and lets them run until the app ends. */
export function runApp(options: RunAppOptions): void {
  const { paths } = options
  const isDevelopment = process.env.FLOWBENCH_DEV === '1'
  const userData = app.getPath('userData')
  const log = openLog(userData, { isDevelopment })
  let openAtStart = options.environmentPath
  let current: AppWindow | undefined
  let isQuitting = false
  const store = openElectronSettings(userData)
  const spoken = () => spokenLanguage(new SettingsService(store).get().language)
  const words = () => wordsIn(spoken())

  guardAgainstCrashes({
    log,
    show: (message) =>
      void askPerson(current?.window, {
        type: 'error',
        message: words().faults.inside,
        detail: words().faults.insideDetail(message, log.path),
        buttons: [words().faults.goOn],
      }),
  })
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, (url) => void desktop.openLink(url))
  })

  const tell = (message: string, detail = '') =>
    void askPerson(current?.window, { type: 'warning', message, detail, buttons: [words().faults.ok] })
  const watch = new TriggerRunWatch()
  // The engine is asked for nothing before the connections are there.
  const connectionPort: ConnectionPort = {
    describe: (target) => connectors.connections.describe(target),
    send: (request, target, signal) => connectors.connections.send(request, target, signal),
  }
  const drivers = openAppDrivers({
    path: paths.driverWorker,
    log,
    own: {
      notifications: async () =>
        openNotifications(tellPerson({ show: showNotice, openLink: (url) => void desktop.openLink(url) })),
    },
  })
  const engine = openEngine({
    paths,
    connections: connectionPort,
    drivers,
    userData,
    log,
    tell,
    securedResponse: watch.securedResponse,
  })
  const files = openFlowFiles(paths.flowWorker, log)
  const connectorWork = openConnectorWork(
    paths.connectorWorker,
    { galleryFolder: paths.gallery, sandboxesPath: sandboxesPathOf(userData) },
    { connections: connectionPort, drivers },
    log,
  )
  const services = makeServices({
    store,
    engine,
    files,
    catalogueWork: connectorWork,
    documentsFolder: process.env.FLOWBENCH_DOCUMENTS ?? app.getPath('documents'),
    sampleSource: paths.sampleEnvironment,
    connectorsChanged: (environmentId) => tellConnectors(environmentId),
  })
  const { settings, environments, flows, renames, runs } = services
  const drafts = openDrafts(userData)
  const triggers = openTriggers({
    userData,
    engine,
    watch,
    log,
    files,
    environments,
    renames,
    publicAddress: settings.get().publicAddress,
    connectors: () => connectors.runtime.calls,
    sandboxes: () => sandboxes.shared,
  })
  // Whoever asks for a switch is told why there is none.
  triggers.catch((error: unknown) => log.error('triggers', error))
  const switches = triggers.then((opened) => opened.switches)
  let flowsOn: readonly string[] = []
  let hasTray = false
  const goesOn = () =>
    goesOnWithoutWindow({
      platform: process.platform,
      isQuitting,
      flowsOn: flowsOn.length,
      hasTray,
      keepInBackground: settings.get().keepInBackground,
    })

  const windows = {
    send: (channel: string, payload: unknown, windowId?: number) => {
      if (current !== undefined && (windowId === undefined || windowId === current.id)) {
        current.send(channel as Parameters<AppWindow['send']>[0], payload)
      }
    },
  }
  const tellConnectors = (environmentId: EnvironmentId) => {
    windows.send('customConnectors:changed', { environmentId })
    windows.send('connectors:changed', { environmentId })
  }
  const runNews = new RunNews({ runs, windows })
  const stopTellingFailures = tellFailures({
    runs,
    isWatched: () => current?.window.isFocused() === true,
    isWanted: () => settings.get().notifyFailures,
    show: ({ runId, flowName, error }) =>
      showNotice({
        title: words().failure.title(flowName),
        body: error?.message ?? words().failure.body,
        open: () => {
          if (current === undefined) openWindow()
          current?.focus()
          current?.command({ command: 'open-run', runId })
        },
      }),
  })
  const connections = openAppConnections({
    userData,
    environments,
    files,
    renames,
    flows,
    catalogue: services.connectors,
    drivers,
    log,
    shell: desktop,
    send: (channel, payload) => windows.send(channel, payload),
  })
  const custom = openAppConnectors({
    work: connectorWork,
    environments,
    flows,
    files,
    send: tellConnectors,
  })
  const { broker, service } = connections.connections
  const connectors = openConnectorCalls({ library: services.library, broker, drivers, service })
  const sandboxes = new SandboxService({
    open: () => openSandboxes(sandboxesPathOf(userData)),
    library: services.library,
    changed: (environmentId, connectorId) =>
      windows.send('sandboxes:changed', { environmentId, connectorId }),
  })
  const tests = new FlowTestService({
    engine,
    executor: openFlowTests(paths.flowTestWorker, log),
    environment: (id) => environments.get(id),
    tell: (news) => windows.send('tests:news', news),
    changed: (environmentId) => windows.send('tests:changed', { environmentId }),
  })
  const { calls } = connectors.runtime
  const tester = new ConnectionTester({ service, environments, library: services.library, calls })
  flows.onChanged((changes) => windows.send('flows:changed', changes))
  const keepHistory = ({ historyDays, historyMegabytes }: Settings) => {
    engine
      .setHistoryLimits(historyLimitsOf(historyDays, historyMegabytes))
      .catch((error: unknown) => log.warn(`history limits: ${String(error)}`))
  }
  keepHistory(settings.get())
  settings.onChange((changed) => {
    nativeTheme.themeSource = changed.theme
    showNativeWords()
    current?.speak(spoken())
    windows.send('app:settingsChanged', changed)
    keepHistory(changed)
    triggers
      .then((opened) => opened.setPublicAddress(changed.publicAddress))
      .catch((error: unknown) => log.warn(`public address: ${String(error)}`))
  })
  environments.onOpened(({ id }) => {
    openAtStart = undefined
    connections.watch(id)
    flows.watch(id).catch((error: unknown) => log.warn(`environment not watched: ${String(error)}`))
    switches.then((opened) => opened.retry(id)).catch(() => undefined)
  })

  const info = async (): Promise<AppInfo> => {
    current?.pageListens()
    return {
      version: app.getVersion(),
      platform: process.platform,
      electron: process.versions.electron ?? '',
      node: process.versions.node,
      logFile: log.path,
      reducedMotion: isUnderTest,
      ...((await environments.hasSample()) ? { samplePath: environments.samplePath } : {}),
      ...(openAtStart === undefined ? {} : { openAtStart }),
    }
  }

  const openWindow = () => {
    const opened = openAppWindow({
      preloadPath: paths.preload,
      settings: store,
      isDevelopment,
      language: spoken(),
      log,
      words,
      onStay: () => {
        isQuitting = false
      },
      onDiscard: () => drafts.discardKept(),
    })
    current = opened
    opened.window.on('focus', () => {
      for (const { id } of environments.openEnvironments()) void flows.rescan(id).catch(() => undefined)
    })
    opened.window.on('closed', () => {
      runNews.forget(opened.id)
      if (current === opened) current = undefined
    })
  }

  const tray = new AppTray({
    open: () => (current === undefined ? openWindow() : current.focus()),
    quit: () => app.quit(),
  })
  /** Menu and tray, in the language of the moment. */
  const showNativeWords = () => {
    const template = menuTemplate({
      platform: process.platform,
      isDevelopment,
      words: words().menu,
      send: (command) => current?.command(command),
      openLog: () => void desktop.openFile(log.path).catch(() => undefined),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
    if (hasTray) tray.show(flowsOn, words().tray)
  }

  app.on('second-instance', (_event, argv, workingDirectory) => {
    const { environmentPath } = readCommandLine(argv.slice(1), workingDirectory, options.ownPaths)
    if (current === undefined) {
      openAtStart = environmentPath
      openWindow()
      return
    }
    current.focus()
    if (environmentPath !== undefined) {
      current.command({ command: 'open-environment', path: environmentPath })
    }
  })
  app.on('before-quit', () => {
    isQuitting = true
  })
  app.on('window-all-closed', () => {
    if (!goesOn()) app.quit()
  })
  app.on('activate', () => {
    if (current === undefined) openWindow()
    else current.focus()
  })
  endGracefully(async () => {
    await triggers.then(
      (opened) => opened.close(),
      () => undefined,
    )
    flows.close()
    await connectors.close()
    await connections.close()
    await custom.close()
    await drivers.close()
    connectorWork.close()
    runNews.close()
    sandboxes.close()
    stopTellingFailures()
    files.close()
    await engine.close()
  })

  void app.whenReady().then(async () => {
    log.info(`Flowbench ${app.getVersion()} on Electron ${process.versions.electron}, ${process.platform}`)
    nativeTheme.themeSource = settings.get().theme
    nativeTheme.on('updated', () => {
      current?.window.setBackgroundColor(windowBackground(nativeTheme.shouldUseDarkColors))
    })
    guardSession(session.defaultSession)
    serveAppScheme(session.defaultSession, paths.renderer)
    registerHandlers(
      { ipcMain, isOurWindow: (id) => id === current?.id, log },
      {
        app: appHandlers({
          info,
          settings,
          shell: desktop,
          log,
          setUnsaved: (caller, names) => {
            if (caller.windowId === current?.id) current.setUnsaved(names)
          },
        }),
        environments: environmentHandlers(environments, desktop, () => words().pick),
        flows: flowHandlers(
          flows,
          services.templates,
          services.packages,
          new FlowExports({ environments, flows }),
          desktop,
          () => words().pick,
        ),
        runs: runHandlers(runs, runNews, desktop, () => words().pick),
        debug: debugHandlers(runs),
        drafts: draftHandlers(drafts),
        triggers: triggerHandlers(switches),
        connectors: connectorHandlers(services.connectors),
        connections: connectionHandlers({ ...connections, tester }),
        customConnectors: customConnectorHandlers(
          custom.service,
          custom.tryOperation,
          desktop,
          () => words().pick,
        ),
        gallery: galleryHandlers(custom.service),
        sandboxes: sandboxHandlers(sandboxes),
        tests: testHandlers(tests),
      },
    )
    showNativeWords()
    await environments.welcome().catch((error: unknown) => log.error('sample environment', error))
    openWindow()
    // Under the end-to-end tests a tray is there only when they say so: what the desktop has is none of theirs.
    hasTray = isUnderTest ? process.env.FLOWBENCH_E2E_TRAY === '1' : await hasTrayHost()
    log.info(hasTray ? 'the desktop shows tray icons' : 'the desktop shows no tray icons')
    engine.resumeAll().then(
      (resumed) => {
        log.info(`engine ready, ${resumed} runs go on`)
        keepFlowsOn(switches, log, (names, environmentId) => {
          flowsOn = names
          if (hasTray) tray.show(names, words().tray)
          windows.send('triggers:changed', { environmentId })
          // Nothing listens any more and nobody could reach it.
          if (current === undefined && !goesOn()) app.quit()
        })
      },
      (error: unknown) => {
        log.error('engine', error)
        if (error instanceof FlowError) tell(error.message, error.hint)
      },
    )
  })
}

/** Runs `close` once before the app ends, and does not wait for ever. */
function endGracefully(close: () => Promise<void>): void {
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    isClosed = true
    event.preventDefault()
    const timeout = new Promise((resolve) => setTimeout(resolve, closeTimeoutMs))
    void Promise.race([close().catch(() => undefined), timeout]).then(() => app.exit())
  })
}
