import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { clientSecrets } from '../../main/credentials/testing/identity-provider.ts'
import { whyNoKeyring } from '../../main/credentials/testing/private-keyring.ts'
import { secretsIn } from './support/find-secrets.ts'
import { goTo } from './support/flows.ts'
import { recordedTraffic, recordTraffic } from './support/ipc-traffic.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { openShelfAndDesk } from './support/shelf-and-desk.ts'
import { makeSystemBrowser } from './support/system-browser.ts'
import { expect, test } from './support/test.ts'

const noKeyring = whyNoKeyring()
test.skip(noKeyring !== undefined, noKeyring ?? '')

const key = 'PLANTED-wizard key/9+x'
const world = openShelfAndDesk(key)

/** Opens a connector's Test step in the editor. */
async function openTest(page: Page, connector: string): Promise<void> {
  await goTo(page, 'Connectors')
  await page.getByRole('button', { name: connector, exact: true }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('tab', { name: 'Test' }).click()
}

test('an operation is tried with a key and with a sign-in that are made on the spot; no secret is shown', async ({
  launch,
  folders,
}) => {
  test.slow()
  const browser = makeSystemBrowser(folders.userDataDir)
  const folder = join(folders.documentsDir, 'Work')
  world.writeEnvironment(folder, 'custom')
  const launched = await launch({ ...folders, args: [folder], env: browser.env })
  const { app, page } = launched
  await recordTraffic(app)

  // Without a connection the service does not let the call in, and both sides are shown.
  await openTest(page, 'Shelf')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('status').filter({ hasText: '401' })).toBeVisible()
  await takeScreenshot(page, 'connector-test-refused')

  await page.getByRole('button', { name: 'New connection' }).click()
  const shelf = page.getByRole('dialog', { name: 'Connect to Shelf' })
  await shelf.getByLabel(/^Key/).fill(key)
  await shelf.getByLabel('Name of the connection').fill('My shelf')
  await shelf.getByRole('button', { name: 'Create' }).click()
  await expect(shelf).toBeHidden()
  await expect(page.getByRole('combobox', { name: 'Connection' })).toContainText('My shelf')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('status').filter({ hasText: '200' })).toBeVisible()
  expect(world.service.received.at(-1)?.headers['x-secret-key']).toBe(key)
  await expect(page.getByRole('main')).not.toContainText('PLANTED')
  await takeScreenshot(page, 'connector-test-key')

  await openTest(page, 'Desk')
  await page.getByRole('button', { name: 'New connection' }).click()
  const desk = page.getByRole('dialog', { name: 'Connect to Desk' })
  await desk.getByLabel(/^Client id/).fill('web')
  await desk.getByLabel('Client secret').fill(clientSecrets.web)
  await desk.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(desk.getByText('Finish the sign-in in your browser')).toBeVisible()
  expect(await browser.visitNext()).toContain('go back to Flowbench')
  await expect(desk).toBeHidden()
  await expect(page.getByRole('combobox', { name: 'Connection' })).toContainText('ada@example.com')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('status').filter({ hasText: '200' })).toBeVisible()
  const token = /^Bearer (.+)$/.exec(String(world.service.received.at(-1)?.headers.authorization))?.[1] ?? ''
  expect(token).not.toBe('')
  await takeScreenshot(page, 'connector-test-oauth')

  // What main told the window holds neither the key nor a token.
  const told = (await recordedTraffic(app)).join('\n')
  expect(told).toContain('customConnectors:try')
  expect(secretsIn('', Buffer.from(told), [key, token, clientSecrets.web])).toEqual([])
})

test('a description from outside that is wrong says where, and goes there', async ({ launch, folders }) => {
  const folder = join(folders.documentsDir, 'Work')
  world.writeEnvironment(folder, 'custom', true)
  const { page } = await launch({ ...folders, args: [folder] })
  const path = join(folder, 'connectors/custom_shelf/apiDefinition.swagger.json')
  await goTo(page, 'Connectors')
  await page.getByRole('button', { name: 'Shelf', exact: true }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  writeFileSync(
    path,
    '{\n  "swagger": "2.0",\n  "info": { "title": "Shelf", "version": "1" },\n  "paths": {\n    "/a/{id}": { "get": { "operationId": "A", "responses": {} } }\n  }\n}\n',
  )
  // The file was taken over: what is wrong is counted, told with its place, and shown there.
  await page.getByRole('button', { name: /^Problems/ }).click()
  const problems = page.getByRole('region', { name: 'Problems' })
  await problems
    .getByRole('button')
    .filter({ hasText: /5:\d|[Ll]ine 5/ })
    .first()
    .click()
  await expect(page.getByRole('switch', { name: 'Code' })).toBeChecked()
  await takeScreenshot(page, 'connector-editor-problem')

  // The code knows what may stand where.
  await page.locator('.view-line', { hasText: '"swagger"' }).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('"x-ms-conn')
  await page.keyboard.press('Control+Space')
  await expect(page.getByRole('option', { name: /x-ms-connector-metadata/ })).toBeVisible()
  await takeScreenshot(page, 'connector-editor-completion')
})

test('a description too large for forms opens as code, and is saved', async ({ launch, folders }) => {
  const folder = join(folders.documentsDir, 'Work')
  world.writeEnvironment(folder, 'custom', true)
  const path = join(folder, 'connectors/custom_shelf/apiDefinition.swagger.json')
  const words = 'All that the service says about this. '.repeat(20)
  const paths = Array.from({ length: 10_000 }, (_, at) => [
    `/p${at}`,
    { get: { operationId: `Op${at}`, description: words, responses: {} } },
  ])
  const info = { title: 'Shelf', version: '1' }
  writeFileSync(
    path,
    JSON.stringify(
      { swagger: '2.0', info, host: world.service.host, paths: Object.fromEntries(paths) },
      null,
      1,
    ),
  )
  const { page } = await launch({ ...folders, args: [folder] })
  await goTo(page, 'Connectors')
  await page.getByRole('button', { name: 'Shelf', exact: true }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(page.getByText(/^With \d+ MB too large for forms/)).toBeVisible()
  await page.locator('.view-line', { hasText: '"version"' }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' ')
  await takeScreenshot(page, 'connector-editor-large')
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  expect(readFileSync(path, 'utf8')).toContain('"version": "1" \n')
})
