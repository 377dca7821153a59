import { describe, expect, test } from 'vitest'
import type { FileAsker } from './file-asker.ts'

/**
 * What every file service answers, wherever its files are: the drivers and the sandbox pass the same tests. Each test
 * gets a place without files.
 */
export function fileServiceContract(name: string, open: () => Promise<FileAsker>): void {
  describe(`${name} as a file service`, () => {
    test('a file is written, listed, read and deleted', async () => {
      const files = await open()
      const written = await files.put('/Invoices/4711.txt', 'Total: 12')
      expect(written).toMatchObject({
        status: 200,
        json: { path: '/Invoices/4711.txt', kind: 'file', size: 9 },
      })
      expect(Date.parse(written.json.modified)).not.toBeNaN()
      expect(await files.list('/')).toMatchObject([{ path: '/Invoices', kind: 'folder', size: 0 }])
      expect(await files.list('/Invoices')).toMatchObject([written.json])
      expect((await files.get('/Invoices/4711.txt')).text).toBe('Total: 12')
      expect(await files.ask('DELETE /entry', { path: '/Invoices/4711.txt' })).toMatchObject({ status: 204 })
      expect(await files.names('/Invoices')).toEqual([])
      expect(await files.get('/Invoices/4711.txt')).toMatchObject({ status: 404 })
    })

    test.each([
      'Grüße aus Köln.txt',
      'a b  c.txt',
      '100 % #1 & more.txt',
      "it's [x] {y}.txt",
      '日本語 ✓.txt',
      '-rf.txt',
      '.hidden',
    ])('a file may be called %s', async (name) => {
      const files = await open()
      const path = `/Folder ä #/${name}`
      expect(await files.put(path, name)).toMatchObject({ status: 200, json: { path } })
      expect(await files.names('/Folder ä #')).toEqual([path])
      expect((await files.get(path)).text).toBe(name)
      expect(await files.ask('GET /entry', { path })).toMatchObject({ json: { path, kind: 'file' } })
      await files.ask('DELETE /entry', { path })
      expect(await files.names('/Folder ä #')).toEqual([])
    })

    test('every byte comes back, of empty and of large files', async () => {
      const files = await open()
      const large = Uint8Array.from({ length: 700_001 }, (_, index) => (index * 7919) % 256)
      await files.put('/large.bin', large)
      expect(Buffer.compare((await files.get('/large.bin')).bytes, large)).toBe(0)
      await files.put('/large.bin', '')
      expect(await files.get('/large.bin')).toMatchObject({ status: 200, text: '' })
      expect(await files.ask('GET /entry', { path: '/large.bin' })).toMatchObject({ json: { size: 0 } })
    })

    test('modes of writing', async () => {
      const files = await open()
      expect(await files.put('/a.txt', '1', 'update')).toMatchObject({ status: 404 })
      expect(await files.put('/a.txt', '1', 'create')).toMatchObject({ status: 200 })
      expect(await files.put('/a.txt', '2', 'create')).toMatchObject({ status: 409 })
      expect(await files.put('/a.txt', '333', 'update')).toMatchObject({ json: { size: 3 } })
      expect(await files.put('/a.txt', '4', 'replace')).toMatchObject({ json: { size: 1 } })
      expect((await files.get('/a.txt')).text).toBe('4')
    })

    test('what is added comes at the end', async () => {
      const files = await open()
      expect(await files.ask('POST /content', { path: '/log.txt' }, 'x')).toMatchObject({ status: 404 })
      await files.put('/log.txt', 'one\n')
      const added = await files.ask('POST /content', { path: '/log.txt' }, 'two\n')
      expect(added).toMatchObject({ json: { path: '/log.txt', size: 8 } })
      expect((await files.get('/log.txt')).text).toBe('one\ntwo\n')
    })

    test('files and folders are moved, to where nothing is', async () => {
      const files = await open()
      await files.put('/in/a.txt', 'A')
      await files.put('/in/b.txt', 'B')
      const taken = { from: '/in/a.txt', to: '/in/b.txt' }
      expect(await files.ask('POST /move', taken)).toMatchObject({ status: 409 })
      const moved = await files.ask('POST /move', { from: '/in/a.txt', to: '/done/2026/a.txt' })
      expect(moved).toMatchObject({ json: { path: '/done/2026/a.txt', size: 1 } })
      expect(await files.names('/in')).toEqual(['/in/b.txt'])
      expect(await files.ask('POST /move', { from: '/done', to: '/past' })).toMatchObject({ status: 200 })
      expect((await files.get('/past/2026/a.txt')).text).toBe('A')
      expect(await files.ask('POST /move', { from: '/past', to: '/past/x' })).toMatchObject({ status: 400 })
      expect(await files.ask('POST /move', { from: '/none', to: '/x' })).toMatchObject({ status: 404 })
    })

    test('a file is copied; what is there is replaced only when that is asked for', async () => {
      const files = await open()
      await files.put('/a.txt', 'A')
      const values = { from: '/a.txt', to: '/copies/a.txt' }
      expect(await files.ask('POST /copy', values)).toMatchObject({ json: { path: '/copies/a.txt' } })
      await files.put('/a.txt', 'changed')
      expect(await files.ask('POST /copy', values)).toMatchObject({ status: 409 })
      await files.ask('POST /copy', { ...values, overwrite: 'true' })
      expect((await files.get('/copies/a.txt')).text).toBe('changed')
      expect((await files.get('/a.txt')).text).toBe('changed')
      expect(await files.ask('POST /copy', { from: '/copies', to: '/more' })).toMatchObject({ status: 400 })
    })

    test('folders are made, those above them too; once more is no refusal', async () => {
      const files = await open()
      const made = await files.ask('PUT /folder', { path: '/2026/01' })
      expect(made).toMatchObject({ json: { path: '/2026/01', kind: 'folder' } })
      expect(await files.ask('PUT /folder', { path: '/2026/01' })).toMatchObject({ status: 200 })
      await files.put('/2026/file', 'x')
      expect(await files.ask('PUT /folder', { path: '/2026/file' })).toMatchObject({ status: 409 })
    })

    test('files are no folders, and the other way round', async () => {
      const files = await open()
      await files.put('/folder/file.txt', 'x')
      expect(await files.ask('GET /entries', { path: '/folder/file.txt' })).toMatchObject({ status: 400 })
      expect(await files.ask('GET /entries', { path: '/none' })).toMatchObject({ status: 404 })
      expect(await files.get('/folder')).toMatchObject({ status: 400 })
      expect(await files.put('/folder', 'x')).toMatchObject({ status: 400 })
      expect(await files.put('/', 'x')).toMatchObject({ status: 400 })
      expect(await files.put('/folder/file.txt/below.txt', 'x')).toMatchObject({ status: 400 })
      expect(await files.ask('DELETE /entry', { path: '/folder' })).toMatchObject({ status: 400 })
    })

    test.each(['/../etc/passwd', '..', '/a/../../b', '\\..\\x', '/a\0b'])('%j is no path', async (path) => {
      const files = await open()
      expect(await files.get(path)).toMatchObject({ status: 400, json: { error: { code: 'InvalidPath' } } })
      expect(await files.put(path, 'x')).toMatchObject({ status: 400 })
      expect(await files.ask('GET /entries', { path })).toMatchObject({ status: 400 })
      expect(await files.ask('POST /move', { from: '/a', to: path })).toMatchObject({ status: 400 })
    })

    test('paths may be written as Windows does', async () => {
      const files = await open()
      await files.put('\\Invoices\\4711.txt', 'x')
      expect(await files.names('\\Invoices\\')).toEqual(['/Invoices/4711.txt'])
    })

    test('an ETag changes with the content', async () => {
      const files = await open()
      const first = (await files.put('/a.txt', '1')).json.etag
      expect((await files.ask('GET /entry', { path: '/a.txt' })).json.etag).toBe(first)
      expect((await files.put('/a.txt', '22')).json.etag).not.toBe(first)
    })
  })
}
