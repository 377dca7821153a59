import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type EchoService, startEchoService } from './support/echo-service.ts'
import { goTo, openFlow, sampleFolder, step } from './support/flows.ts'
import type { LaunchedApp } from './support/launch.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

const name = 'Ask for approval'

let service: EchoService
test.beforeEach(async () => {
  service = await startEchoService('')
})
test.afterEach(() => service.close())

/** A flow that asks a service for a decision and waits until it calls back. */
function writeFlow(app: LaunchedApp): void {
  const uri = `http://${service.host}/approvals`
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
    actions: {
      Approval: {
        type: 'HttpWebhook',
        inputs: {
          subscribe: { method: 'POST', uri, body: { callback: '@{listCallbackUrl()}' } },
          unsubscribe: { method: 'DELETE', uri },
        },
        runAfter: {},
      },
      Decision: {
        type: 'Compose',
        inputs: "@concat('It was: ', body('Approval')?['decision'])",
        runAfter: { Approval: ['Succeeded'] },
      },
    },
  }
  const folder = join(sampleFolder(app), 'flows')
  mkdirSync(folder, { recursive: true })
  const properties = { displayName: name, connectionReferences: {}, definition }
  writeFileSync(
    join(folder, 'ask-for-approval.json'),
    JSON.stringify({ schemaVersion: '1.0.0.0', properties }, null, 2),
  )
}

/** Runs the flow; answers the address at which the service is to call it back. */
async function runUntilItWaits(app: LaunchedApp): Promise<string> {
  const { page } = app
  await expect(page.getByRole('button', { name: 'Environment: Sample environment' })).toBeVisible()
  writeFlow(app)
  await openFlow(page, name)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(step(page, 'Approval')).toHaveAccessibleName(/Waiting/)
  expect(asked()).toEqual(['POST /approvals'])
  const { callback } = JSON.parse(service.received[0]?.body ?? '{}') as { readonly callback: string }
  return callback
}

const asked = () => service.received.map(({ method, path }) => `${method} ${path}`)

const decide = async (url: string) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"decision":"Approve"}',
  })
  return answer.status
}

test('a webhook action waits for its call, goes on with what it brought, and unsubscribes', async ({
  launch,
}) => {
  const app = await launch()
  const url = await runUntilItWaits(app)
  await takeScreenshot(app.page, 'webhook-action-waiting')
  expect(await decide(url.replace(/sig=[^&]+/, 'sig=guessed'))).toBe(401)
  expect(await decide(url)).toBe(200)
  await expect(step(app.page, 'Decision')).toHaveAccessibleName(/Succeeded/)
  await expect.poll(asked).toEqual(['POST /approvals', 'DELETE /approvals'])
  // It is taken once.
  expect(await decide(url)).toBe(404)
})

for (const [how, end] of [
  ['quit', (app: LaunchedApp) => app.close()],
  ['killed', (app: LaunchedApp) => app.kill()],
] as const) {
  test(`a call reaches a webhook action that waited while the app was ${how} and started again`, async ({
    launch,
    folders,
  }) => {
    const first = await launch(folders)
    const url = await runUntilItWaits(first)
    await end(first)
    await expect(decide(url)).rejects.toThrow()

    const second = await launch(folders)
    await goTo(second.page, 'Runs')
    const row = second.page.getByRole('row', { name: new RegExp(name) })
    await expect(row).toHaveCount(1)
    expect(await decide(url)).toBe(200)
    await expect(row).toContainText('Succeeded')
    await row.click()
    await second.page.getByRole('button', { name: /^Decision, / }).click()
    await expect(second.page.getByText('It was: Approve').first()).toBeVisible()
    await expect.poll(asked).toEqual(['POST /approvals', 'DELETE /approvals'])
  })
}
