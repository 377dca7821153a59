import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goTo, openFlow, sampleFolder } from './support/flows.ts'
import type { LaunchedApp } from './support/launch.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

const name = 'Error handling with scopes'

async function row(app: LaunchedApp) {
  await goTo(app.page, 'Flows')
  return app.page.getByRole('row', { name })
}

/** The address of the flow, by way of the list's menu and the system's clipboard. */
async function addressOf(app: LaunchedApp): Promise<string> {
  await app.app.evaluate(({ clipboard }) => clipboard.writeText(''))
  await (await row(app)).click({ button: 'right' })
  await app.page.getByRole('menuitem', { name: 'Copy address' }).click()
  await expect.poll(() => app.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('http://')
  return app.app.evaluate(({ clipboard }) => clipboard.readText())
}

const call = (url: string) =>
  fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"text":"7"}' })

test('a flow that is on answers without a window, and again after a restart', async ({ launch, folders }) => {
  const first = await launch({ ...folders, env: { FLOWBENCH_E2E_TRAY: '1' } })
  await (await row(first)).getByRole('switch').click()
  await expect((await row(first)).getByRole('switch')).toBeChecked()
  const url = await addressOf(first)
  const answer = await call(url)
  expect([answer.status, answer.headers.get('x-ms-workflow-run-id')]).toEqual([202, expect.any(String)])
  await goTo(first.page, 'Runs')
  await expect(first.page.getByRole('row', { name: new RegExp(name) })).toHaveCount(1)

  await first.page.close()
  expect((await call(url)).status).toBe(202)
  expect(first.hasExited()).toBe(false)
  await first.close()

  const second = await launch(folders)
  await expect((await row(second)).getByRole('switch')).toBeChecked()
  expect(await addressOf(second)).toBe(url)
  expect((await call(url)).status).toBe(202)
  await (await row(second)).getByRole('switch').click()
  await expect((await row(second)).getByRole('switch')).not.toBeChecked()
  expect((await call(url)).status).toBe(404)
})

const offlineName = 'File what comes in'
const offlineFlow = {
  properties: {
    displayName: offlineName,
    connectionReferences: { shared_dropbox: { connection: {}, api: { name: 'shared_dropbox' } } },
    definition: {
      $schema:
        'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
      contentVersion: '1.0.0.0',
      triggers: {
        When_a_file_is_created: {
          type: 'OpenApiConnection',
          recurrence: { frequency: 'Day', interval: 1 },
          splitOn: '@triggerBody()',
          inputs: {
            host: {
              apiId: '/providers/Microsoft.PowerApps/apis/shared_dropbox',
              connectionName: 'shared_dropbox',
              operationId: 'OnNewFiles',
            },
            parameters: { folderId: '/Invoices' },
          },
        },
      },
      actions: { Path: { type: 'Compose', inputs: "@triggerBody()?['Path']" } },
    },
  },
}

/** Puts a file into the sandbox of Dropbox, by hand, on its page. */
async function addFile({ page }: LaunchedApp, path: string): Promise<void> {
  await goTo(page, 'Sandboxes')
  await page
    .getByRole('navigation', { name: 'Sandboxes of this environment' })
    .getByRole('button', { name: /^Dropbox/ })
    .click()
  await page.getByRole('button', { name: 'Add', exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'JSON' }).fill(JSON.stringify({ path, text: 'x' }))
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('table', { name: 'entries' })).toContainText(path)
}

async function expectRuns({ page }: LaunchedApp, count: number): Promise<void> {
  await goTo(page, 'Runs')
  await expect(page.getByRole('row', { name: new RegExp(offlineName) })).toHaveCount(count)
}

test('a flow is turned on offline: its trigger fires when the sandbox changes, and again after a restart', async ({
  launch,
  folders,
}) => {
  const first = await launch(folders)
  const { page } = first
  writeFileSync(
    join(sampleFolder(first), 'flows', 'file-what-comes-in.json'),
    JSON.stringify(offlineFlow, null, 2),
  )
  await openFlow(page, offlineName)
  await page.getByRole('button', { name: 'What its triggers listen to' }).click()
  await takeScreenshot(page, 'flow-offline-choice')
  await page.getByRole('menuitemradio', { name: /^Sandboxes, offline/ }).click()
  await page.getByRole('switch', { name: `${offlineName} is on` }).click()
  await expect(page.getByText('On, offline', { exact: true })).toBeVisible()
  await takeScreenshot(page, 'flow-on-offline')
  await addFile(first, '/Invoices/one.txt')
  await expectRuns(first, 1)
  await page.getByRole('row', { name: new RegExp(offlineName) }).click()
  await expect(page.getByText('Offline', { exact: true })).toBeVisible()
  await first.close()

  const second = await launch(folders)
  await goTo(second.page, 'Flows')
  const listed = second.page.getByRole('row', { name: offlineName })
  await expect(listed.getByRole('switch')).toBeChecked()
  await expect(listed.getByRole('img', { name: /^Offline: its triggers listen to sandboxes/ })).toBeVisible()
  await takeScreenshot(second.page, 'flows-on-offline')
  await addFile(second, '/Invoices/two.txt')
  await expectRuns(second, 2)
})

test('a run that failed while the window was closed is told by the desktop, and pressing that leads to the run', async ({
  launch,
  folders,
}) => {
  const launched = await launch({ ...folders, env: { FLOWBENCH_E2E_TRAY: '1' } })
  const { app } = launched
  await (await row(launched)).getByRole('switch').click()
  await expect((await row(launched)).getByRole('switch')).toBeChecked()
  const url = await addressOf(launched)
  await launched.page.close()
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"text":"quince"}',
  })
  expect(answer.status).toBe(202)
  type Told = { flowbenchTest?: { notices?: { title: string; body: string; open(): void }[] } }
  const notices = () =>
    app.evaluate(() =>
      ((globalThis as Told).flowbenchTest?.notices ?? []).map(({ body, title }) => [title, body]),
    )
  await expect.poll(notices).toEqual([[expect.stringContaining(name), expect.stringContaining('int')]])
  const opened = app.waitForEvent('window')
  await app.evaluate(() => (globalThis as Told).flowbenchTest?.notices?.[0]?.open())
  const page = await opened
  await expect(page.getByRole('alert').getByText('Read order failed')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await launched.close()
})
