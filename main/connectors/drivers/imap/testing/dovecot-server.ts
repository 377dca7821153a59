import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  accessSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { TestCertificate } from '../../../testing/certificates.ts'

const program = '/usr/sbin/dovecot'

/** Whether Debian's dovecot-imapd is installed. */
export function hasDovecot(): boolean {
  try {
    accessSync(program)
    return true
  } catch {
    return false
  }
}

/** The only account of the server. */
export const mailAccount = { user: 'alex@contoso.example', password: 'p\u00e4ss-w0rd' }

/** A real IMAP server of this machine, with an empty mailbox. */
export interface DovecotServer {
  /** With TLS from the first byte. */
  readonly imapsPort: number
  /** With STARTTLS. */
  readonly imapPort: number
  /** Lays a mail into the inbox as a mail program of the machine does; `received` is when it came. */
  deliver(mail: string | Uint8Array, received?: Date): void
  /** Names of the files in a folder of the mailbox: `cur` of INBOX. Flags are at their end: `:2,FS`. */
  files(folder: string): readonly string[]
  /** Takes all mails out of all folders. */
  empty(): void
  /** Forgets the numbers of all mails, as a server does that is restored or moved: UIDVALIDITY is another one then. */
  renumber(): Promise<void>
  log(): string
  stop(): Promise<void>
}

/** Starts a server on free ports, in a folder of its own, as a user without rights. */
export async function startDovecot(certificate: TestCertificate): Promise<DovecotServer> {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-dovecot-'))
  const [imapPort, imapsPort] = [await freePort(), await freePort()]
  const user = ownUser()
  for (const name of ['', 'run', 'state', 'mail', 'home']) {
    mkdirSync(join(folder, name), { recursive: true })
    if (user.isOther) chownSync(join(folder, name), user.uid, user.gid)
  }
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    if (user.isOther) chownSync(join(folder, name), user.uid, user.gid)
    return join(folder, name)
  }
  write('cert.pem', certificate.cert)
  write('key.pem', certificate.key)
  write('users', `${mailAccount.user}:{PLAIN}${mailAccount.password}::::::\n`)
  const config = write('dovecot.conf', configOf(folder, user, imapPort, imapsPort))
  const server = spawn(program, ['-F', '-c', config], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(user.isOther ? { uid: user.uid, gid: user.gid } : {}),
  })
  let said = ''
  server.stderr?.on('data', (chunk) => {
    said += String(chunk)
  })
  const log = () =>
    `${said}${readdirSync(folder).includes('log') ? readFileSync(join(folder, 'log'), 'utf8') : ''}`
  await untilItAnswers(server, imapPort, log)
  const maildir = join(folder, 'mail', mailAccount.user)
  let delivered = 0
  return {
    imapPort,
    imapsPort,
    log,
    deliver: (mail, received = new Date()) => {
      delivered += 1
      const name = `${Math.floor(received.getTime() / 1000)}.${delivered}.test`
      const [drafted, final] = [join(maildir, 'tmp', name), join(maildir, 'new', name)]
      for (const part of ['tmp', 'new', 'cur']) {
        mkdirSync(join(maildir, part), { recursive: true })
        if (user.isOther) chownSync(join(maildir, part), user.uid, user.gid)
      }
      if (user.isOther) chownSync(maildir, user.uid, user.gid)
      writeFileSync(drafted, mail)
      utimesSync(drafted, received, received)
      if (user.isOther) chownSync(drafted, user.uid, user.gid)
      renameSync(drafted, final)
    },
    files: (name) => readdirSync(join(maildir, name)).sort(),
    empty: () => {
      for (const name of readdirSync(maildir, { recursive: true }).map(String)) {
        if (/(^|\/)(new|cur)\/[^/]+$/.test(name)) rmSync(join(maildir, name), { force: true })
      }
    },
    renumber: async () => {
      for (const name of readdirSync(maildir)) {
        if (name.startsWith('dovecot')) rmSync(join(maildir, name), { recursive: true })
      }
      // UIDVALIDITY is a time in whole seconds.
      await delay(1_100)
    },
    stop: async () => {
      if (server.exitCode === null) {
        server.kill('SIGTERM')
        await once(server, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface ServerUser {
  readonly name: string
  readonly group: string
  readonly uid: number
  readonly gid: number
  /** Another one than runs the tests: root gives its rights away. */
  readonly isOther: boolean
}

function ownUser(): ServerUser {
  const { gid, uid, username } = userInfo()
  if (uid !== 0) return { name: username, group: String(gid), uid, gid, isOther: false }
  return { name: 'nobody', group: 'nogroup', uid: 65_534, gid: 65_534, isOther: true }
}

function configOf(
  folder: string,
  { gid, group, name, uid }: ServerUser,
  imapPort: number,
  imapsPort: number,
): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
listen = 127.0.0.1
protocols = imap
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
first_valid_uid = 1
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = yes
auth_mechanisms = plain login
auth_failure_delay = 0 secs
mail_location = maildir:${folder}/mail/%u
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = create
  }
  mailbox Trash {
    special_use = \\Trash
    auto = create
  }
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/home/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = ${imapsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
}
`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function untilItAnswers(server: ChildProcess, port: number, log: () => string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`Dovecot did not start: ${log()}`)
    if (await greets(port)) return
    await delay(50)
  }
}

async function greets(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'data')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
