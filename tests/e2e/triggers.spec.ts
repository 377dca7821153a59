import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goTo, notice, openFlow, sampleFolder } from './support/flows.ts'
import type { LaunchedApp } from './support/launch.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

const name = 'Greeter'

/** A flow that greets whoever calls it, with this word; `null` makes one that does not compile. */
function writeGreeter(app: LaunchedApp, word: string | null): void {
  const body = word === null ? '@concat(' : `@concat('${word}, ', triggerBody()?['name'])`
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } },
    actions: {
      Response: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body }, runAfter: {} },
    },
  }
  const folder = join(sampleFolder(app), 'flows')
  mkdirSync(folder, { recursive: true })
  const properties = { displayName: name, connectionReferences: {}, definition }
  writeFileSync(
    join(folder, 'greeter.json'),
    JSON.stringify({ schemaVersion: '1.0.0.0', properties }, null, 2),
  )
}

const greet = async (url: string) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"name":"Ada"}',
  })
  return [answer.status, await answer.text()]
}

const toggle = ({ page }: LaunchedApp) => page.getByRole('switch', { name: `${name} is on` })

/** The address as the bar above the flow gives it, by the keyboard alone. */
async function addressOf({ app, page }: LaunchedApp): Promise<string> {
  await app.evaluate(({ clipboard }) => clipboard.writeText(''))
  await page.getByRole('button', { name: 'Address', exact: true }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: `What ${name} listens for` })
  await dialog.getByRole('button', { name: 'Copy address' }).focus()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('http://127.0.0.1:')
  return app.evaluate(({ clipboard }) => clipboard.readText())
}

test('a Request flow answers while it is on, also after a restart, and says what keeps it from it', async ({
  launch,
  folders,
}) => {
  const first = await launch(folders)
  await expect(first.page.getByRole('button', { name: 'Environment: Sample environment' })).toBeVisible()
  writeGreeter(first, 'Hello')
  await openFlow(first.page, name)
  await toggle(first).focus()
  await first.page.keyboard.press('Space')
  await expect(toggle(first)).toBeChecked()
  await expect(toggle(first)).toBeFocused()
  const url = await addressOf(first)
  await takeScreenshot(first.page, 'triggers-address')
  await first.page.keyboard.press('Escape')
  expect(await greet(url)).toEqual([200, 'Hello, Ada'])

  await goTo(first.page, 'Runs')
  const run = first.page.getByRole('row', { name: new RegExp(name) })
  await expect(run).toHaveCount(1)
  await expect(run).toContainText('Trigger')
  await expect(run).toContainText('Succeeded')
  expect(await greet(url)).toEqual([200, 'Hello, Ada'])
  // It shows at once, without asking anew.
  await expect(run).toHaveCount(2)
  await takeScreenshot(first.page, 'triggers-runs')

  writeGreeter(first, 'Good morning')
  await expect.poll(() => greet(url)).toEqual([200, 'Good morning, Ada'])
  writeGreeter(first, null)
  await goTo(first.page, 'Flows')
  const row = first.page.getByRole('row', { name })
  await expect(row.getByRole('img', { name: /is not closed/ })).toBeVisible()
  await expect(row.getByRole('switch')).toBeChecked()
  expect(await greet(url)).toEqual([200, 'Good morning, Ada'])
  await takeScreenshot(first.page, 'triggers-problem')
  writeGreeter(first, 'Good evening')
  await expect(row.getByRole('img', { name: /is not closed/ })).toHaveCount(0)
  await first.close()
  await expect(greet(url)).rejects.toThrow()

  const second = await launch(folders)
  await openFlow(second.page, name)
  await expect(toggle(second)).toBeChecked()
  expect(await addressOf(second)).toBe(url)
  await second.page.keyboard.press('Escape')
  expect(await greet(url)).toEqual([200, 'Good evening, Ada'])
  await toggle(second).click()
  await expect(toggle(second)).not.toBeChecked()
  expect((await greet(url))[0]).toBe(404)
})

test('a flow that does not compile is not turned on; the notice leads to the place', async ({ launch }) => {
  const app = await launch()
  await expect(app.page.getByRole('button', { name: 'Environment: Sample environment' })).toBeVisible()
  writeGreeter(app, null)
  await goTo(app.page, 'Flows')
  const row = app.page.getByRole('row', { name })
  await row.getByRole('switch').click()
  await expect(notice(app.page, `${name} was not turned on`)).toBeVisible()
  await expect(row.getByRole('switch')).not.toBeChecked()
  await app.page.getByRole('button', { name: 'Show the place' }).click()
  await expect(app.page.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('a scheduled flow shows its next run; without a tray the app ends with its window', async ({
  launch,
}) => {
  const app = await launch()
  await openFlow(app.page, 'Scheduled folder tidy')
  await app.page.getByRole('switch').click()
  await app.page.getByRole('button', { name: 'Next run' }).click()
  await expect(app.page.getByRole('dialog').getByText(/^Next run: /)).toBeVisible()
  await takeScreenshot(app.page, 'triggers-next-run')
  await app.page.close()
  await expect.poll(() => app.hasExited()).toBe(true)
})

test('with a tray the app goes on, unless the person does not want it', async ({ launch, folders }) => {
  const tray = { ...folders, env: { FLOWBENCH_E2E_TRAY: '1' } }
  const first = await launch(tray)
  writeGreeter(first, 'Hello')
  await openFlow(first.page, name)
  await toggle(first).click()
  const url = await addressOf(first)
  await first.page.close()
  expect(await greet(url)).toEqual([200, 'Hello, Ada'])
  expect(first.hasExited()).toBe(false)
  await first.close()

  const second = await launch(tray)
  await goTo(second.page, 'Settings')
  await second.page.getByRole('switch', { name: /^Keep running in the background/ }).click()
  await takeScreenshot(second.page, 'triggers-setting')
  await second.page.close()
  await expect.poll(() => second.hasExited()).toBe(true)
})
