import type { ChildProcess } from 'node:child_process'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { checkoutRoot } from '../../../build/scripts/checkout-root.ts'
import { currentUser, electronArguments } from '../../../build/scripts/launcher/electron-arguments.ts'
import { makeAppFolders } from './app-folders.ts'
import { electronPath } from './electron-path.ts'

/** How to start the app; whatever is left out is fresh and thrown away. */
export interface LaunchOptions {
  /** Hand in the folder of an earlier start to start the same installation again. */
  readonly userDataDir?: string
  /** Stands for the person's Documents folder (FLOWBENCH_DOCUMENTS). */
  readonly documentsDir?: string
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

/** A running app and its first window. */
export interface LaunchedApp {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  readonly documents: string
  /** What the main process printed since it was up (earlier lines are in its log file). */
  output(): string
  /** Has the process ended? */
  hasExited(): boolean
  /** Quits as a person would, then removes the fresh folders. Throws when the app does not end in time. */
  close(): Promise<void>
  /** Ends the process at once, as a power cut would; the folders stay. */
  kill(): Promise<void>
  /** Removes the fresh folders (after `kill`). */
  dispose(): void
}

/** An app that has not ended so long after it was asked to quit never will. */
const quitTimeoutMs = 20_000

/** Starts the app of this checkout (built before, by `npm test` or `npm run build`) in a real Electron. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const folders = makeAppFolders(options)
  const { args } = electronArguments(
    checkoutRoot,
    [`--user-data-dir=${folders.userData}`, ...(options.args ?? [])],
    currentUser(),
  )
  const app = await _electron.launch({
    executablePath: await electronPath(),
    args,
    cwd: checkoutRoot,
    env: {
      ...definedEnv(process.env),
      FLOWBENCH_E2E: '1',
      FLOWBENCH_DOCUMENTS: folders.documents,
      ...options.env,
    },
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk.toString()
  }
  const child = app.process()
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const hasExited = () => child.exitCode !== null || child.signalCode !== null
  // `close` comes after `exit`, when the processes that Chromium started have let go of the output too.
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const kill = async () => {
    if (!hasExited()) killWithChildren(child)
    await exited
  }
  const page = await app.firstWindow().catch(async (cause: unknown) => {
    await kill()
    folders.dispose()
    throw new Error(`The app opened no window. It printed:\n${output}`, { cause })
  })
  return {
    app,
    page,
    userData: folders.userData,
    documents: folders.documents,
    output: () => output,
    hasExited,
    close: async () => {
      await endInTime(app.close(), kill)
      await exited
      folders.dispose()
    },
    kill,
    dispose: folders.dispose,
  }
}

/** Ends the process and those that Chromium started, which would go on writing to the folders for a moment. */
function killWithChildren(child: ChildProcess): void {
  try {
    // Playwright starts it as the leader of a process group, where there are such.
    if (process.platform !== 'win32' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/** Waits for the end of an app that was asked to quit; one that stays is killed and reported. */
async function endInTime(closed: Promise<void>, kill: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<'too long'>((resolve) => {
    timer = setTimeout(() => resolve('too long'), quitTimeoutMs)
  })
  const outcome = await Promise.race([closed, tooLong])
  clearTimeout(timer)
  if (outcome !== 'too long') return
  await kill()
  throw new Error(`The app had not quit ${quitTimeoutMs / 1000} s after it was asked to.`)
}

/** The environment without unset names; ELECTRON_RUN_AS_NODE would make the app a plain Node. */
function definedEnv(env: NodeJS.ProcessEnv): Record<string, string> {
  const defined: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE') defined[name] = value
  }
  return defined
}
