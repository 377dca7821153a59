import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFakeIo } from '../testing/fake-io.ts'
import { runCommand } from './run-command.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-run-sandbox-'))
  await writeFile(join(folder, 'flow.json'), JSON.stringify(flow))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** As a Logic App writes it: the operation by method and path, the site encoded twice. */
const path = (rest: string) =>
  `/datasets/@{encodeURIComponent(encodeURIComponent('https://contoso.sharepoint.com/sites/sales'))}/tables/@{encodeURIComponent(encodeURIComponent('Orders'))}${rest}`
const connection = { connection: { name: "@parameters('$connections')['sharepointonline']['connectionId']" } }
const flow = {
  definition: {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: { $connections: { type: 'Object', defaultValue: {} } },
    triggers: {
      When_an_item_is_created: {
        type: 'ApiConnection',
        recurrence: { frequency: 'Minute', interval: 1 },
        splitOn: "@triggerBody()?['value']",
        inputs: { host: connection, method: 'get', path: path('/onnewitems') },
      },
    },
    actions: {
      Update_item: {
        type: 'ApiConnection',
        inputs: {
          host: connection,
          method: 'patch',
          path: path("/items/@{encodeURIComponent(string(triggerBody()?['ID']))}"),
          body: { Status: { Value: 'Approved' } },
        },
      },
      Call: {
        type: 'Http',
        inputs: { method: 'GET', uri: 'https://example.com' },
        runAfter: { Update_item: ['Succeeded'] },
      },
    },
  },
}

async function run(options: object) {
  const io = createFakeIo({ cwd: folder })
  await runCommand('flow.json', { sandbox: true, json: true, ...options }, io)
  return { io, report: JSON.parse(io.stdout.text()) }
}

test('a Logic App runs in the sandbox from its trigger on; what no sandbox answers is told', async () => {
  const { io, report } = await run({})
  expect(report).toMatchObject({
    status: 'Succeeded',
    trigger: { outputs: { body: { ID: 3, Title: 'Order 1003' } } },
    actions: [
      { name: 'Update_item', outputs: { body: { ID: 3, Status: { Value: 'Approved' } } } },
      { name: 'Call' },
    ],
  })
  expect(io.stderr.text()).toContain("no sandbox answers 'Call'")
})

test('with a data folder the sandbox remembers; strict, what no sandbox answers fails', async () => {
  const versionOf = (report: { actions: { outputs: { body: Record<string, unknown> } }[] }) =>
    report.actions[0]?.outputs.body['{VersionNumber}']
  expect(versionOf((await run({ data: 'data' })).report)).toBe('2.0')
  expect(versionOf((await run({ data: 'data' })).report)).toBe('3.0')
  const { report } = await run({ strict: true })
  expect(report.actions[1]).toMatchObject({ name: 'Call', status: 'Failed', code: 'UnansweredCall' })
})
