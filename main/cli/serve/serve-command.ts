import { RequestError } from '../../../shared/errors/index.ts'
import { openSandboxes, sandboxesPathOf } from '../../services/open-sandboxes.ts'
import { ServedFolder } from '../../services/serve-folder.ts'
import { openTriggerHost, type TriggerHost } from '../../services/trigger-host.ts'
import { watchFolders } from '../../storage/environment-watch.ts'
import type { CliIo } from '../cli-io.ts'
import { lateConnections } from '../connections/cli-connections.ts'
import { leaveInterrupted } from '../process-io.ts'
import { reportError } from '../report-error.ts'
import { showRuns } from './run-log.ts'
import { type RawServeOptions, readServeOptions, type ServeOptions } from './serve-options.ts'
import { jsonReport, type ServeReport, textReport } from './serve-report.ts'

/**
 * `flowbench serve DIR`: turns the flows of a folder on and listens until it is told to stop. Resolves when it has
 * stopped. Exit code 0, or 2 when there is nothing that could be served.
 */
export async function serveCommand(folder: string, raw: RawServeOptions, io: CliIo): Promise<void> {
  const options = readServeOptions(folder, raw, io)
  const notify = (message: string) => io.stderr.write(`note: ${message}\n`)
  const connections = lateConnections(options.folder, io)
  const sandboxes = options.sandboxes ? openSandboxes(sandboxesPathOf(options.dataFolder)) : undefined
  const host = await openTriggerHost({
    ...(sandboxes === undefined ? {} : { sandboxes }),
    connections: connections.port,
    dataFolder: options.dataFolder,
    ...(options.port === undefined ? {} : { port: options.port }),
    publicAddress: options.publicAddress,
    notify,
    onError: (error) => reportError(error, io, { verbose: options.verbose }),
  })
  const report = options.json ? jsonReport(io) : textReport(io)
  const stop = stopSignal(io)
  let isAtRest = false
  try {
    await serve(host, options, report, io, stop.asked)
    report.stopping()
  } finally {
    isAtRest = await host.close(options.graceMs)
    await connections.close()
    stop.end()
  }
  report.stopped(isAtRest)
  io.setExitCode(0)
}

async function serve(
  host: TriggerHost,
  options: ServeOptions,
  report: ServeReport,
  io: CliIo,
  stopAsked: Promise<void>,
): Promise<void> {
  const served = await ServedFolder.open(options.folder, host.triggers, { usesSandboxes: options.sandboxes })
  const resumed = await host.engine.resumeAll()
  const first = await served.refresh()
  report.flows(first)
  const on = host.triggers.list().length
  if (first.length === 0) {
    throw new RequestError('cli.nothing-to-serve', `There are no flows in “${served.folder.flowsFolder}”.`, {
      hint: 'Put flow files there, or make one: flowbench new',
    })
  }
  const hideRuns = io.stderr.isTTY || options.verbose ? showRuns(host.engine, io) : () => {}
  let refreshing = Promise.resolve()
  const unwatch = watchFolders([served.folder.flowsFolder], () => {
    refreshing = refreshing
      .then(async () => report.flows(await served.refresh()))
      .catch((error: unknown) => reportError(error, io, { verbose: options.verbose }))
  })
  report.ready({ name: served.folder.name, port: host.port, on, resumed })
  await stopAsked
  unwatch()
  hideRuns()
  await refreshing
}

/** The first Ctrl+C or SIGTERM asks to stop, the second leaves at once. */
function stopSignal(io: CliIo): { readonly asked: Promise<void>; end(): void } {
  let end = () => {}
  let isAsked = false
  const asked = new Promise<void>((resolve) => {
    end = io.onInterrupt(() => {
      if (isAsked) leaveInterrupted(io)
      isAsked = true
      resolve()
    })
  })
  return { asked, end: () => end() }
}
