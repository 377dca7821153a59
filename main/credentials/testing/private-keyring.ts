import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

/** A Secret Service of this test's own: a session bus and an unlocked gnome-keyring in throw-away folders. */
export interface PrivateKeyring {
  /** As a screen saver or a person does it. */
  lock(): Promise<void>
  /** As a login does it: the daemon is told the password. */
  unlock(): Promise<void>
  /** From now on the bus lets nobody talk to it, as the sandbox of a Flatpak or Snap without that permission. */
  deny(): Promise<void>
  /** Takes `deny` back. */
  allow(): Promise<void>
  /** The person closes the window in which the keyring asks for its password, once it is there. */
  closePrompt(): Promise<void>
  /** Ends it and gives the process its environment back. */
  stop(): Promise<void>
}

const password = 'throw-away'
const needed = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon']

/** Why there can be no private keyring here; `undefined` where there can. */
export function whyNoKeyring(): string | undefined {
  if (process.platform !== 'linux') return 'gnome-keyring is for Linux'
  const folders = (process.env.PATH ?? '').split(delimiter)
  const missing = needed.filter((name) => !folders.some((folder) => existsSync(join(folder, name))))
  return missing.length === 0 ? undefined : `not installed: ${missing.join(', ')}`
}

/**
 * Starts bus and keyring and points this process at them; the person's own are out of reach until `stop`. The process
 * must not have met a session bus before: libraries remember theirs.
 */
export async function startPrivateKeyring(): Promise<PrivateKeyring> {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-keyring-'))
  const given = { ...process.env }
  const own: Record<string, string> = {
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
  }
  for (const path of Object.values(own)) mkdirSync(path)
  chmodSync(join(folder, 'run'), 0o700)
  Object.assign(process.env, own)
  const busFile = join(folder, 'bus.conf')
  writeFileSync(busFile, busConfiguration(folder, false))
  const bus = spawn(
    'dbus-daemon',
    [`--config-file=${busFile}`, '--nofork', '--print-address=1', '--nosyslog'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  process.env.DBUS_SESSION_BUS_ADDRESS = await firstLine(bus)
  const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  keyring.stdin?.end(password)
  const stop = async () => {
    await Promise.all([keyring, bus].map(end))
    for (const name of [...Object.keys(own), 'DBUS_SESSION_BUS_ADDRESS']) {
      const value = given[name]
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  try {
    await untilThere()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    lock: async () => {
      const collection = '/org/freedesktop/secrets/collection/login'
      const path = '/org/freedesktop/secrets'
      await ask(
        'org.freedesktop.secrets',
        path,
        'org.freedesktop.Secret.Service.Lock',
        `array:objpath:${collection}`,
      )
    },
    deny: () => reconfigure(busFile, busConfiguration(folder, true)),
    allow: () => reconfigure(busFile, busConfiguration(folder, false)),
    closePrompt,
    unlock: () => tellPassword(join(own.XDG_RUNTIME_DIR ?? '', 'keyring', 'control')),
    stop,
  }
}

const run = promisify(execFile)
const busName = 'org.freedesktop.DBus'

/** As the session's own, with a policy that can be changed. */
function busConfiguration(folder: string, isDenied: boolean): string {
  const rules = isDenied ? '<deny send_destination="org.freedesktop.secrets"/>' : ''
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <auth>EXTERNAL</auth>
  <standard_session_servicedirs/>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    ${rules}
  </policy>
</busconfig>
`
}

async function reconfigure(file: string, text: string): Promise<void> {
  writeFileSync(file, text)
  await run('dbus-send', ['--session', '--print-reply', `--dest=${busName}`, '/', `${busName}.ReloadConfig`])
}

/** Waits for the program that shows the keyring's window, and ends it: the keyring takes that as a refusal. */
async function closePrompt(): Promise<void> {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    const name = 'string:org.gnome.keyring.SystemPrompter'
    const said = await ask(busName, '/', `${busName}.GetConnectionUnixProcessID`, name).catch(() => '')
    const pid = /uint32 (\d+)/.exec(said)?.[1]
    if (pid !== undefined) {
      process.kill(Number(pid))
      return
    }
    await delay(50)
  }
  throw new Error('The private keyring showed no window.')
}

async function ask(destination: string, path: string, method: string, argument: string): Promise<string> {
  const words = ['--session', '--print-reply', `--dest=${destination}`, path, method, argument]
  return (await run('dbus-send', words)).stdout
}

async function untilThere(): Promise<void> {
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    const bus = 'org.freedesktop.DBus'
    const said = await ask(bus, '/', `${bus}.NameHasOwner`, 'string:org.freedesktop.secrets').catch(() => '')
    if (said.includes('boolean true')) return
    await delay(20)
  }
  throw new Error('The private keyring did not come up.')
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('error', reject)
    child.once('exit', () => reject(new Error('The private session bus did not come up.')))
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const line = /^(.+)\n/.exec(said)?.[1]
      if (line !== undefined) resolve(line)
    })
  })
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** The daemon's control protocol, as its PAM module speaks it: a byte, then length, operation 1 (unlock), the password. */
function tellPassword(socketPath: string): Promise<void> {
  const secret = Buffer.from(password)
  const head = Buffer.alloc(12)
  head.writeUInt32BE(head.length + secret.length, 0)
  head.writeUInt32BE(1, 4)
  head.writeUInt32BE(secret.length, 8)
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath)
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.write(Buffer.from([0]))
      socket.write(Buffer.concat([head, secret]))
    })
    socket.once('data', (answer: Buffer) => {
      socket.destroy()
      if (answer.length >= 8 && answer.readUInt32BE(4) === 0) resolve()
      else reject(new Error('The private keyring did not take its password.'))
    })
  })
}
