import { printJson } from '../../../shared/json/index.ts'
import type { CliIo } from '../cli-io.ts'
import { makeRunReport } from '../run/run-report.ts'
import { showResult } from '../run/show-result.ts'
import { glyphsFor } from '../terminal/glyphs.ts'
import { styleFor } from '../terminal/style.ts'
import { findRun, type RawRunsOptions, readHistoryRun, withHistory } from './run-history.ts'
import { showActions } from './show-actions.ts'

/** `flowbench runs show RUN`. Exit code 0 whatever became of the run. */
export async function showCommand(asked: string, raw: RawRunsOptions, io: CliIo): Promise<void> {
  await withHistory(raw, io, async (engine) => {
    const { flow, state, load } = await readHistoryRun(engine, await findRun(engine, asked))
    if (raw.json === true) {
      io.stdout.write(`${printJson(await makeRunReport(flow, state, load), { indent: 2 })}\n`)
    } else {
      const style = styleFor(io.stdout, io.env)
      const look = {
        style,
        glyphs: glyphsFor(io.env),
        columns: io.stdout.columns,
        verbose: raw.verbose === true,
      }
      io.stdout.write(showActions(flow.graph, state, look))
      io.stdout.write(await showResult(flow, state, load, look))
    }
    io.setExitCode(0)
  })
}
