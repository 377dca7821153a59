import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPackage } from '../../services/flow-package/read-package.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

const sample = resolve(import.meta.dirname, '../../../examples/sample-environment')
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-export-'))
  await cp(sample, join(folder, 'work'), { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

async function run(...args: string[]) {
  const io = createFakeIo({ cwd: folder })
  await runCli(['export', ...args], io)
  return { code: io.exitCode() ?? 0, out: io.stdout.text(), err: io.stderr.text() }
}

const flow = 'work/flows/tell-the-team-of-orders.json'

test('one flow becomes a package that can be imported', async () => {
  const { code, out } = await run(flow)
  expect([code, out]).toEqual([0, expect.stringContaining('as package: ')])
  const [name = ''] = (await readdir(folder)).filter((entry) => entry.endsWith('.zip'))
  const found = await readPackage(await readFile(join(folder, name)), name)
  expect(found.kind).toBe('power-automate')
  expect(found.flows).toHaveLength(1)
})

test('a whole environment becomes a solution', async () => {
  const { code, out } = await run(
    'work',
    '--as',
    'solution',
    '--title',
    'Order desk',
    '--out',
    'o.zip',
    '--json',
  )
  expect(code).toBe(0)
  const flows = (await readdir(join(folder, 'work/flows'))).filter((name) => name.endsWith('.json'))
  expect(JSON.parse(out)).toMatchObject({ file: join(folder, 'o.zip'), as: 'solution' })
  const found = await readPackage(await readFile(join(folder, 'o.zip')), 'o.zip')
  expect([found.kind, found.title, found.flows.length]).toEqual(['solution', 'Order desk', flows.length])
})

test('connectors of the environment are said not to be in it', async () => {
  const text = await readFile(join(folder, flow), 'utf8')
  await writeFile(join(folder, flow), text.replaceAll('shared_teams', 'shared_mine'))
  await mkdir(join(folder, 'work/connectors/shared_mine'), { recursive: true })
  expect((await run(flow)).err).toContain(
    'these custom connectors are not in the file, and have to be there already: shared_mine',
  )
})

test('nothing is overwritten unasked, and a format for one flow takes no two', async () => {
  await writeFile(join(folder, 'there.zip'), 'mine')
  const refused = await run(flow, '--out', 'there.zip')
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('there.zip')])
  expect(await readFile(join(folder, 'there.zip'), 'utf8')).toBe('mine')
  expect((await run(flow, '--out', 'there.zip', '--force')).code).toBe(0)
  const several = await run('work', '--as', 'arm')
  expect([several.code, several.err]).toEqual([2, expect.stringContaining('--as arm is for one flow')])
  expect((await run('none.json')).code).toBe(2)
  expect((await run(flow, '--as', 'pdf')).code).toBe(2)
})
