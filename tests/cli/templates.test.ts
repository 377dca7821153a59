import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCli } from '../../main/cli/run-cli.ts'
import { createFakeIo } from '../../main/cli/testing/fake-io.ts'
import { flowTemplates } from '../../shared/templates/index.ts'

let folder: string
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'flowbench-templates-')))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function cli(...args: string[]) {
  const io = createFakeIo({ cwd: folder })
  await runCli(args, io)
  return { out: io.stdout.text(), err: io.stderr.text(), code: io.exitCode() ?? 0 }
}

describe.each(flowTemplates.map(({ id }) => id))('%s', (id) => {
  test('makes a flow that runs without its services', async () => {
    expect(await cli('new', 'made.json', '--template', id, '--name', 'Made')).toMatchObject({ code: 0 })
    const { out, err, code } = await cli(
      'run',
      'made.json',
      '--mocks',
      'auto',
      '--json',
      '--now',
      '2026-11-26T08:00:00Z',
    )
    const report = JSON.parse(out) as {
      status: string
      actions: { name: string; status: string; error?: unknown }[]
    }
    const failed = report.actions.filter(({ status }) => status === 'Failed')
    expect({ status: report.status, failed, err, code }).toMatchObject({
      status: 'Succeeded',
      failed: [],
      code: 0,
    })
    expect(report.actions.some(({ status }) => status === 'Succeeded')).toBe(true)
  })
})

test('the list names them, and those of the environment', async () => {
  await cli('new', 'env')
  await cli('new', 'env', '--template', 'child-flow')
  await mkdir(join(folder, 'env', 'templates'))
  const made = join(folder, 'env', 'flows', 'A part that other flows call.json')
  await writeFile(join(folder, 'env', 'templates', 'Our frame.json'), await readFile(made))
  const { out } = await cli('new', 'env', '--list-templates')
  for (const { id, title } of flowTemplates) {
    expect(out).toContain(id)
    expect(out).toContain(title)
  }
  expect(out).toContain('Our frame')
  const { code } = await cli('new', 'env', '--template', 'Our frame', '--name', 'From ours')
  expect(code).toBe(0)
  expect(await readFile(join(folder, 'env', 'flows', 'From ours.json'), 'utf8')).toContain(
    '"displayName": "From ours"',
  )
})

test('one that is not there is told with the way to find out', async () => {
  const { err, code } = await cli('new', 'x.json', '--template', 'nope')
  expect(code).not.toBe(0)
  expect(err).toContain('--list-templates')
})
