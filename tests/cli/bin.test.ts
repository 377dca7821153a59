import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const bin = resolve(import.meta.dirname, '../../build/bin/flowbench.mjs')
const flows = resolve(import.meta.dirname, '../../examples/sample-environment/flows')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-bin-'))
  // The first call may have to bundle; that is not what is measured below.
  expect(flowbench('--version').status).toBe(0)
}, 120_000)
afterAll(() => rm(folder, { recursive: true }))

function flowbench(...args: string[]) {
  return spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' })
}

test('an expression is answered', () => {
  expect(flowbench('eval', 'add(1,2)')).toMatchObject({ status: 0, stdout: '3\n', stderr: '' })
})

test('help, usage errors and unknown commands have their exit codes and streams', () => {
  expect(flowbench('--help')).toMatchObject({ status: 0, stderr: '' })
  expect(flowbench('run')).toMatchObject({ status: 2, stdout: '' })
  expect(flowbench('juggle')).toMatchObject({ status: 2, stdout: '' })
})

test('files are found from where the person is, and JSON is all there is on standard output', async () => {
  expect(flowbench('new', 'mine.json', '--name', 'Mine').status).toBe(0)
  expect(flowbench('validate', 'mine.json', '--json')).toMatchObject({ status: 0 })
  const { status, stdout, stderr } = flowbench('run', 'mine.json', '--json')
  expect([status, stderr]).toEqual([0, ''])
  expect(JSON.parse(stdout)).toMatchObject({ status: 'Succeeded', trigger: { name: 'manual' }, actions: [] })
})

test('exit codes: 0 succeeded, 1 failed, 2 cannot run', async () => {
  const errors = join(flows, 'error-handling-with-scopes.json')
  expect(flowbench('run', errors).status).toBe(0)
  expect(flowbench('run', errors, '--body', '{"text":"ten"}').status).toBe(1)
  await writeFile(join(folder, 'broken.json'), '{ "definition": ')
  expect(flowbench('run', 'broken.json').status).toBe(2)
  expect(flowbench('validate', 'broken.json').status).toBe(1)
})

test('Ctrl+C ends the run as Cancelled', async () => {
  const child = spawn(process.execPath, [bin, 'run', join(flows, 'remind-me-later.json')], { cwd: folder })
  let out = ''
  let log = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString()
    if (log.includes('Waiting    Wait_three_minutes') && !child.killed) child.kill('SIGINT')
  })
  const [code, signal] = await new Promise<[number | null, string | null]>((done) => {
    child.on('close', (...ended) => done(ended))
  })
  expect([code, signal]).toEqual([1, null])
  expect(out).toMatch(/Remind me later: Cancelled in /)
  expect(log).toContain('Cancelled  Wait_three_minutes')
})

test.each([
  ['{"text":"7"}', 0],
  ['{"text":"ten"}', 1],
])('a reader that goes away is no error and changes no exit code: %s', async (body, expected) => {
  const args = [bin, 'run', join(flows, 'error-handling-with-scopes.json'), '--json', '--body', body]
  const child = spawn(process.execPath, args, { cwd: folder })
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString()
  })
  child.stdout.destroy()
  const code = await new Promise((done) => {
    child.on('close', done)
  })
  expect([code, log]).toEqual([expected, ''])
})

test('a run over HTTP leaves no warnings of ours on standard error', async () => {
  await writeFile(
    join(folder, 'http.json'),
    JSON.stringify({
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
        actions: {
          Call: {
            type: 'Http',
            // Port 1 answers nobody.
            inputs: { method: 'GET', uri: 'http://127.0.0.1:1/', retryPolicy: { type: 'none' } },
          },
        },
      },
    }),
  )
  const { status, stdout, stderr } = flowbench('run', 'http.json', '--json')
  expect([status, stderr]).toEqual([1, ''])
  expect(JSON.parse(stdout).actions[0].status).toBe('Failed')
})
