import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { RequestError } from '../../../shared/errors/index.ts'
import { readPublicAddress } from '../../../shared/ipc/public-address.ts'
import type { CliIo } from '../cli-io.ts'

/** What commander gives for `flowbench serve`. */
export interface RawServeOptions {
  readonly data?: string
  readonly port?: string
  readonly publicUrl?: string
  readonly grace?: string
  readonly sandbox?: boolean
  readonly json?: boolean
  readonly verbose?: boolean
}

/** The options of `flowbench serve`, checked. */
export interface ServeOptions {
  /** Absolute. */
  readonly folder: string
  /** Absolute. */
  readonly dataFolder: string
  readonly port: number | undefined
  /** Where the world reaches the callbacks, such as the address of a tunnel. */
  readonly publicAddress: string | undefined
  readonly graceMs: number
  /** Flows listen to the sandboxes of their connectors and run in them. */
  readonly sandboxes: boolean
  readonly json: boolean
  readonly verbose: boolean
}

/** Longest time that actions under way are waited for, in seconds. */
const maxGraceSeconds = 3600

/** Checks the options. Throws RequestError `cli.*`. */
export function readServeOptions(
  folder: string,
  raw: RawServeOptions,
  io: Pick<CliIo, 'cwd' | 'env'>,
): ServeOptions {
  const absolute = resolve(io.cwd, folder)
  return {
    folder: absolute,
    dataFolder: raw.data === undefined ? ownDataFolder(absolute, io.env) : resolve(io.cwd, raw.data),
    port: raw.port === undefined ? undefined : readNumber(raw.port, 'cli.invalid-port', 'port', 1, 65_535),
    publicAddress: raw.publicUrl === undefined ? undefined : readPublicUrl(raw.publicUrl),
    graceMs: readNumber(raw.grace ?? '10', 'cli.invalid-grace', 'time in seconds', 0, maxGraceSeconds) * 1000,
    sandboxes: raw.sandbox === true,
    json: raw.json === true,
    verbose: raw.verbose === true,
  }
}

function readPublicUrl(text: string): string {
  const read = readPublicAddress(text)
  if ('address' in read && read.address !== '') return read.address
  throw new RequestError('cli.invalid-public-url', `“${text}” is no public address.`, {
    hint: 'Give the https address of your tunnel, without a query: --public-url https://name.example',
  })
}

function readNumber(text: string, code: `cli.${string}`, what: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text.trim()) && number >= least && number <= most) return number
  throw new RequestError(code, `“${text}” is no ${what}.`, {
    hint: `Give a whole number from ${least} to ${most}.`,
  })
}

/** Where the state of a folder is kept when nobody says where: among the person's own data, not beside the flows. */
function ownDataFolder(folder: string, env: CliIo['env']): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return join(dataHome(env), 'flowbench', 'serve', hash)
}

function dataHome(env: CliIo['env']): string {
  if (process.platform === 'win32') return env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  const given = env.XDG_DATA_HOME
  return given?.startsWith('/') ? given : join(homedir(), '.local', 'share')
}
