import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConnectionSecretFiles } from './connection-secret-files.ts'

let folder: string
let now = 0
let files: ConnectionSecretFiles

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-files-'))
  now = 0
  files = new ConnectionSecretFiles(() => now)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function put(name: string, content: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

test('text stays text, other bytes become base64; the window gets name and token only', async () => {
  const pem = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'
  const key = await files.take(await put('me.pem', pem))
  const pfx = await files.take(await put('me.pfx', Buffer.from([0x30, 0x82, 0xff, 0x00])))
  expect(key.fileName).toBe('me.pem')
  expect(JSON.stringify([key, pfx])).not.toContain('AAAA')
  expect(files.fill({ passphrase: 'p' }, { privateKey: key.token, pfx: pfx.token })).toEqual({
    passphrase: 'p',
    privateKey: pem,
    pfx: 'MIL/AA==',
  })
})

test('a file is forgotten when its form is over, or after half an hour', async () => {
  const path = await put('me.pem', 'x')
  const first = await files.take(path)
  files.forget([first.token])
  expect(() => files.fill({}, { key: first.token })).toThrow(/no longer at hand/)
  const second = await files.take(path)
  now = 31 * 60_000
  await files.take(path)
  expect(() => files.fill({}, { key: second.token })).toThrow(/no longer at hand/)
})

test('what cannot be a key or certificate is refused with its name', async () => {
  await expect(files.take(join(folder, 'none.pem'))).rejects.toMatchObject({ code: 'file.unreadable' })
  const large = await put('large.pfx', Buffer.alloc(150_001))
  await expect(files.take(large)).rejects.toMatchObject({ code: 'file.too-large' })
})
