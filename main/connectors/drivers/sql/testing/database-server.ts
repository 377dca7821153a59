import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { makeCertificate, type TestCertificate } from '../../../testing/certificates.ts'
import type { ConnectionValues } from '../sql-pool.ts'

/** A real database server of this machine, for one test file. */
export interface TestServer {
  /** Values of a connection with all rights. */
  readonly connection: ConnectionValues
  /** PEM of the authority that signed its certificate. */
  readonly authority: string
  stop(): Promise<void>
}

const password = 'throw-away'
const run = promisify(execFile)

/** Servers refuse to run as root; as root they run as `nobody`. */
const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** Where Debian has PostgreSQL's programs; `undefined` where it is not installed. */
export function findPostgresql(): string | undefined {
  const versions = '/usr/lib/postgresql'
  if (!existsSync(versions)) return undefined
  const [newest] = readdirSync(versions).sort((left, right) => Number(right) - Number(left))
  const folder = join(versions, newest ?? '', 'bin')
  return existsSync(join(folder, 'postgres')) ? folder : undefined
}

/** Where MariaDB's server is; `undefined` where it is not installed. */
export function findMariaDb(): string | undefined {
  return ['/usr/sbin/mariadbd', '/usr/bin/mariadbd', '/usr/libexec/mariadbd'].find((file) => existsSync(file))
}

/** Starts PostgreSQL on a free port with a data folder of its own, encrypted connections on. */
export async function startPostgresql(programs: string): Promise<TestServer> {
  const folder = ownFolder('flowbench-postgresql-')
  const data = join(folder, 'data')
  const secret = ownFile(join(folder, 'password'), password)
  await run(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'ada',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--no-sync',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ],
    other,
  )
  const { authority, certificate } = certificates(folder)
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    ssl: 'on',
    ssl_cert_file: certificate.cert,
    ssl_key_file: certificate.key,
  }
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...given], {
    ...other,
    cwd: folder,
  })
  await isReady(child, /ready to accept connections/)
  return {
    connection: {
      server: `localhost:${port}`,
      database: 'postgres',
      username: 'ada',
      password,
      encryptConnection: 'none',
    },
    authority,
    stop: () => stop(child, folder, 'SIGINT'),
  }
}

/** Starts MariaDB on a free port with a data folder of its own. */
export async function startMariaDb(program: string): Promise<TestServer> {
  const folder = ownFolder('flowbench-mariadb-')
  const data = join(folder, 'data')
  await run(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
    other,
  )
  const { authority, certificate } = certificates(folder)
  const script = ownFile(
    join(folder, 'init.sql'),
    `CREATE DATABASE shop;\nCREATE USER 'ada'@'localhost' IDENTIFIED BY '${password}';\nGRANT ALL ON *.* TO 'ada'@'localhost';`,
  )
  const port = await freePort()
  const child = spawn(
    program,
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 'socket')}`,
      `--init-file=${script}`,
      '--skip-innodb-use-native-aio',
      '--innodb-flush-log-at-trx-commit=0',
      `--ssl-cert=${certificate.cert}`,
      `--ssl-key=${certificate.key}`,
    ],
    { ...other, cwd: folder },
  )
  await isReady(child, /ready for connections/)
  return {
    connection: {
      server: `localhost:${port}`,
      database: 'shop',
      username: 'ada',
      password,
      encryptConnection: 'none',
    },
    authority,
    stop: () => stop(child, folder, 'SIGTERM'),
  }
}

/** A port that nobody uses just now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

function ownFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  if (other.uid !== undefined) chownSync(folder, other.uid, other.gid)
  return folder
}

function ownFile(path: string, content: string): string {
  writeFileSync(path, content, { mode: 0o600 })
  if (other.uid !== undefined) chownSync(path, other.uid, other.gid)
  return path
}

function certificates(folder: string): {
  readonly authority: string
  readonly certificate: TestCertificate
} {
  const authority = makeCertificate({ name: 'Flowbench test authority', isAuthority: true })
  const made = makeCertificate({ name: 'localhost', hosts: ['localhost'], authority })
  return {
    authority: authority.cert,
    certificate: {
      cert: ownFile(join(folder, 'server.crt'), made.cert),
      key: ownFile(join(folder, 'server.key'), made.key),
    },
  }
}

async function isReady(child: ChildProcess, sign: RegExp): Promise<void> {
  const said: string[] = []
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stderr, child.stdout]) {
      if (stream === null) continue
      createInterface(stream).on('line', (line) => {
        said.push(line)
        if (sign.test(line)) resolve()
      })
    }
    child.once('exit', () => reject(new Error(`The server ended: ${said.join('\n')}`)))
    child.once('error', reject)
  })
}

async function stop(child: ChildProcess, folder: string, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}
