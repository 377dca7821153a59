import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import {
  type PrivateKeyring,
  startPrivateKeyring,
  whyNoKeyring,
} from '../../main/credentials/testing/private-keyring.ts'
import { type DepotService, depotDescription, depotKey, startDepotService } from './support/depot-service.ts'
import { openFlow, showView, showWholeFlow, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

const noKeyring = process.platform === 'linux' ? whyNoKeyring() : 'a private keyring is for Linux'
test.skip(noKeyring !== undefined, noKeyring ?? '')

let keyring: PrivateKeyring
let service: DepotService
test.beforeAll(async () => {
  keyring = await startPrivateKeyring()
})
test.afterAll(async () => {
  await keyring.stop()
})
test.beforeEach(async () => {
  service = await startDepotService()
})
test.afterEach(async () => {
  await service.close()
})

const connector = 'shared_depot'

function writeEnvironment(folder: string): void {
  mkdirSync(join(folder, 'flows'), { recursive: true })
  mkdirSync(join(folder, 'connectors', connector), { recursive: true })
  const write = (path: string, value: unknown) =>
    writeFileSync(join(folder, path), `${JSON.stringify(value, null, 2)}\n`)
  write('environment.json', { id: 'work', name: 'Work', variables: {} })
  write(`connectors/${connector}/apiDefinition.swagger.json`, depotDescription(service.host))
  write('flows/boxes.json', {
    schemaVersion: '1.0.0.0',
    properties: {
      displayName: 'Boxes',
      connectionReferences: {},
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        parameters: {
          $connections: { defaultValue: {}, type: 'Object' },
          $authentication: { defaultValue: {}, type: 'SecureObject' },
        },
        triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
        actions: {},
      },
    },
  })
}

const saved = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'flows', 'boxes.json'), 'utf8')).properties

const host = {
  connectionName: connector,
  operationId: 'CreateBox',
  apiId: `/providers/Microsoft.PowerApps/apis/${connector}`,
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
}

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run options' }).click()
  const mocks = page.getByRole('menuitemcheckbox', { name: /Answer calls with mocks/ })
  if ((await mocks.getAttribute('aria-checked')) === 'true') await mocks.click()
  await expect(mocks).toHaveAttribute('aria-checked', 'false')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
}

async function addByMouse(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Add an action at the start of the flow', exact: true }).click()
  await page.getByRole('combobox', { name: 'Search actions and connectors' }).fill('create a box')
  await takeScreenshot(page, 'connector-step-search')
  await page
    .getByRole('option', { name: /^Create a box/ })
    .first()
    .click()
  await step(page, 'Create a box').click()
  return page.getByRole('complementary', { name: /Create a box/ })
}

async function connect(page: Page, panel: Locator): Promise<void> {
  const picker = panel.getByRole('region', { name: 'Connection', exact: true }).last()
  await picker.getByRole('button', { name: 'Choose a connection' }).click()
  await page.getByRole('menuitem', { name: 'New connection' }).click()
  const dialog = page.getByRole('dialog', { name: 'Connect to Depot' })
  await dialog.getByLabel(/^Key/).fill(depotKey)
  await dialog.getByLabel('Name of the connection').fill('My depot')
  await takeScreenshot(page, 'connector-step-connect')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog).toBeHidden()
  await expect(picker.getByText('My depot')).toBeVisible()
}

test('a step of a connector is made by mouse: its connection, its choices, their errors, its run', async ({
  launch,
  folders,
}) => {
  test.slow()
  const folder = join(folders.documentsDir, 'Work')
  writeEnvironment(folder)
  const { page } = await launch({ ...folders, args: [folder] })
  await openFlow(page, 'Boxes')
  const panel = await addByMouse(page)
  await takeScreenshot(page, 'connector-step-new')

  // Without a connection nothing can be asked: that is said, and it is made here.
  service.fail('/shelves', 1)
  await connect(page, panel)

  // The service fails: the reason stands at the field, with a way to ask again.
  const shelf = panel.getByRole('combobox', { name: /^Shelf/ })
  await shelf.click()
  await expect(panel.getByRole('alert')).toContainText('did not give its choices')
  await takeScreenshot(page, 'connector-step-error')
  // The service is slow: that is said, too.
  const release = service.hold('/shelves')
  await panel.getByRole('button', { name: 'Try again' }).click()
  await expect(panel.getByText('Asking the service').first()).toBeVisible()
  await takeScreenshot(page, 'connector-step-loading')
  release()
  await expect(panel.getByRole('alert')).toHaveCount(0)
  await shelf.click()
  await expect(page.getByRole('option', { name: 'Shelf 3', exact: true })).toBeVisible()
  // What is not among the first pages is found by the service's further ones.
  await shelf.fill('Shelf 44')
  await expect(page.getByRole('option', { name: 'Shelf 444', exact: true })).toBeVisible()
  await takeScreenshot(page, 'connector-step-choices')
  await page.getByRole('option', { name: 'Shelf 444', exact: true }).click()
  await expect(shelf).toHaveValue('Shelf 444')

  // What depends on it has its choices now; the fields of the body have come.
  const colour = panel.getByRole('combobox', { name: /^Colour/ })
  await colour.click()
  await page.getByRole('option', { name: 'Blue of s-444' }).click()
  await expect(colour).toHaveValue('Blue of s-444')
  await panel.getByRole('button', { name: 'Browse for Label' }).click()
  const tree = page.getByRole('dialog', { name: 'Browse for Label' })
  await tree.getByRole('treeitem', { name: 'Documents' }).click()
  await takeScreenshot(page, 'connector-step-tree')
  await tree.getByRole('treeitem', { name: 'Plan.docx' }).click()
  await expect(tree).toBeHidden()
  await panel.getByRole('combobox', { name: /^Size/ }).click()
  await page.getByRole('option', { name: 'large' }).click()
  await panel.getByRole('button', { name: /^Pick a date and time: Due/ }).click()
  await page.getByLabel('Date and time (UTC)').fill('2027-01-31T08:30')
  await page.keyboard.press('Escape')
  const title = panel.getByRole('textbox', { name: /^Title in s-444/ })
  await title.click()
  await page.keyboard.type('Spare parts')
  await panel.getByRole('textbox', { name: /^Amount/ }).click()
  await page.keyboard.type('3')
  await takeScreenshot(page, 'connector-step-filled')
  await page.emulateMedia({ colorScheme: 'dark' })
  await takeScreenshot(page, 'connector-step-filled-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await save(page)
  expect(saved(folder)).toMatchObject({
    connectionReferences: { [connector]: { api: { name: connector } } },
    definition: {
      actions: {
        Create_a_box: {
          type: 'OpenApiConnection',
          inputs: {
            host,
            parameters: {
              shelf: 's-444',
              colour: 2,
              label: 'plan',
              size: 'large',
              due: '2027-01-31T08:30:00Z',
              'box/title': 'Spare parts',
              'box/amount': 3,
            },
            authentication: "@parameters('$authentication')",
          },
          runAfter: {},
        },
      },
    },
  })
  await run(page)
  const made = service.calls.find(({ path }) => path === '/boxes')
  expect(made).toMatchObject({
    method: 'POST',
    query: { shelf: 's-444', colour: '2', label: 'plan', size: 'large' },
    key: depotKey,
    body: { title: 'Spare parts', amount: 3 },
  })

  // The code knows the connector, too: names, choices of the service, and what the last run gave.
  await showView(page, 'Code')
  const code = page.getByRole('textbox', { name: 'Code of the flow' })
  const list = page.getByRole('listbox', { name: 'Suggest' })
  const goBehind = async (text: string) => {
    await code.focus()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('ControlOrMeta+F')
    await page.getByRole('textbox', { name: 'Find' }).fill(text)
    await page.getByText('1 of 1', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowRight')
  }
  await goBehind('"shelf": "s-444"')
  await page.keyboard.type(',')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Space')
  await expect(list.getByRole('option', { name: /^note/ })).toBeVisible()
  await takeScreenshot(page, 'connector-code-names')
  await page.keyboard.press('Escape')
  for (
    let press = 0;
    press < 4 && (await page.getByRole('button', { name: 'Save', exact: true }).isEnabled());
    press++
  ) {
    await page.keyboard.press('ControlOrMeta+Z')
  }
  await goBehind('"size": "')
  await page.keyboard.press('Control+Space')
  await expect(list.getByRole('option', { name: /^small/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await goBehind('"shelf": "')
  await page.keyboard.press('Control+Space')
  await expect(list.getByRole('option', { name: /^Shelf 1,/ })).toBeVisible()
  await takeScreenshot(page, 'connector-code-choices')
})

test('the same by keyboard, with a value of its own that no list has', async ({ launch, folders }) => {
  test.slow()
  const folder = join(folders.documentsDir, 'Work')
  writeEnvironment(folder)
  const { page } = await launch({ ...folders, args: [folder] })
  await openFlow(page, 'Boxes')
  await showWholeFlow(page)
  await step(page, 'manual').focus()
  await page.keyboard.press('a')
  await expect(page.getByRole('combobox', { name: 'Search actions and connectors' })).toBeFocused()
  await page.keyboard.type('create a box')
  await expect(page.getByRole('option', { selected: true, name: /^Create a box/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(step(page, 'Create a box')).toBeFocused()
  const panel = page.getByRole('complementary', { name: /Create a box/ })
  // The connection.
  const choose = panel.getByRole('button', { name: 'Choose a connection' })
  // It can be used when the connections have been read.
  await expect(choose).toBeEnabled()
  await choose.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'New connection' })).toBeFocused()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Connect to Depot' })
  await dialog.getByLabel(/^Key/).focus()
  await page.keyboard.type(depotKey)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  // A choice out of the list.
  const shelf = panel.getByRole('combobox', { name: /^Shelf/ })
  await shelf.focus()
  await page.keyboard.type('Shelf 12')
  await expect(page.getByRole('option', { name: 'Shelf 12', exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(shelf).toHaveValue('Shelf 12')
  // A value that no list has.
  const colour = panel.getByRole('combobox', { name: /^Colour/ })
  await colour.focus()
  await page.keyboard.type('77')
  await page.keyboard.press('Tab')
  await expect(colour).toHaveValue('77')
  // A file out of its folder.
  await panel.getByRole('button', { name: 'Browse for Label' }).focus()
  await page.keyboard.press('Enter')
  const tree = page.getByRole('dialog', { name: 'Browse for Label' })
  await expect(tree.getByRole('treeitem', { name: 'Documents' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(tree.getByRole('treeitem', { name: 'Plan.docx' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(tree).toBeHidden()
  await panel.getByRole('textbox', { name: /^Title in s-12/ }).focus()
  await page.keyboard.type('By hand')
  await save(page)
  expect(saved(folder).definition.actions.Create_a_box.inputs.parameters).toEqual({
    shelf: 's-12',
    colour: 77,
    label: 'plan',
    'box/title': 'By hand',
  })
})
