import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newFlowText } from '../../services/new-flow.ts'
import { makeZip } from '../../storage/zip/testing/make-zip.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-import-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function run(...args: string[]) {
  const io = createFakeIo({ cwd: folder })
  await runCli(['import', ...args], io)
  return { code: io.exitCode() ?? 0, out: io.stdout.text(), err: io.stderr.text() }
}

const solution = makeZip([
  {
    name: 'solution.xml',
    content:
      '<ImportExportXml><SolutionManifest><UniqueName>Ours</UniqueName></SolutionManifest></ImportExportXml>',
  },
  { name: 'Workflows/One.json', content: newFlowText('instant', 'x') },
  { name: 'Workflows/Two.json', content: newFlowText('scheduled', 'y') },
])

test('custom connectors of a solution come along, unless they are not wanted', async () => {
  const definition =
    '{"swagger": "2.0", "info": {"title": "Own", "version": "1"}, "paths": {"/a": {"get": {"operationId": "Get", "responses": {}}}}}'
  const zip = makeZip([
    { name: 'solution.xml', content: '<ImportExportXml />' },
    { name: 'Workflows/One.json', content: newFlowText('instant', 'x') },
    { name: 'Connector/own_openapidefinition.json', content: definition },
  ])
  await writeFile(join(folder, 'a.zip'), zip)
  expect((await run('a.zip', '--list')).out).toContain('custom connector: Own (1 operation)')
  await run('a.zip', '--to', 'without', '--no-connectors')
  expect(await readdir(join(folder, 'without'))).not.toContain('connectors')
  expect((await run('a.zip', '--to', 'mine')).out).toContain('added custom connector: Own')
  expect(await readdir(join(folder, 'mine/connectors'))).toEqual(['shared_own'])
})

test('--list shows what is in a file and writes nothing', async () => {
  await writeFile(join(folder, 'a.zip'), solution)
  expect(await run('a.zip', '--list')).toEqual({
    code: 0,
    out: 'solution “Ours”\n  One: 0 actions\n  Two: 0 actions\n',
    err: '',
  })
  expect(await readdir(folder)).toEqual(['a.zip'])
  const { flows } = JSON.parse((await run('a.zip', '--list', '--json')).out)
  expect(flows.map(({ name, text }: { name: string; text?: string }) => [name, text])).toEqual([
    ['One', undefined],
    ['Two', undefined],
  ])
})

test('all flows go into an environment, which is made where there is none', async () => {
  await writeFile(join(folder, 'a.zip'), solution)
  expect(await run('a.zip', '--to', 'mine')).toMatchObject({
    code: 0,
    out: 'made flow “One”: mine/flows/One.json\nmade flow “Two”: mine/flows/Two.json\n',
  })
  expect((await readdir(join(folder, 'mine'))).sort()).toEqual(['environment.json', 'flows'])
  await run('a.zip', '--to', 'mine', '--flow', 'two', '--name', 'Again')
  await run('a.zip', '--to', 'mine', '--flow', 'One')
  expect((await readdir(join(folder, 'mine/flows'))).sort()).toEqual([
    'Again.json',
    'One (2).json',
    'One.json',
    'Two.json',
  ])
  const { properties } = JSON.parse(await readFile(join(folder, 'mine/flows/Again.json'), 'utf8'))
  expect(properties.displayName).toBe('Again')
})

test.each<[string, Uint8Array | string, readonly string[], RegExp]>([
  ['a zip that leads out', makeZip([{ name: '../x.json', content: '{}' }]), [], /leads out of it/],
  ['a zip cut off', solution.slice(0, 200), [], /is damaged/],
  ['no flow', '{"a": 1}', [], /There is no flow in 'in'/],
  ['an unknown flow', solution, ['--flow', 'Three'], /There is no flow “Three”/],
  ['one name for two', solution, ['--name', 'X'], /--name is for one flow/],
])('%s is refused, and nothing is written', async (_case, bytes, more, message) => {
  await writeFile(join(folder, 'in'), bytes)
  const { code, err } = await run('in', '--to', 'out', ...more)
  expect(code).toBe(2)
  expect(err).toMatch(message)
  expect(await readdir(folder)).toEqual(['in'])
})

test('a folder of other things is no environment', async () => {
  await writeFile(join(folder, 'a.zip'), solution)
  const { code, err } = await run('a.zip')
  expect([code, err]).toEqual([2, expect.stringContaining('environment')])
  expect(await readdir(folder)).toEqual(['a.zip'])
})
