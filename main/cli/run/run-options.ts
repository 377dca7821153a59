import { resolve } from 'node:path'
import { RequestError } from '../../../shared/errors/index.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import type { MockMode } from '../../../shared/run/index.ts'
import { isObject } from '../../../shared/wdl/lookup.ts'
import type { CliIo } from '../cli-io.ts'
import { readArgumentFile } from './argument-file.ts'

/** What commander gives for `flowbench run`. */
export interface RawRunOptions {
  readonly trigger?: string
  readonly body?: string
  readonly mocks?: string
  readonly sandbox?: boolean
  readonly strict?: boolean
  readonly now?: string
  readonly realTime?: boolean
  readonly flow?: string
  readonly parameter?: readonly string[]
  readonly data?: string
  readonly record?: string
  readonly replay?: string
  readonly json?: boolean
  readonly verbose?: boolean
}

/** The options of `flowbench run`, checked. */
export interface RunOptions {
  readonly trigger?: string
  /** JSON text of the trigger's body. */
  readonly triggerBody?: string
  readonly mocks: MockMode
  /** Connectors that have a sandbox are answered there. */
  readonly sandboxes: boolean
  /** JSON text of the mock script. */
  readonly mockScript?: string
  /** Fixed clock, ms since 1970 UTC. */
  readonly fixedNow?: number
  /** Waits pass at once: with mocks nobody is waited for. */
  readonly time?: 'hurried'
  /** Which definition of a file with several. */
  readonly flow?: string
  /** Values by parameter name, as typed by the person. */
  readonly parameters: ReadonlyMap<string, string>
  /** Absolute folder that keeps the run history; in memory without. */
  readonly dataFolder?: string
  /** Absolute file that the traffic of the run is written to. */
  readonly recordFile?: string
  /** Absolute file whose traffic answers the calls. */
  readonly replayFile?: string
  readonly json: boolean
  readonly verbose: boolean
  /** What the person should know of how the options were taken. */
  readonly notices: readonly string[]
}

/**
 * Checks the options and reads the files they name.
 * @throws RequestError `cli.*`, FileError `file.*`
 */
export async function readRunOptions(raw: RawRunOptions, io: CliIo): Promise<RunOptions> {
  const notices: string[] = []
  const mocks = await readAnswers(raw, io)
  const triggerBody = raw.body === undefined ? undefined : await readBody(raw.body, io)
  const fixedNow = raw.now === undefined ? undefined : readTime(raw.now)
  if (fixedNow !== undefined && raw.realTime === true) {
    throw new RequestError('cli.conflicting-options', '--now and --real-time both say how time goes.', {
      hint: 'Give one of them.',
    })
  }
  if (raw.record !== undefined && raw.replay !== undefined) {
    throw new RequestError('cli.conflicting-options', '--record makes the calls that --replay answers.', {
      hint: 'Give one of them.',
    })
  }
  const isHurried =
    (mocks.mocks !== 'none' || raw.replay !== undefined) && fixedNow === undefined && raw.realTime !== true
  return {
    ...(raw.trigger === undefined ? {} : { trigger: raw.trigger }),
    ...(triggerBody === undefined ? {} : { triggerBody }),
    ...mocks,
    sandboxes: raw.sandbox === true,
    ...(fixedNow === undefined ? {} : { fixedNow }),
    ...(isHurried ? { time: 'hurried' } : {}),
    ...(raw.flow === undefined ? {} : { flow: raw.flow }),
    parameters: readParameters(raw.parameter ?? []),
    ...(raw.data === undefined ? {} : { dataFolder: resolve(io.cwd, raw.data) }),
    ...(raw.record === undefined ? {} : { recordFile: resolve(io.cwd, raw.record) }),
    ...(raw.replay === undefined ? {} : { replayFile: resolve(io.cwd, raw.replay) }),
    json: raw.json === true,
    verbose: raw.verbose === true,
    notices,
  }
}

async function readBody(argument: string, io: CliIo): Promise<string> {
  const text = argument.startsWith('@') ? await readArgumentFile(argument.slice(1), io) : argument
  try {
    return printJson(parseJson(text))
  } catch (error) {
    throw new RequestError('cli.invalid-body', `The body is not JSON: ${messageOf(error)}`, {
      hint: argument.startsWith('@')
        ? mendHint(argument.slice(1))
        : 'Quote it for the shell, as in --body \'{"text":"hello"}\', or put it into a file: --body @body.json.',
      cause: error,
    })
  }
}

/** How calls are answered: by the services, by mocks, or by sandboxes with mocks beside them. */
async function readAnswers(
  { mocks, sandbox, strict }: RawRunOptions,
  io: CliIo,
): Promise<{ mocks: MockMode; mockScript?: string }> {
  if (strict === true && sandbox !== true) {
    throw new RequestError(
      'cli.conflicting-options',
      '--strict says what --sandbox does, and is nothing alone.',
      {
        hint: 'Give --sandbox as well; in a mock script "$unanswered": "fail" does the same.',
      },
    )
  }
  const read = await readMocks(sandbox === true ? (mocks ?? 'auto') : mocks, io)
  if (strict !== true) return read
  const script = read.mockScript === undefined ? {} : (parseJson(read.mockScript) as WdlObject)
  return { mocks: 'script', mockScript: printJson({ $unanswered: 'fail', ...script }) }
}

async function readMocks(
  argument: string | undefined,
  io: CliIo,
): Promise<{ mocks: MockMode; mockScript?: string }> {
  if (argument === undefined) return { mocks: 'none' }
  if (argument === 'auto') return { mocks: 'auto' }
  const text = await readArgumentFile(argument, io)
  try {
    const script = parseJson(text)
    if (isObject(script)) return { mocks: 'script', mockScript: printJson(script) }
  } catch (error) {
    throw new RequestError('cli.invalid-mocks', `The mock script is not JSON: ${messageOf(error)}`, {
      hint: mendHint(argument),
      cause: error,
    })
  }
  throw new RequestError(
    'cli.invalid-mocks',
    'The mock script is not a JSON object of answers by action name.',
    {
      hint: 'It looks like {"Get_items": {"statusCode": 200, "body": {}}}; docs/cli.md tells more.',
    },
  )
}

/** An ISO 8601 time; without a zone it is UTC, so that a run is the same on every machine. */
function readTime(argument: string): number {
  const match = isoTime.exec(argument.trim())
  const text =
    match === null ? undefined : `${match[1]}T${match[2] ?? '00:00'}${match[3] ?? ''}${match[4] ?? 'Z'}`
  const time = text === undefined ? Number.NaN : Date.parse(text)
  if (
    !Number.isFinite(time) ||
    new Date(`${match?.[1]}T00:00:00Z`).getUTCDate() !== Number(match?.[1]?.slice(-2))
  ) {
    throw new RequestError('cli.invalid-time', `“${argument}” is not a time.`, {
      hint: 'Write it as ISO 8601, such as 2026-01-31T08:00:00Z.',
    })
  }
  return time
}

const isoTime = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?)?$/i

function readParameters(pairs: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    if (at < 1) {
      throw new RequestError('cli.invalid-parameter', `“${pair}” does not give a parameter a value.`, {
        hint: 'Write --parameter NAME=VALUE.',
      })
    }
    values.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return values
}

function mendHint(file: string): string {
  return file === '-' ? 'Mend what comes on standard input.' : `Mend ${file}.`
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
