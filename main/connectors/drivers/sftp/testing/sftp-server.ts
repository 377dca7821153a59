import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { freePort, type ServerProcess, startServer } from '../../files/testing/server-process.ts'

const sshd = '/usr/sbin/sshd'

/** A real SFTP server (OpenSSH) of a test, on this machine alone. It lets in whoever has the key. */
export interface SftpServer extends ServerProcess {
  readonly folder: string
  readonly user: string
  /** Of the host, `SHA256:...`. */
  readonly fingerprint: string
  readonly md5: string
  /** A key that is let in, without and with the passphrase `open sesame`; and one that is not. */
  readonly key: string
  readonly lockedKey: string
  readonly strangeKey: string
  stop(): Promise<void>
}

/** Why no SFTP server can be started here; undefined where one can. */
export function noSftpServer(): string | undefined {
  if (process.platform === 'win32' || !existsSync(sshd)) return 'sshd (Debian: openssh-server) is not there'
  return undefined
}

export async function startSftpServer(more: readonly string[] = []): Promise<SftpServer> {
  const home = await mkdtemp(join(tmpdir(), 'flowbench-sftp-'))
  await chmod(home, 0o700)
  const folder = join(home, 'files')
  await mkdir(folder)
  // Where sshd, started as root, lets the part of it go that talks before the sign-in.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 })
  await makeKey(join(home, 'host'))
  const mine = await makeKey(join(home, 'mine'))
  const locked = await makeKey(join(home, 'locked'), 'open sesame')
  const strange = await makeKey(join(home, 'strange'))
  await writeFile(join(home, 'authorized'), `${mine.open}${locked.open}`, { mode: 0o600 })
  const port = await freePort()
  const lines = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(home, 'host')}`,
    `AuthorizedKeysFile ${join(home, 'authorized')}`,
    `PidFile ${join(home, 'pid')}`,
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin yes',
    'PasswordAuthentication yes',
    'KbdInteractiveAuthentication no',
    'Subsystem sftp internal-sftp',
    ...more,
  ]
  await writeFile(join(home, 'config'), lines.join('\n'))
  const server = await startServer(sshd, ['-D', '-e', '-f', join(home, 'config')], port)
  return {
    ...server,
    folder,
    user: userInfo().username,
    fingerprint: fingerprint(join(home, 'host'), 'sha256'),
    md5: fingerprint(join(home, 'host'), 'md5'),
    key: mine.secret,
    lockedKey: locked.secret,
    strangeKey: strange.secret,
    stop: async () => {
      server.kill()
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function makeKey(file: string, passphrase = '') {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-f', file])
  return { secret: await readFile(file, 'utf8'), open: await readFile(`${file}.pub`, 'utf8') }
}

function fingerprint(file: string, hash: string): string {
  const said = execFileSync('ssh-keygen', ['-l', '-E', hash, '-f', `${file}.pub`], { encoding: 'utf8' })
  return said.split(' ')[1] ?? ''
}
