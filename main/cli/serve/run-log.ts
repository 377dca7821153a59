import type { RunSummary } from '../../../shared/run/index.ts'
import type { EngineHost } from '../../services/engine-host.ts'
import type { CliIo } from '../cli-io.ts'
import { formatDuration } from '../terminal/duration.ts'
import { styleFor } from '../terminal/style.ts'

/** Writes a line for each run that ends to standard error. Returns the undoing. */
export function showRuns(engine: EngineHost, io: CliIo): () => void {
  const style = styleFor(io.stderr, io.env)
  return engine.subscribe(({ runId, events }) => {
    if (events.at(-1)?.event.type !== 'run-completed') return
    const show = (run: RunSummary | undefined) => {
      if (run !== undefined) io.stderr.write(`${lineOf(run, style)}\n`)
    }
    // A history that is closed meanwhile has nothing more to show.
    engine.getRun(runId).then(show, () => undefined)
  })
}

function lineOf(run: RunSummary, style: ReturnType<typeof styleFor>): string {
  const endTime = run.endTime ?? run.startTime
  const time = new Date(endTime).toTimeString().slice(0, 8)
  const status = run.status === 'Succeeded' ? style.green(run.status) : style.red(run.status)
  const error = run.error === undefined ? '' : `  ${run.error.message}`
  const took = formatDuration(endTime - run.startTime)
  return `${style.dim(time)}  ${run.flowName}  ${status}  ${took}  ${style.dim(run.runId)}${error}`
}
