import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, describe, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
  type RealService,
} from '../../services/testing/public-connector-bench.ts'
import { openFilesystem } from '../drivers/filesystem/index.ts'
import { openFtp } from '../drivers/ftp/index.ts'
import { noFtpServer, startFtpServer } from '../drivers/ftp/testing/ftp-server.ts'
import { openSftp } from '../drivers/sftp/index.ts'
import { noSftpServer, startSftpServer } from '../drivers/sftp/testing/sftp-server.ts'
import { filesystem } from '../public/shared_filesystem/index.ts'
import { ftp } from '../public/shared_ftp/index.ts'
import { sftp } from '../public/shared_sftpwithssh/index.ts'
import type { PublicConnector } from '../shipped/public-connector.ts'
import { idOfPath, pathOfId } from './file-blob.ts'

const endings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

/** A bench that is closed after the test. */
async function benchOf(connector: PublicConnector, real?: RealService): Promise<PublicConnectorBench> {
  const bench = await openPublicConnectorBench(connector, real)
  endings.push(() => bench.close())
  return bench
}

const sandboxes = [
  ['File System in its sandbox', () => benchOf(filesystem)],
  ['FTP in its sandbox', () => benchOf(ftp)],
  ['SFTP in its sandbox', () => benchOf(sftp)],
] as const

const services = [
  ['File System', undefined, realFilesystem],
  ['FTP', noFtpServer(), realFtp],
  ['SFTP', noSftpServer(), realSftp],
] as const

async function newRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'flowbench-connector-'))
  endings.push(() => rm(root, { recursive: true, force: true }))
  return root
}

async function realFilesystem(): Promise<PublicConnectorBench> {
  return benchOf(filesystem, { driver: openFilesystem, connection: { rootfolder: await newRoot() } })
}

async function realFtp(): Promise<PublicConnectorBench> {
  const server = await startFtpServer()
  endings.push(() => server.stop())
  const { password, port, user } = server
  const connection = { serverAddress: '127.0.0.1', serverPort: String(port), userName: user, password }
  return benchOf(ftp, { driver: openFtp, connection })
}

async function realSftp(): Promise<PublicConnectorBench> {
  const server = await startSftpServer()
  endings.push(() => server.stop())
  const connection = {
    hostName: '127.0.0.1',
    portNumber: String(server.port),
    userName: server.user,
    sshPrivateKey: server.key,
    sshHostKeyFingerprint: server.fingerprint,
    rootFolder: server.folder,
  }
  return benchOf(sftp, { driver: openSftp, connection })
}

const places = [
  ...sandboxes.map(([name, open]) => [name, undefined, open] as const),
  ...services.map(([name, reason, open]) => [`${name} for real`, reason, open] as const),
]

for (const [name, reason, open] of places) {
  describe.skipIf(reason !== undefined)(name, () => {
    test('a file is made, read, changed, copied and deleted', async () => {
      const bench = await open()
      const made = await bench.body('CreateFile', { folderPath: '/Neu', name: 'Grüße #1.txt', body: 'Hallo' })
      expect(made).toMatchObject({
        Id: idOfPath('/Neu/Grüße #1.txt'),
        Name: 'Grüße #1.txt',
        DisplayName: 'Grüße #1.txt',
        Path: '/Neu/Grüße #1.txt',
        Size: 5,
        MediaType: 'text/plain',
        IsFolder: false,
      })
      expect(Date.parse(made.LastModified)).not.toBeNaN()
      const content = { '$content-type': 'text/plain', $content: 'SGFsbG8=' }
      expect(await bench.body('GetFileContent', { id: made.Id })).toEqual(content)
      expect(await bench.body('GetFileContentByPath', { path: made.Path })).toEqual(content)
      const raw = await bench.body('GetFileContent', { id: made.Id, inferContentType: false })
      expect(raw['$content-type']).toBe('application/octet-stream')
      const changed = await bench.body('UpdateFile', { id: made.Id, body: 'Hallo Welt' })
      expect(changed).toMatchObject({ Id: made.Id, Size: 10 })
      expect(changed.ETag).not.toBe(made.ETag)
      expect(await bench.body('GetFileMetadata', { id: made.Id })).toEqual(changed)
      expect(await bench.body('GetFileMetadataByPath', { path: made.Path })).toEqual(changed)
      const copy = { source: made.Path, destination: '/Neu/Kopie.txt' }
      expect(await bench.body('CopyFile', copy)).toMatchObject({ Path: '/Neu/Kopie.txt', Size: 10 })
      expect(await bench.call('CopyFile', copy)).toMatchObject({ status: 409 })
      expect(await bench.body('CopyFile', { ...copy, overwrite: true })).toMatchObject({ Size: 10 })
      await bench.call('DeleteFile', { id: made.Id })
      expect(await bench.call('GetFileMetadata', { id: made.Id })).toMatchObject({ status: 404 })
      expect(await bench.call('DeleteFile', { id: made.Id })).toMatchObject({ status: 404 })
      const skipped = { id: made.Id, SkipDeleteIfFileNotFoundOnServer: true }
      expect(await bench.call('DeleteFile', skipped)).toMatchObject({ status: 200 })
      expect(await bench.call('UpdateFile', { id: made.Id, body: 'x' })).toMatchObject({ status: 404 })
    })

    test('folders are listed, from the root on', async () => {
      const bench = await open()
      await bench.call('CreateFile', { folderPath: '/A b/c', name: 'd.csv', body: '1' })
      const root = await bench.body('ListRootFolder')
      const folder = root.find(({ Path }: { Path: string }) => Path === '/A b')
      expect(folder).toMatchObject({ Name: 'A b', IsFolder: true, Size: 0, MediaType: null })
      const inside = await bench.body('ListFolder', { id: folder.Id })
      expect(inside).toMatchObject([{ Path: '/A b/c', IsFolder: true }])
      expect(await bench.body('ListFolder', { id: '/A b/c' })).toMatchObject([{ Path: '/A b/c/d.csv' }])
      expect(await bench.call('ListFolder', { id: '/none' })).toMatchObject({
        status: 404,
        body: { message: "There is nothing at '/none'." },
      })
    })

    test('an archive is unpacked; names that climb out of the folder are not', async () => {
      const bench = await open()
      const text = (value: string) => new TextEncoder().encode(value)
      const zip = zipSync({ 'a.txt': text('A'), 'deep/b.txt': text('B'), '../evil.txt': text('E') })
      const body = { '$content-type': 'application/zip', $content: Buffer.from(zip).toString('base64') }
      await bench.call('CreateFile', { folderPath: '/', name: 'all.zip', body })
      const values = { source: '/all.zip', destination: '/Unpacked' }
      const unpacked = await bench.body('ExtractFolderV2', values)
      expect(unpacked.map(({ Path }: { Path: string }) => Path)).toEqual([
        '/Unpacked/a.txt',
        '/Unpacked/deep/b.txt',
      ])
      expect(await bench.call('ExtractFolderV2', values)).toMatchObject({ status: 409 })
      expect((await bench.body('ExtractFolderV2', { ...values, overwrite: true })).length).toBe(2)
      expect(await bench.call('ExtractFolderV2', { ...values, source: '/Unpacked/a.txt' })).toMatchObject({
        status: 400,
        body: { message: 'The file is no zip archive.' },
      })
    })

    test('a folder is watched: nothing, one, several, none lost, none twice', async () => {
      const bench = await open()
      await bench.call('CreateFile', { folderPath: '/Watched', name: 'old.txt', body: '0' })
      const look = await bench.poll('OnUpdatedFiles', { folderId: idOfPath('/Watched'), maxFileCount: 2 })
      expect(await look()).toBeUndefined()
      const make = (file: string, body: string) =>
        bench.call('CreateFile', { folderPath: '/Watched', name: file, body })
      await make('a.txt', 'A')
      // It may still be written: once more it has to be seen as it is.
      expect(await look()).toBeUndefined()
      expect((await look())?.body).toMatchObject([{ Path: '/Watched/a.txt', Size: 1 }])
      expect(await look()).toBeUndefined()
      for (const file of ['b.txt', 'c.txt', 'd.txt']) await make(file, file)
      await make('old.txt', 'changed')
      const found: string[] = []
      for (let count = 0; count < 4; count += 1) {
        const events = ((await look())?.body ?? []) as readonly { Path: string }[]
        expect(events.length).toBeLessThanOrEqual(2)
        found.push(...events.map(({ Path }) => Path))
      }
      expect(found.sort()).toEqual(['b', 'c', 'd', 'old'].map((file) => `/Watched/${file}.txt`))
    })

    test('files with their content come one at a time', async () => {
      const bench = await open()
      await bench.call('CreateFile', { folderPath: '/Watched', name: 'old.txt', body: '0' })
      const look = await bench.poll('OnUpdatedFile', { folderId: '/Watched' })
      await bench.call('CreateFile', { folderPath: '/Watched', name: 'a b.txt', body: 'A' })
      await bench.call('CreateFile', { folderPath: '/Watched', name: 'c.txt', body: 'C' })
      expect(await look()).toBeUndefined()
      const first = await look()
      expect(first).toMatchObject({ headers: { 'retry-after': '1' } })
      const second = await look()
      const names = [first, second].map((answer) => answer?.headers['x-ms-file-name'])
      expect(names.sort()).toEqual(['a%20b.txt', 'c.txt'])
      expect(await look()).toBeUndefined()
    })

    test('a trigger can be tried out with what is there', async () => {
      const bench = await open()
      for (const file of ['a.txt', 'b.txt']) {
        await bench.call('CreateFile', { folderPath: '/Watched', name: file, body: file })
      }
      const everything = await bench.everything('OnUpdatedFiles', { folderId: '/Watched' })
      expect(everything.body).toHaveLength(2)
    })
  })
}

test('File System: added to, renamed, moved', async () => {
  for (const bench of [await benchOf(filesystem), await realFilesystem()]) {
    const made = await bench.body('CreateFile', { folderPath: '/Log', name: 'log.txt', body: 'one\n' })
    expect(await bench.body('AppendFile', { id: made.Id, body: 'two\n' })).toMatchObject({ Size: 8 })
    const renamed = await bench.body('RenameFile', { id: made.Id, newName: 'old.txt' })
    expect(renamed).toMatchObject({ Path: '/Log/old.txt', Name: 'old.txt', Size: 8 })
    const moved = await bench.body('RenameFile', { id: renamed.Id, newName: '../Past/old.txt' })
    expect(moved).toMatchObject({ Path: '/Past/old.txt' })
    expect(await bench.call('RenameFile', { id: moved.Id, newName: '../../out.txt' })).toMatchObject({
      status: 400,
    })
    expect(await bench.body('RenameFile', { id: moved.Id, newName: '/back.txt' })).toMatchObject({
      Path: '/back.txt',
    })
  }
})

test('SFTP: folders are made, files renamed', async () => {
  const bench = await benchOf(sftp)
  const made = await bench.body('CreateFolder', { folderPath: '/Neu', name: '2026' })
  expect(made).toMatchObject({ Path: '/Neu/2026', IsFolder: true })
  const moved = await bench.body('RenameFile', {
    id: '/Inbox/order-1001.csv',
    newName: '/Archive/order-1001.csv',
  })
  expect(moved).toMatchObject({ Path: '/Archive/order-1001.csv' })
})

test('File System: new files are told apart from changed ones, whatever their times say', async () => {
  const root = await newRoot()
  const bench = await benchOf(filesystem, { driver: openFilesystem, connection: { rootfolder: root } })
  await writeFile(join(root, 'old.txt'), '0')
  const created = await bench.poll('OnNewFiles', { folderId: '/' })
  const both = await bench.poll('OnUpdatedFiles', { folderId: '/' })
  await writeFile(join(root, 'moved here.txt'), 'M')
  await utimes(join(root, 'moved here.txt'), 1_000_000_000, 1_000_000_000)
  await writeFile(join(root, 'from the future.txt'), 'F')
  await utimes(join(root, 'from the future.txt'), 4_000_000_000, 4_000_000_000)
  await writeFile(join(root, 'old.txt'), 'changed')
  expect(await created()).toBeUndefined()
  expect(await both()).toBeUndefined()
  const names = (answer: Awaited<ReturnType<typeof created>>) =>
    ((answer?.body ?? []) as readonly { Name: string }[]).map(({ Name }) => Name)
  expect(names(await created())).toEqual(['moved here.txt', 'from the future.txt'])
  expect(names(await both())).toEqual(['moved here.txt', 'old.txt', 'from the future.txt'])
  expect(await created()).toBeUndefined()
  expect(await both()).toBeUndefined()
})

test('a file that is still being written is waited for', async () => {
  const root = await newRoot()
  const bench = await benchOf(filesystem, { driver: openFilesystem, connection: { rootfolder: root } })
  const look = await bench.poll('OnNewFile', { folderId: '/' })
  for (const written of ['1', '12', '123']) {
    await writeFile(join(root, 'growing.txt'), written)
    expect(await look()).toBeUndefined()
  }
  expect((await look())?.body).toMatchObject({ $content: Buffer.from('123').toString('base64') })
  expect(await look()).toBeUndefined()
})

test('a web address is no source of a copy', async () => {
  const bench = await benchOf(ftp)
  const values = { source: 'https://example.com/a.txt', destination: '/a.txt' }
  expect(await bench.call('CopyFile', values)).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('HTTP action') },
  })
})

test.each([
  [idOfPath('/Invoices/ä #.txt'), '/Invoices/ä #.txt'],
  ['L0RITC9Eb2Njb2I=', '/DHL/Doccob'],
  ['JTJmSW52b2ljZXM=', '/Invoices'],
  [Buffer.from('\\\\share\\in').toString('base64'), '\\\\share\\in'],
  ['/plain/path.txt', '/plain/path.txt'],
  ['\\windows\\path', '\\windows\\path'],
  ['plain.txt', '/plain.txt'],
  ['folder/plain.txt', '/folder/plain.txt'],
  ['abcd', '/abcd'],
])('the id %j means %j', (id, path) => {
  expect(pathOfId(id)).toBe(path)
})
