import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { TestCertificate } from '../../../testing/certificates.ts'
import { freePort, type ServerProcess, startServer } from '../../files/testing/server-process.ts'

export interface FtpServerOptions {
  readonly tls?: { readonly mode: 'explicit' | 'implicit'; readonly certificate: TestCertificate }
  /** More lines of its configuration. */
  readonly more?: readonly string[]
}

/** A real FTP server (ProFTPD) of a test, on this machine alone. */
export interface FtpServer extends ServerProcess {
  /** What the server shows as `/`. */
  readonly folder: string
  readonly user: string
  readonly password: string
  stop(): Promise<void>
}

/** Why no FTP server can be started here; undefined where one can. It confines its users by chroot, which takes root. */
export function noFtpServer(): string | undefined {
  if (process.getuid?.() !== 0) return 'ProFTPD is started as root only'
  try {
    execFileSync('proftpd', ['--version'], { stdio: 'ignore' })
    return undefined
  } catch {
    return 'ProFTPD (Debian: proftpd-core, proftpd-mod-crypto) is not there'
  }
}

export async function startFtpServer(options: FtpServerOptions = {}): Promise<FtpServer> {
  const home = await mkdtemp(join(tmpdir(), 'flowbench-ftp-'))
  await chmod(home, 0o700)
  const folder = join(home, 'files')
  await mkdir(folder)
  const port = await freePort()
  const [user, password] = ['ada', 'pa55 wörd']
  await writeFile(join(home, 'passwd'), passwordLine(user, password, folder), { mode: 0o600 })
  await writeFile(
    join(home, 'proftpd.conf'),
    [...basics(home, port), ...(await tlsLines(home, options)), ...(options.more ?? [])].join('\n'),
  )
  const first = options.tls?.mode === 'implicit' ? 'client' : 'server'
  const server = await startServer('proftpd', ['-n', '-c', join(home, 'proftpd.conf')], port, first)
  return {
    ...server,
    folder,
    user,
    password,
    stop: async () => {
      server.kill()
      await rm(home, { recursive: true, force: true })
    },
  }
}

function passwordLine(user: string, password: string, folder: string): string {
  const hash = execFileSync('openssl', ['passwd', '-6', password], { encoding: 'utf8' }).trim()
  const { gid, uid } = userInfo()
  return `${user}:${hash}:${uid}:${gid}::${folder}:/bin/sh\n`
}

function basics(home: string, port: number): readonly string[] {
  return [
    'ServerType standalone',
    'DefaultAddress 127.0.0.1',
    `Port ${port}`,
    'UseIPv6 off',
    'User root',
    'Group root',
    'RootLogin on',
    'RequireValidShell off',
    'UseReverseDNS off',
    'AuthOrder mod_auth_file.c',
    `AuthUserFile ${join(home, 'passwd')}`,
    'DefaultRoot ~',
    'AllowOverwrite on',
    'AllowStoreRestart on',
    'ListOptions "-a"',
    'WtmpLog off',
    'TransferLog none',
    `SystemLog ${join(home, 'log')}`,
    `PidFile ${join(home, 'pid')}`,
    `ScoreboardFile ${join(home, 'scoreboard')}`,
    '<IfModule mod_delay.c>',
    'DelayEngine off',
    '</IfModule>',
  ]
}

async function tlsLines(home: string, { tls }: FtpServerOptions): Promise<readonly string[]> {
  if (tls === undefined) return []
  await writeFile(join(home, 'cert.pem'), tls.certificate.cert)
  await writeFile(join(home, 'key.pem'), tls.certificate.key, { mode: 0o600 })
  return [
    'ModulePath /usr/lib/proftpd',
    'LoadModule mod_tls.c',
    'TLSEngine on',
    'TLSRequired on',
    `TLSLog ${join(home, 'tls.log')}`,
    `TLSRSACertificateFile ${join(home, 'cert.pem')}`,
    `TLSRSACertificateKeyFile ${join(home, 'key.pem')}`,
    ...(tls.mode === 'implicit' ? ['TLSOptions UseImplicitSSL'] : []),
  ]
}
