import { execFile } from 'node:child_process'

/** Who shows tray icons on a Linux desktop. Source: freedesktop.org, "StatusNotifierItem". */
const watcher = 'org.kde.StatusNotifierWatcher'

/** How long the session bus may take to answer, in ms. */
const limitMs = 3_000

/** Programs that can ask the session bus whether somebody goes by a name; desktops have at least one of them. */
const askers: readonly (readonly [program: string, args: readonly string[]])[] = [
  [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      `string:${watcher}`,
    ],
  ],
  [
    'gdbus',
    [
      'call',
      '--session',
      '--dest=org.freedesktop.DBus',
      '--object-path=/org/freedesktop/DBus',
      '--method=org.freedesktop.DBus.NameHasOwner',
      watcher,
    ],
  ],
]

/** Runs a program; answers what it printed, or undefined when it failed or is not there. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string | undefined>

/**
 * Whether the system shows tray icons: always on Windows and macOS; on Linux only where the desktop has a
 * StatusNotifier host. An app that hides where nobody shows its icon could not be reached any more. Never rejects.
 */
export async function hasTrayHost(
  platform: NodeJS.Platform = process.platform,
  run: RunProgram = runProgram,
): Promise<boolean> {
  if (platform === 'win32' || platform === 'darwin') return true
  for (const [program, args] of askers) {
    const said = await run(program, args)
    if (said !== undefined) return /\btrue\b/.test(said)
  }
  return false
}

function runProgram(program: string, args: readonly string[]): Promise<string | undefined> {
  // Without a session bus the programs would try to start one.
  if (!process.env.DBUS_SESSION_BUS_ADDRESS && !process.env.XDG_RUNTIME_DIR) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    execFile(program, args, { timeout: limitMs }, (error, stdout) =>
      resolve(error === null ? stdout : undefined),
    )
  })
}
