import { mkdir, mkdtemp, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeCertificate } from '../../testing/certificates.ts'
import type { Driver } from '../driver.ts'
import { FileAsker } from '../files/testing/file-asker.ts'
import { fileServiceContract } from '../files/testing/file-service-contract.ts'
import { openFtp } from './index.ts'
import { type FtpServer, noFtpServer, startFtpServer } from './testing/ftp-server.ts'

const reason = noFtpServer()
if (reason !== undefined) console.warn(`FTP: tests with a real server are left out: ${reason}.`)

const drivers: Driver[] = []

afterEach(async () => {
  for (const driver of drivers.splice(0)) await driver.close()
})

type Values = Readonly<Record<string, string>>

function valuesOf(server: FtpServer, more: Values = {}): Values {
  const { password, port, user } = server
  return { serverAddress: '127.0.0.1', serverPort: String(port), userName: user, password, ...more }
}

async function filesOf(values: Values, signal = new AbortController().signal): Promise<FileAsker> {
  const driver = await openFtp()
  drivers.push(driver)
  return new FileAsker((request) => driver.handle(request, values, signal))
}

describe.skipIf(reason !== undefined)('a real server', () => {
  let server: FtpServer

  beforeAll(async () => {
    server = await startFtpServer()
  })

  afterAll(() => server?.stop())

  afterEach(async () => {
    await rm(server.folder, { recursive: true, force: true })
    await mkdir(server.folder)
  })

  fileServiceContract('FTP', () => filesOf(valuesOf(server)))

  describe('without MLSD, where lists are for people', () => {
    let old: FtpServer

    beforeAll(async () => {
      old = await startFtpServer({ more: ['<IfModule mod_facts.c>', 'FactsAdvertise off', '</IfModule>'] })
    })

    afterAll(() => old?.stop())

    afterEach(async () => {
      await rm(old.folder, { recursive: true, force: true })
      await mkdir(old.folder)
    })

    fileServiceContract('FTP', () => filesOf(valuesOf(old)))

    test('times are those of the files, to the second', async () => {
      const files = await filesOf(valuesOf(old))
      await files.put('/a.txt', 'A')
      await utimes(join(old.folder, 'a.txt'), 1_600_000_001, 1_600_000_001)
      expect(await files.list('/')).toMatchObject([{ modified: '2020-09-13T12:26:41.000Z' }])
    })

    test('links are what they lead to', async () => {
      const files = await filesOf(valuesOf(old))
      await files.put('/folder/a.txt', 'four')
      await symlink('folder', join(old.folder, 'to-folder'))
      await symlink('folder/a.txt', join(old.folder, 'to-file'))
      await symlink('nowhere', join(old.folder, 'to-nothing'))
      expect(await files.list('/')).toMatchObject([
        { path: '/folder', kind: 'folder' },
        { path: '/to-file', kind: 'file', size: 4 },
        { path: '/to-folder', kind: 'folder' },
      ])
    })
  })

  test('a wrong password is told as one', async () => {
    const files = await filesOf(valuesOf(server, { password: 'wrong' }))
    const answer = await files.ask('GET /entries', { path: '/' })
    expect(answer).toMatchObject({ status: 401, json: { error: { code: 'Unauthorized' } } })
    expect(answer.text).not.toContain('wrong')
  })

  test('a line break in a path is no second command', async () => {
    const files = await filesOf(valuesOf(server))
    await files.put('/keep.txt', 'x')
    expect(await files.get('/a\r\nDELE /keep.txt')).toMatchObject({ status: 400 })
    expect(await files.names('/')).toEqual(['/keep.txt'])
  })

  test('requests one after the other share a session; one that is broken is opened anew', async () => {
    const own = await startFtpServer({ more: ['MaxClients 1'] })
    const files = await filesOf(valuesOf(own))
    await Promise.all(['/a', '/b', '/c'].map((path) => files.put(path, path)))
    expect(await files.names('/')).toEqual(['/a', '/b', '/c'])
    await own.stop()
    await expect(files.names('/')).rejects.toMatchObject({ code: 'driver.unreachable', retryable: true })
  })

  test('a server that disappears in the middle of a transfer', async () => {
    const slow = await startFtpServer({ more: ['TransferRate STOR 64'] })
    const files = await filesOf(valuesOf(slow))
    const putting = files.put('/large.bin', new Uint8Array(20_000_000))
    putting.catch(() => undefined)
    await sizeAbove(join(slow.folder, 'large.bin'), 0)
    slow.kill()
    await expect(putting).rejects.toMatchObject({
      code: 'driver.unreachable',
      retryable: true,
      message: expect.stringContaining(`127.0.0.1:${slow.port}`),
    })
    await slow.stop()
  })

  test('work that is given up ends, and leaves the next a session', async () => {
    const slow = await startFtpServer({ more: ['TransferRate STOR 64'] })
    const driver = await openFtp()
    drivers.push(driver)
    const given = new AbortController()
    const ask = (signal: AbortSignal) =>
      new FileAsker((request) => driver.handle(request, valuesOf(slow), signal))
    const putting = ask(given.signal).put('/large.bin', new Uint8Array(20_000_000))
    putting.catch(() => undefined)
    await sizeAbove(join(slow.folder, 'large.bin'), 0)
    given.abort()
    await expect(putting).rejects.toMatchObject({ name: 'AbortError' })
    expect(await ask(new AbortController().signal).names('/')).toEqual(['/large.bin'])
    await slow.stop()
  })

  test('a full disk is said', async () => {
    const small = await startFtpServer({ more: ['MaxStoreFileSize 1 Kb'] })
    const files = await filesOf(valuesOf(small))
    expect(await files.put('/large.txt', 'x'.repeat(5_000), 'create')).toMatchObject({
      status: 507,
      json: { error: { code: 'NoSpace' } },
    })
    await small.stop()
  })

  test.each(['explicit', 'implicit'] as const)('%s TLS: the certificate is looked at', async (mode) => {
    const certificate = makeCertificate({ name: 'ftp.test', hosts: ['127.0.0.1'] })
    const secure = await startFtpServer({ tls: { mode, certificate } })
    const values = { isSSL: 'true', isImplicitSSL: String(mode === 'implicit') }
    const strict = await filesOf(valuesOf(secure, values))
    await expect(strict.names('/')).rejects.toMatchObject({
      code: 'driver.unreachable',
      message: expect.stringContaining('signed by itself'),
    })
    const lenient = await filesOf(valuesOf(secure, { ...values, disableCertificateValidation: 'true' }))
    await lenient.put('/Grüße.txt', 'Hallo')
    expect((await lenient.get('/Grüße.txt')).text).toBe('Hallo')
    expect(await lenient.names('/')).toEqual(['/Grüße.txt'])
    const authority = join(await mkdtemp(join(tmpdir(), 'flowbench-ca-')), 'ca.pem')
    await writeFile(authority, certificate.cert)
    const before = process.env.NODE_EXTRA_CA_CERTS
    process.env.NODE_EXTRA_CA_CERTS = authority
    try {
      expect(await (await filesOf(valuesOf(secure, values))).names('/')).toEqual(['/Grüße.txt'])
    } finally {
      if (before === undefined) delete process.env.NODE_EXTRA_CA_CERTS
      else process.env.NODE_EXTRA_CA_CERTS = before
    }
    await secure.stop()
  })

  test('a server that wants TLS says so to whom comes without', async () => {
    const certificate = makeCertificate({ name: 'ftp.test', hosts: ['127.0.0.1'] })
    const secure = await startFtpServer({ tls: { mode: 'explicit', certificate } })
    const files = await filesOf(valuesOf(secure))
    expect((await files.ask('GET /entries', { path: '/' })).status).toBeGreaterThanOrEqual(400)
    await secure.stop()
  })
})

test('nobody there: host and port are named', async () => {
  const files = await filesOf({
    serverAddress: '127.0.0.1',
    serverPort: '1',
    userName: 'a',
    password: 'p4ss',
  })
  await expect(files.names('/')).rejects.toMatchObject({
    code: 'driver.unreachable',
    message: '127.0.0.1:1 refused the connection.',
  })
})

test.each([
  [{}, 'serverAddress'],
  [{ serverAddress: 'h', serverPort: '99999' }, '99999'],
])('values that cannot be are told: %j', async (values, part) => {
  const answer = await (await filesOf(values as Values)).ask('GET /entries')
  expect(answer).toMatchObject({ status: 400 })
  expect(answer.text).toContain(part)
})

async function sizeAbove(file: string, bytes: number): Promise<void> {
  for (;;) {
    const found = await stat(file).catch(() => undefined)
    if (found !== undefined && found.size > bytes) return
    await setTimeout(10)
  }
}
