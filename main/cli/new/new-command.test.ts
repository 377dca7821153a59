import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkFlow, openFlowDocument } from '../../../shared/wdl/index.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-new-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function run(...args: string[]) {
  const io = createFakeIo({ cwd: folder })
  await runCli(['new', ...args], io)
  return { code: io.exitCode() ?? 0, out: io.stdout.text(), err: io.stderr.text() }
}

test.each([
  ['instant', 'Request'],
  ['scheduled', 'Recurrence'],
  ['automated', 'OpenApiConnectionNotification'],
])('an %s flow file begins with %s and has no errors', async (kind, type) => {
  const { code, out } = await run('my flow.json', '--kind', kind, '--name', 'My "flow"')
  expect([code, out]).toEqual([0, `made ${kind} flow “My "flow"”: my flow.json\n`])
  const document = openFlowDocument(await readFile(join(folder, 'my flow.json'), 'utf8'))
  expect(document.flow.displayName).toBe('My "flow"')
  expect(Object.values(document.definition?.triggers ?? {}).map((trigger) => trigger.type)).toEqual([type])
  expect(checkFlow(document).filter(({ severity }) => severity === 'error')).toEqual([])
})

test('a folder becomes an environment, then gets flows; names taken count on', async () => {
  expect((await run('work')).out).toBe('made environment “work”: work\n')
  const manifest = JSON.parse(await readFile(join(folder, 'work/environment.json'), 'utf8'))
  expect(manifest).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'work', variables: {} })
  await run('work', '--name', 'Sort mail')
  await run('work', '--name', 'sort MAIL', '--kind', 'scheduled')
  expect((await readdir(join(folder, 'work/flows'))).sort()).toEqual(['Sort mail.json', 'sort MAIL (2).json'])
})

test('--kind gives a new environment its first flow', async () => {
  await run('work', '--name', 'At work', '--kind', 'scheduled')
  expect(JSON.parse(await readFile(join(folder, 'work/environment.json'), 'utf8')).name).toBe('At work')
  expect(await readdir(join(folder, 'work/flows'))).toEqual(['New flow.json'])
})

test('nothing is overwritten', async () => {
  await writeFile(join(folder, 'a.json'), 'mine')
  const { code, err } = await run('a.json')
  expect(code).toBe(2)
  expect(err).toMatch(/^error: There is a file 'a\.json' already\./)
  expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('mine')
})

test('a file in the way and a missing folder are told', async () => {
  await writeFile(join(folder, 'taken'), '')
  expect(await run('taken')).toMatchObject({ code: 2, err: expect.stringContaining('is a file') })
  expect(await run('no/such/folder/a.json')).toMatchObject({
    code: 2,
    err: expect.stringContaining('does not exist'),
  })
  await mkdir(join(folder, 'work'))
  expect((await run('work')).code).toBe(0)
})
