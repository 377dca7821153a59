import { type SpawnOptions, spawn } from 'node:child_process'
import { type CommandLine, withSecretService } from './secret-service.ts'
import { makeThrowawayProfile } from './throwaway-profile.ts'
import { startVirtualScreen } from './xvfb.ts'

/** Set for the command, so that whatever it starts knows it has a screen already. */
export const displayMarker = 'FLOWBENCH_WITH_DISPLAY'

/**
 * Runs a command under a virtual screen, in a D-Bus session of its own with an unlocked throw-away keyring and fresh
 * XDG folders, and answers its exit code. On Windows and macOS, and inside another such run, it just runs.
 * What is not installed is said in a line and done without.
 */
export async function runWithDisplay(
  command: CommandLine,
  options: Pick<SpawnOptions, 'cwd' | 'env' | 'stdio'> = {},
): Promise<number> {
  const env = { ...(options.env ?? process.env) }
  if (process.platform !== 'linux' || env[displayMarker]) return await run(command, { ...options, env })

  const profile = makeThrowawayProfile()
  const screen = await startVirtualScreen(profile.folder).catch((error: unknown) => {
    console.error(`with-display: ${error instanceof Error ? error.message : String(error)}`)
    return null
  })
  if (!screen) console.error('with-display: no Xvfb; using the screen that is there, if any.')
  const wrapped = withSecretService(command)
  if (wrapped.missing.length > 0) {
    console.error(`with-display: no Secret Service (missing: ${wrapped.missing.join(', ')}).`)
  }
  if (screen) for (const name of ['WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_SESSION_TYPE']) delete env[name]
  delete env.DBUS_SESSION_BUS_ADDRESS
  Object.assign(env, profile.env, screen?.env, { [displayMarker]: '1', NO_AT_BRIDGE: '1' })
  try {
    return await run(wrapped.command, { ...options, env })
  } finally {
    await screen?.stop()
    profile.dispose()
  }
}

/** Runs to the end; a signal that ends us is handed on, so that nothing is left behind. */
function run([program, ...args]: CommandLine, options: SpawnOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    // Away from a terminal the command leads a process group, so that a signal reaches all that it started.
    const leadsGroup = process.platform !== 'win32' && !process.stdin.isTTY
    const child = spawn(program, args, { stdio: 'inherit', ...options, detached: leadsGroup })
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
    const handOn = (signal: NodeJS.Signals) => {
      if (leadsGroup && child.pid !== undefined) process.kill(-child.pid, signal)
      else child.kill(signal)
    }
    for (const signal of signals) process.on(signal, handOn)
    const finish = () => {
      for (const signal of signals) process.off(signal, handOn)
    }
    child.once('error', (error) => {
      finish()
      reject(error)
    })
    child.once('close', (code, signal) => {
      finish()
      resolve(code ?? (signal ? 128 : 1))
    })
  })
}
