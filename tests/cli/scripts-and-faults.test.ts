import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** What only the bundled command can show: the script thread's file beside it, and mock scripts from files. */
const bin = resolve(import.meta.dirname, '../../build/bin/flowbench.mjs')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-scripts-'))
  expect(flowbench('--version').status).toBe(0)
}, 120_000)
afterAll(() => rm(folder, { recursive: true }))

function flowbench(...args: string[]) {
  return spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' })
}

async function run(actions: object, ...options: string[]) {
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions,
    outputs: {},
  }
  await writeFile(join(folder, 'flow.json'), JSON.stringify({ definition }))
  const { status, stdout } = flowbench('run', 'flow.json', '--json', ...options)
  return {
    status,
    report: JSON.parse(stdout) as { error: object; actions: { name: string; retries: object[] }[] },
  }
}

test('JavaScript runs beside the bundle and ends with the command', async () => {
  const actions = {
    Data: { type: 'Compose', inputs: [3, 1, 2] },
    Code: {
      type: 'JavaScriptCode',
      inputs: { code: 'return [...workflowContext.actions.Data.outputs].sort()' },
      runAfter: { Data: ['Succeeded'] },
    },
    Broken: {
      type: 'JavaScriptCode',
      inputs: { code: 'let a = 1\nreturn a.b.c' },
      runAfter: { Code: ['Succeeded'] },
    },
  }
  const { status, report } = await run(actions)
  expect(status).toBe(1)
  expect(report.actions).toMatchObject([
    { name: 'Data' },
    { name: 'Code', status: 'Succeeded', outputs: { body: [1, 2, 3] } },
    {
      name: 'Broken',
      status: 'Failed',
      code: 'InlineCodeScriptRuntimeFailure',
      error: { path: '/definition/actions/Broken/inputs/code', message: expect.stringContaining('(line 2,') },
    },
  ])
})

const call = { Call: { type: 'Http', inputs: { method: 'GET', uri: 'https://api.test/' } } }

test('faults of a mock script are overcome by the retry policy', async () => {
  const script = {
    Call: { body: 'at last' },
    $faults: [{ action: 'Call', fault: 'status', statusCode: 429, retryAfter: 'PT1M', times: 2 }],
  }
  await writeFile(join(folder, 'mocks.json'), JSON.stringify(script))
  const { status, report } = await run(call, '--mocks', 'mocks.json', '--now', '2026-01-31T08:00:00Z')
  expect(status).toBe(0)
  expect(report.actions).toMatchObject([
    {
      status: 'Succeeded',
      outputs: { body: 'at last' },
      endTime: '2026-01-31T08:02:00.0000000Z',
      retries: [
        { attempt: 1, code: 'TooManyRequests' },
        { attempt: 2, code: 'TooManyRequests' },
      ],
    },
  ])
})

test('a broken fault plan is told and nothing runs', async () => {
  await writeFile(join(folder, 'mocks.json'), JSON.stringify({ $faults: [{ action: 'Call' }] }))
  const { status, report } = await run(call, '--mocks', 'mocks.json')
  expect(status).toBe(2)
  expect(report.error).toMatchObject({
    code: 'request.fault-plan',
    message: "'fault' of fault 1 is none of 'status', 'timeout', 'reset' and 'slow'.",
  })
})
