import { execFile } from 'node:child_process'

/** What the desktop's Secret Service says of its default collection. `unknown` where it cannot be asked. */
export type CollectionState = 'unlocked' | 'locked' | 'denied' | 'no-collection' | 'no-service' | 'unknown'

const path = '/org/freedesktop/secrets/aliases/default'
const getLocked = ['org.freedesktop.Secret.Collection', 'Locked'] as const

/** Programs that can ask a question on the session bus; desktops have at least one of them. */
const askers: readonly (readonly [program: string, args: readonly string[]])[] = [
  [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      '--reply-timeout=3000',
      '--dest=org.freedesktop.secrets',
      path,
      'org.freedesktop.DBus.Properties.Get',
      ...getLocked.map((word) => `string:${word}`),
    ],
  ],
  [
    'gdbus',
    [
      'call',
      '--session',
      '--timeout=3',
      '--dest=org.freedesktop.secrets',
      `--object-path=${path}`,
      '--method=org.freedesktop.DBus.Properties.Get',
      ...getLocked,
    ],
  ],
]

/**
 * Asks whether the default keyring is open, without opening it: a plain read of a locked one would put up a window
 * and wait, and once that is closed, answer as if there were no such secret. Never rejects.
 * Source: freedesktop.org Secret Service API, "Collection".
 */
export async function probeSecretService(): Promise<CollectionState> {
  if (!process.env.DBUS_SESSION_BUS_ADDRESS && !process.env.XDG_RUNTIME_DIR) return 'no-service'
  for (const [program, args] of askers) {
    const said = await ask(program, args)
    if (said !== undefined) return stateOf(said)
  }
  return 'unknown'
}

/** What the program said, on either of its outputs; `undefined` when it is not installed. */
function ask(program: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { timeout: 5_000, env: { ...process.env, LC_ALL: 'C' } }
    execFile(program, args, options, (error, stdout, stderr) => {
      const isMissing = error !== null && (error as NodeJS.ErrnoException).code === 'ENOENT'
      resolve(isMissing ? undefined : `${stdout}\n${stderr}`)
    })
  })
}

function stateOf(said: string): CollectionState {
  if (/boolean true|<true>/.test(said)) return 'locked'
  if (/boolean false|<false>/.test(said)) return 'unlocked'
  // The session bus does not let us talk to it: a sandbox (Flatpak, Snap) without that permission.
  if (/AccessDenied|Rejected send message/i.test(said)) return 'denied'
  if (
    /ServiceUnknown|not provided|Failed to (open|connect)|autolaunch|Cannot (autolaunch|connect)|could not connect/i.test(
      said,
    )
  )
    return 'no-service'
  if (/Unknown(Object|Method|Interface)|does not exist|No such (object|interface|property)/i.test(said))
    return 'no-collection'
  return 'unknown'
}
