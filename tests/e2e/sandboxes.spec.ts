import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goTo, openFlow, sampleFolder, showWholeFlow, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

const connector = (id: string, operationId: string, parameters: object, more: object = {}) => ({
  type: 'OpenApiConnection',
  inputs: {
    host: { apiId: `/providers/Microsoft.PowerApps/apis/${id}`, connectionName: id, operationId },
    parameters,
  },
  ...more,
})

const dataset = 'https://contoso.sharepoint.com/sites/sales'
const flow = {
  schemaVersion: '1.0.0.0',
  properties: {
    displayName: 'Approve orders offline',
    connectionReferences: {
      shared_sharepointonline: { connection: {}, api: { name: 'shared_sharepointonline' } },
    },
    definition: {
      $schema:
        'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
      contentVersion: '1.0.0.0',
      triggers: {
        manual: { type: 'Request', kind: 'Button', inputs: { schema: { type: 'object', properties: {} } } },
      },
      actions: {
        Create_item: connector('shared_sharepointonline', 'PostItem', {
          dataset,
          table: 'Orders',
          'item/Title': 'Order from Flowbench',
          'item/Status/Value': 'Open',
          'item/Amount': 77,
        }),
        Ask_somebody: {
          type: 'Http',
          inputs: { method: 'GET', uri: 'https://example.com' },
          runAfter: { Create_item: ['Succeeded'] },
        },
      },
    },
  },
}

test('a flow runs offline in sandboxes, without a connection, and what it did is there to be seen and changed', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  const flows = join(sampleFolder(launched), 'flows')
  mkdirSync(flows, { recursive: true })
  writeFileSync(join(flows, 'approve-orders-offline.json'), JSON.stringify(flow, null, 2))
  await openFlow(page, 'Approve orders offline')

  await test.step('run offline', async () => {
    await page.getByRole('button', { name: 'Run options' }).click()
    await page.getByRole('menuitem', { name: 'Run with inputs…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Sandboxes, offline' }).click()
    await takeScreenshot(page, 'run-offline-dialog')
    await dialog.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
    await showWholeFlow(page)
    await step(page, 'Create item').click()
    await page
      .getByRole('button', { name: 'Run status: Succeeded' })
      .or(page.getByRole('status', { name: 'Run status: Succeeded' }))
      .first()
      .click()
    await expect(page.getByText('Offline', { exact: true })).toBeVisible()
    await takeScreenshot(page, 'run-offline')
  })

  await test.step('look into the sandbox', async () => {
    await goTo(page, 'Sandboxes')
    const list = page.getByRole('navigation', { name: 'Sandboxes of this environment' })
    await list.getByRole('button', { name: /^SharePoint/ }).click()
    await page
      .getByRole('button', { name: 'Sales', exact: true })
      .or(page.getByTitle('Open Sales'))
      .first()
      .click()
    await takeScreenshot(page, 'sandboxes-site')
    await page.getByTitle('Open Orders').click()
    await expect(page.getByRole('table', { name: 'items' })).toContainText('Order from Flowbench')
    await takeScreenshot(page, 'sandboxes-list')
  })

  await test.step('change it, and see what cannot be', async () => {
    await list(page)
      .getByRole('button', { name: /^Dropbox/ })
      .click()
    await page.getByRole('button', { name: 'Add', exact: true }).first().click()
    const dialog = page.getByRole('dialog')
    const json = dialog.getByRole('textbox', { name: 'JSON' })
    await json.fill('{ "path": "no slash" }')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toContainText('A path begins with')
    await takeScreenshot(page, 'sandboxes-refused')
    await json.fill('{ "path": "/New/hello.txt", "text": "hello" }')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('table', { name: 'entries' })).toContainText('/New/hello.txt')
    await takeScreenshot(page, 'sandboxes-dropbox')
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(page.getByRole('table', { name: 'entries' })).not.toContainText('/New/hello.txt')
  })
})

const list = (page: Parameters<typeof goTo>[0]) =>
  page.getByRole('navigation', { name: 'Sandboxes of this environment' })

test('while no connection is chosen a step is written with what the sandbox has', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  const file = join(sampleFolder(launched), 'flows', 'read.json')
  const reading = structuredClone(flow)
  reading.properties.displayName = 'Read a list'
  const { definition } = reading.properties
  Object.assign(definition, {
    actions: {
      Get_items: connector('shared_sharepointonline', 'GetItems', {}),
      Titles: {
        type: 'Compose',
        inputs: '',
        runAfter: { Get_items: ['Succeeded'] },
      },
    },
  })
  writeFileSync(file, `${JSON.stringify(reading, null, 2)}\n`)
  await openFlow(page, 'Read a list')
  await step(page, 'Get items').click()
  const panel = page.getByRole('complementary', { name: /Get items/ })
  await panel.getByRole('combobox', { name: /^Site Address/ }).click()
  await page.getByRole('option', { name: 'Sales', exact: true }).click()
  await expect(panel.getByText('From the sandbox, since no connection is chosen.')).toBeVisible()
  await panel.getByRole('combobox', { name: /^List Name/ }).click()
  await page.getByRole('option', { name: 'Customers', exact: true }).click()
  await takeScreenshot(page, 'sandbox-choices')
  // What the list's own columns are is known to the steps behind it.
  await step(page, 'Titles').click()
  await page
    .getByRole('complementary', { name: /Titles/ })
    .getByRole('button', { name: /^Insert a value/ })
    .click()
  await page.getByRole('combobox', { name: 'Search values' }).fill('city')
  await expect(page.getByRole('option', { name: /City/ })).toBeVisible()
  await takeScreenshot(page, 'sandbox-values')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  const saved = JSON.parse(readFileSync(file, 'utf8')).properties.definition.actions.Get_items.inputs
  expect(saved.parameters).toEqual({ dataset, table: expect.any(String) })
})
