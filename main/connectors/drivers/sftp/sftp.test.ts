import { execFileSync } from 'node:child_process'
import { mkdir, rm, stat, symlink } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import ssh2, { type SFTPWrapper } from 'ssh2'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Driver } from '../driver.ts'
import { FileAsker } from '../files/testing/file-asker.ts'
import { fileServiceContract } from '../files/testing/file-service-contract.ts'
import { hasFingerprint } from './host-key.ts'
import { openSftp } from './index.ts'
import { noSftpServer, type SftpServer, startSftpServer } from './testing/sftp-server.ts'

const reason = noSftpServer()
if (reason !== undefined) console.warn(`SFTP: tests with a real server are left out: ${reason}.`)

type Values = Readonly<Record<string, string>>
const drivers: Driver[] = []

afterEach(async () => {
  for (const driver of drivers.splice(0)) await driver.close()
})

async function filesOf(values: Values, signal = new AbortController().signal): Promise<FileAsker> {
  const driver = await openSftp()
  drivers.push(driver)
  return new FileAsker((request) => driver.handle(request, values, signal))
}

describe.skipIf(reason !== undefined)('a real server', () => {
  let server: SftpServer

  beforeAll(async () => {
    server = await startSftpServer()
  })

  afterAll(() => server?.stop())

  afterEach(async () => {
    await rm(server.folder, { recursive: true, force: true })
    await mkdir(server.folder)
  })

  function valuesOf(more: Values = {}): Values {
    return {
      hostName: '127.0.0.1',
      portNumber: String(server.port),
      userName: server.user,
      sshPrivateKey: server.key,
      sshHostKeyFingerprint: server.fingerprint,
      rootFolder: server.folder,
      ...more,
    }
  }

  fileServiceContract('SFTP', () => filesOf(valuesOf()))

  test('links are what they lead to', async () => {
    const files = await filesOf(valuesOf())
    await files.put('/folder/a.txt', 'four')
    await symlink('folder', join(server.folder, 'to-folder'))
    await symlink('folder/a.txt', join(server.folder, 'to-file'))
    await symlink('nowhere', join(server.folder, 'to-nothing'))
    expect(await files.list('/')).toMatchObject([
      { path: '/folder', kind: 'folder' },
      { path: '/to-file', kind: 'file', size: 4 },
      { path: '/to-folder', kind: 'folder' },
    ])
  })

  test('a key with a passphrase, and without the right one', async () => {
    const passphrase = 'open sesame'
    const right = { sshPrivateKey: server.lockedKey, sshPrivateKeyPassphrase: passphrase }
    expect(await (await filesOf(valuesOf(right))).names('/')).toEqual([])
    const crlf = { ...right, sshPrivateKey: server.lockedKey.replaceAll('\n', '\r\n') }
    expect(await (await filesOf(valuesOf(crlf))).names('/')).toEqual([])
    for (const wrong of ['', 'wrong']) {
      const files = await filesOf(valuesOf({ ...right, sshPrivateKeyPassphrase: wrong }))
      const answer = await files.ask('GET /entries')
      expect(answer).toMatchObject({ status: 401, json: { error: { code: 'PrivateKey' } } })
    }
  })

  test.each([
    ['a strange key', (of: SftpServer) => ({ sshPrivateKey: of.strangeKey })],
    ['a wrong password', () => ({ sshPrivateKey: '', password: 'wr0ng' })],
    ['a wrong user', () => ({ userName: 'nobody-of-this-name' })],
    ['nothing to show', () => ({ sshPrivateKey: '' })],
  ] as const)('%s is not let in', async (_, more) => {
    const answer = await (await filesOf(valuesOf(more(server) as Values))).ask('GET /entries')
    expect(answer).toMatchObject({ status: 401, json: { error: { code: 'Unauthorized' } } })
    expect(answer.text).not.toContain('wr0ng')
  })

  test('a host that is not known is told with its fingerprint, and nothing is shown to it', async () => {
    const unknown = await filesOf(valuesOf({ sshHostKeyFingerprint: '' }))
    await expect(unknown.names('/')).rejects.toMatchObject({
      code: 'driver.host-key',
      message: expect.stringContaining(server.fingerprint),
    })
    const other = await filesOf(valuesOf({ sshHostKeyFingerprint: `SHA256:${'A'.repeat(43)}` }))
    await expect(other.names('/')).rejects.toMatchObject({
      code: 'driver.host-key',
      message: expect.stringContaining('another than that of the connection'),
    })
    const any = await filesOf(valuesOf({ sshHostKeyFingerprint: '', acceptAnySshHostKey: 'true' }))
    expect(await any.names('/')).toEqual([])
    const old = await filesOf(valuesOf({ sshHostKeyFingerprint: `ssh-ed25519 255 ${server.md5}` }))
    expect(await old.names('/')).toEqual([])
  })

  test('what the account may not do is told', async () => {
    const files = await filesOf(valuesOf({ rootFolder: '/proc' }))
    expect((await files.put('/flowbench.txt', 'x')).status).toBeGreaterThanOrEqual(400)
  })

  test('a server that disappears in the middle of a transfer; the next request finds it again', async () => {
    const between = await startBetween(server.port)
    const files = await filesOf(valuesOf({ portNumber: String(between.port) }))
    await files.put('/small.txt', 'x')
    between.endAfter(500_000)
    await expect(files.put('/large.bin', new Uint8Array(8_000_000), 'create')).rejects.toMatchObject({
      code: 'driver.unreachable',
      retryable: true,
      message: expect.stringContaining(`127.0.0.1:${between.port}`),
    })
    expect((await files.get('/small.txt')).text).toBe('x')
    between.endAfter(0)
    await expect(files.get('/small.txt')).rejects.toMatchObject({ code: 'driver.unreachable' })
    await between.stop()
  })

  test('work that is given up ends', async () => {
    const between = await startBetween(server.port)
    between.stallAfter(500_000)
    const given = new AbortController()
    const values = valuesOf({ portNumber: String(between.port) })
    const putting = (await filesOf(values, given.signal)).put('/large.bin', new Uint8Array(8_000_000))
    putting.catch(() => undefined)
    await between.stalled
    given.abort()
    await expect(putting).rejects.toMatchObject({ name: 'AbortError' })
    await between.stop()
  })

  test.skipIf(process.getuid?.() !== 0)(
    'a full disk: the server fails, and no piece of a file stays',
    async () => {
      const disk = join(server.folder, 'disk')
      await mkdir(disk)
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
      } catch {
        console.warn('SFTP: the test of a full disk is left out: nothing can be mounted here.')
        return
      }
      try {
        const files = await filesOf(valuesOf())
        const answer = await files.put('/disk/large.bin', 'x'.repeat(300_000), 'create')
        expect(answer).toMatchObject({ status: 500, json: { error: { code: 'ServerError' } } })
        await expect(stat(join(disk, 'large.bin'))).rejects.toMatchObject({ code: 'ENOENT' })
      } finally {
        execFileSync('umount', [disk])
      }
    },
  )
})

/** OpenSSH takes passwords of accounts of the machine only; this server asks for one as either kind of sign-in does. */
test.each(['password', 'keyboard-interactive'] as const)('a %s sign-in', async (method) => {
  const key = ssh2.utils.generateKeyPairSync('ed25519')
  const server = new ssh2.Server({ hostKeys: [key.private] }, (client) => {
    client.on('error', () => undefined)
    client.on('authentication', (given) => {
      if (given.method === 'password' && method === 'password') {
        return given.password === 'pa55' ? given.accept() : given.reject()
      }
      if (given.method !== 'keyboard-interactive' || method === 'password') return given.reject([method])
      given.prompt([{ prompt: 'Password: ', echo: false }], (answers) =>
        answers[0] === 'pa55' ? given.accept() : given.reject(),
      )
    })
    client.on('session', (accept) => accept().on('sftp', (begin) => emptyFolder(begin())))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const values = {
    hostName: '127.0.0.1',
    portNumber: String(port),
    userName: 'ada',
    acceptAnySshHostKey: 'true',
  }
  const wrong = await (await filesOf({ ...values, password: 'no' })).ask('GET /entries')
  expect(wrong).toMatchObject({ status: 401 })
  expect(await (await filesOf({ ...values, password: 'pa55' })).names('/')).toEqual([])
  for (const driver of drivers.splice(0)) await driver.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

function emptyFolder(sftp: SFTPWrapper): void {
  const { STATUS_CODE } = ssh2.utils.sftp
  sftp.on('STAT', (id) => sftp.attrs(id, { mode: 0o040755, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 }))
  sftp.on('OPENDIR', (id) => sftp.handle(id, Buffer.from('1')))
  sftp.on('READDIR', (id) => sftp.status(id, STATUS_CODE.EOF))
  sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK))
}

test('nobody there, or nobody who speaks SSH', async () => {
  const values = { hostName: '127.0.0.1', userName: 'a', password: 'b', acceptAnySshHostKey: 'true' }
  const nobody = await filesOf({ ...values, portNumber: '1' })
  await expect(nobody.names('/')).rejects.toMatchObject({
    code: 'driver.unreachable',
    message: '127.0.0.1:1 refused the connection.',
  })
  const web = createServer((socket) =>
    socket
      .resume()
      .on('error', () => undefined)
      .end('HTTP/1.1 400 Bad Request\r\n\r\n'),
  )
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const { port } = web.address() as { port: number }
  const strange = await filesOf({ ...values, portNumber: String(port) })
  await expect(strange.names('/')).rejects.toMatchObject({ code: expect.stringMatching(/^driver\./) })
  await new Promise((resolve) => web.close(resolve))
})

test('ways to write a fingerprint', () => {
  const key = Buffer.from('a host key')
  const sha = 'mIb/aGI0mLFDAsRK+3e9nWgIjkEBhW60NW9yZ4nvDPE'
  const computed = execFileSync('openssl', ['dgst', '-sha256', '-binary'], { input: key }).toString('base64')
  for (const written of [computed, `SHA256:${computed.replace('=', '')}`, `ssh-rsa 2048 ${computed}`]) {
    expect(hasFingerprint(key, written), written).toBe(true)
  }
  for (const written of ['', 'SHA256:', sha, 'MD5:', `${'00:'.repeat(15)}00`]) {
    expect(hasFingerprint(key, written), written).toBe(false)
  }
})

/** Stands between client and server and breaks what goes through. */
async function startBetween(to: number) {
  const sockets = new Set<Socket>()
  let left = Number.POSITIVE_INFINITY
  let isStalling = false
  let stalledNow: () => void = () => undefined
  const stalled = new Promise<void>((resolve) => {
    stalledNow = resolve
  })
  const server: Server = createServer((client) => {
    const upstream = connect(to, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    upstream.on('data', (chunk) => client.write(chunk))
    upstream.on('close', () => client.destroy())
    client.on('close', () => upstream.destroy())
    client.on('data', (chunk) => {
      left -= chunk.byteLength
      if (left > 0) upstream.write(chunk)
      else if (isStalling) stalledNow()
      else {
        left = left <= -1e15 ? left : Number.POSITIVE_INFINITY
        client.destroy()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as { port: number }).port,
    stalled,
    endAfter: (bytes: number) => {
      left = bytes
    },
    stallAfter: (bytes: number) => {
      left = bytes
      isStalling = true
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
