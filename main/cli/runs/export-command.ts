import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { FileError, RequestError } from '../../../shared/errors/index.ts'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import type { TestAim } from '../../../shared/flow-tests/index.ts'
import { printJson } from '../../../shared/json/index.ts'
import type { RunSummary } from '../../../shared/run/index.ts'
import { flowOfRun } from '../../services/flow-test-flow.ts'
import { makeTestOfRun, readRunForTest } from '../../services/flow-test-of-run.ts'
import type { LocalEngine } from '../../services/local-engine-host.ts'
import type { CliIo } from '../cli-io.ts'
import { makeRunReport } from '../run/run-report.ts'
import { findRun, type RawRunsOptions, readHistoryRun, withHistory } from './run-history.ts'

export interface RawExportOptions extends RawRunsOptions {
  readonly as: string
  readonly expect: string
  readonly output?: string
}

const aims: Readonly<Record<string, TestAim>> = { 'what-happened': 'as-it-ran', success: 'succeeds' }

/** `flowbench runs export RUN`. Exit code 0. */
export async function exportCommand(asked: string, raw: RawExportOptions, io: CliIo): Promise<void> {
  await withHistory(raw, io, async (engine) => {
    const aim = aims[raw.expect]
    if (!['report', 'events', 'test'].includes(raw.as) || aim === undefined) {
      throw new RequestError(
        'cli.invalid-export',
        `“${aim === undefined ? raw.expect : raw.as}” cannot be written.`,
        {
          hint: '--as takes report, events or test; --expect takes what-happened or success.',
        },
      )
    }
    const run = await findRun(engine, asked)
    const text = raw.as === 'test' ? await testText(engine, run, aim, io) : await runText(engine, run, raw.as)
    if (raw.output === undefined) io.stdout.write(text)
    else await write(resolve(io.cwd, raw.output), text)
    io.setExitCode(0)
  })
}

async function runText(engine: LocalEngine, run: RunSummary, as: string): Promise<string> {
  const { flow, state, load, events } = await readHistoryRun(engine, run)
  const value = as === 'report' ? await makeRunReport(flow, state, load) : (events as unknown as WdlValue)
  return `${printJson(value, { indent: 2 })}\n`
}

async function testText(engine: LocalEngine, run: RunSummary, aim: TestAim, io: CliIo): Promise<string> {
  const read = await readRunForTest(engine, run.runId)
  const { text, findings, notes } = await makeTestOfRun(read, flowOfRun(read), { aim })
  for (const { kind, preview, replacement, count } of findings) {
    io.stderr.write(
      `scrubbed: ${kind} ${preview} became ${replacement}${count > 1 ? ` (${count} times)` : ''}\n`,
    )
  }
  for (const note of notes) io.stderr.write(`note: ${note}\n`)
  return text
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text)
  } catch (error) {
    throw new FileError('file.unwritable', `“${path}” cannot be written: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
