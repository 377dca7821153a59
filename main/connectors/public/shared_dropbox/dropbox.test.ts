import { zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { dropbox } from './index.ts'

let bench: PublicConnectorBench

beforeEach(async () => {
  bench = await openPublicConnectorBench(dropbox)
})

afterEach(() => bench.close())

const invoice = '/Invoices/Invoice 4711.txt'

test('a file is made, read, changed and deleted', async () => {
  const made = await bench.body('CreateFile', { folderPath: '/Invoices', name: 'Grüße.txt', body: 'Hallo' })
  expect(made).toMatchObject({
    Name: 'Grüße.txt',
    Path: '/Invoices/Grüße.txt',
    Size: 5,
    MediaType: 'text/plain',
    IsFolder: false,
  })
  expect(bench.wire[0]).toMatchObject({
    method: 'POST',
    url: 'https://content.dropboxapi.com/2/files/upload',
    text: 'Hallo',
    headers: {
      'content-type': 'application/octet-stream',
      'dropbox-api-arg':
        '{"path":"/Invoices/Gr\\u00fc\\u00dfe.txt","mode":"overwrite","autorename":false,"mute":false}',
      'user-agent': 'flowbench-test',
    },
  })
  expect(await bench.body('GetFileContent', { id: made.Id })).toEqual({
    '$content-type': 'text/plain',
    $content: 'SGFsbG8=',
  })
  const changed = await bench.body('UpdateFile', { id: made.Id, body: 'Hallo Welt' })
  expect(changed).toMatchObject({ Id: made.Id, Size: 10 })
  expect(changed.ETag).not.toBe(made.ETag)
  await bench.call('DeleteFile', { id: made.Id })
  expect(await bench.call('GetFileMetadata', { id: made.Id })).toMatchObject({
    status: 404,
    body: { status: 404, source: 'api.dropboxapi.com', errors: [] },
  })
})

test('metadata and content by path', async () => {
  expect(await bench.body('GetFileMetadataByPath', { path: invoice })).toMatchObject({
    Name: 'Invoice 4711.txt',
  })
  expect(bench.wire.at(-1)).toMatchObject({
    url: 'https://api.dropboxapi.com/2/files/get_metadata',
    json: { path: invoice },
  })
  const content = await bench.body('GetFileContentByPath', { path: invoice, inferContentType: false })
  expect(content['$content-type']).toBe('application/octet-stream')
})

test('folders are listed, and what is in them', async () => {
  const root = await bench.body('ListRootFolder')
  expect(root.map(({ Name, IsFolder }: { Name: string; IsFolder: boolean }) => [Name, IsFolder])).toEqual([
    ['Invoices', true],
    ['Reports', true],
    ['Welcome.txt', false],
  ])
  const inside = await bench.body('ListFolder', { id: root[0].Id })
  expect(inside).toHaveLength(2)
  expect(bench.wire.at(-1)?.json).toEqual({ path: root[0].Id, recursive: false })
})

test('a file is copied; one that is there is replaced only when that is asked for', async () => {
  const values = { source: invoice, destination: '/Reports/copy.txt' }
  expect(await bench.body('CopyFile', values)).toMatchObject({ Path: '/Reports/copy.txt' })
  expect(await bench.call('CopyFile', values)).toMatchObject({ status: 409 })
  expect(await bench.body('CopyFile', { ...values, overwrite: true })).toMatchObject({ Name: 'copy.txt' })
  expect(
    await bench.body('CopyFile', { source: 'https://example.com/a', destination: '/a.txt' }),
  ).toMatchObject({
    Name: 'a.txt',
  })
})

test('an archive is unpacked; names that climb out of the folder are not', async () => {
  const text = (value: string) => new TextEncoder().encode(value)
  const zip = zipSync({ 'a.txt': text('A'), 'deep/b.txt': text('B'), '../evil.txt': text('E') })
  const body = { '$content-type': 'application/zip', $content: Buffer.from(zip).toString('base64') }
  await bench.call('CreateFile', { folderPath: '/', name: 'all.zip', body })
  const unpacked = await bench.body('ExtractFolderV2', { source: '/all.zip', destination: '/Unpacked' })
  expect(unpacked.map(({ Path }: { Path: string }) => Path)).toEqual([
    '/Unpacked/a.txt',
    '/Unpacked/deep/b.txt',
  ])
  expect(await bench.call('ExtractFolderV2', { source: invoice, destination: '/X' })).toMatchObject({
    status: 400,
    body: { message: 'The file is no zip archive.' },
  })
})

test('new and changed files are told apart', async () => {
  const created = await bench.poll('OnNewFiles', { folderId: '/Invoices' })
  const updated = await bench.poll('OnUpdatedFiles', { folderId: '/Invoices' })
  expect(await created()).toBeUndefined()
  await bench.call('CreateFile', { folderPath: '/Invoices', name: 'new.txt', body: '1' })
  await bench.call('UpdateFile', { id: invoice, body: '2' })
  await bench.call('CreateFile', { folderPath: '/Reports', name: 'elsewhere.txt', body: '3' })
  expect((await created())?.body).toMatchObject([{ Name: 'new.txt' }])
  expect((await updated())?.body).toMatchObject([{ Name: 'Invoice 4711.txt' }])
  expect(await created()).toBeUndefined()
  expect(await updated()).toBeUndefined()
})

test('files with their content come one at a time, none is lost', async () => {
  const created = await bench.poll('OnNewFile', { folderId: '/Invoices' })
  await bench.call('CreateFile', { folderPath: '/Invoices', name: 'a b.txt', body: 'A' })
  await bench.call('CreateFile', { folderPath: '/Invoices', name: 'c.txt', body: 'C' })
  const first = await created()
  expect(first).toMatchObject({
    headers: { 'x-ms-file-name': 'a%20b.txt', 'retry-after': '1' },
    body: { $content: 'QQ==' },
  })
  expect((await created())?.headers['x-ms-file-name']).toBe('c.txt')
  expect(await created()).toBeUndefined()
})

test('a trigger can be tried out with what is there', async () => {
  expect((await bench.everything('OnNewFiles', { folderId: '/Invoices' })).body).toHaveLength(2)
})

test('a state needs no more than paths and texts', async () => {
  bench.setState({ entries: [{ path: '/Deep/Er/file.txt', text: 'x' }] })
  expect(await bench.body('ListFolder', { id: '/Deep/Er' })).toMatchObject([{ Name: 'file.txt', Size: 1 }])
  expect(() => bench.setState({ entries: [{ path: 'no-slash' }] })).toThrow(/entries\.0\.path/)
})
