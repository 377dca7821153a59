import { basename, dirname, isAbsolute, resolve } from 'node:path'

/** What the app's command line asks for. */
export interface StartOptions {
  /** Folder for settings, history and logs instead of the system's place; absolute. */
  readonly userDataDir: string | undefined
  /** Environment folder to open; absolute, not looked at yet. */
  readonly environmentPath: string | undefined
}

/** Switches that may stand apart from their value. */
const valueSwitches = new Set(['--user-data-dir'])

/**
 * Reads the arguments after the program (and, where a bare Electron runs us, after the app's own path). Switches that
 * are Chromium's or Playwright's are passed over.
 * @param cwd folder against which relative paths are meant
 * @param ownPaths paths of the app itself, which Electron puts among the arguments
 */
export function readCommandLine(
  args: readonly string[],
  cwd: string,
  ownPaths: readonly string[] = [],
): StartOptions {
  let userDataDir: string | undefined
  let environmentPath: string | undefined
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    const [name, inline] = splitSwitch(arg)
    if (name === '--user-data-dir') userDataDir = inline ?? args[index + 1]
    if (valueSwitches.has(name) && inline === undefined) index += 1
    if (arg.startsWith('-') || arg === '') continue
    const path = resolve(cwd, arg)
    if (!ownPaths.includes(path)) environmentPath = path
  }
  return {
    userDataDir: userDataDir === undefined || userDataDir === '' ? undefined : resolve(cwd, userDataDir),
    environmentPath: environmentPath === undefined ? undefined : environmentFolderOf(environmentPath),
  }
}

/** A file of an environment stands for its folder: one opens `environment.json` or a flow from the file manager. */
function environmentFolderOf(path: string): string {
  if (!isAbsolute(path) || !/\.json$/i.test(path)) return path
  const folder = dirname(path)
  return basename(folder) === 'flows' ? dirname(folder) : folder
}

function splitSwitch(arg: string): readonly [name: string, value: string | undefined] {
  const at = arg.indexOf('=')
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)]
}
