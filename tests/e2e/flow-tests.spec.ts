import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { goTo, notice, openFlow, replaceInCode, showView, showWholeFlow, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

/** An environment with a flow that fails because of a word where a number should be. */
function writeOrders(folder: string): void {
  mkdirSync(join(folder, 'flows'), { recursive: true })
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  writeFileSync(join(folder, 'environment.json'), json({ id: 'orders', name: 'Orders', variables: {} }))
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: {},
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
    actions: {
      Contact: { type: 'Compose', runAfter: {}, inputs: 'ada@example.com' },
      Amount: { type: 'Compose', runAfter: { Contact: ['Succeeded'] }, inputs: "@int('ten')" },
      Is_it_large: {
        type: 'If',
        runAfter: { Amount: ['Succeeded'] },
        expression: { and: [{ greater: ["@outputs('Amount')", 100] }] },
        actions: { Ask: { type: 'Compose', runAfter: {}, inputs: 'large' } },
        else: { actions: { Accept: { type: 'Compose', runAfter: {}, inputs: 'small' } } },
      },
    },
    outputs: {},
  }
  writeFileSync(
    join(folder, 'flows', 'order.json'),
    json({
      schemaVersion: '1.0.0.0',
      properties: { displayName: 'Order', connectionReferences: {}, definition },
    }),
  )
}

async function goToTests(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('button', { name: 'Tests', exact: true })
    .click()
}

test('a test of a failed run is red until the flow is mended; its coverage is painted', async ({
  launch,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-e2e-tests-'))
  writeOrders(folder)
  const launched = await launch({ args: [folder] })
  const { page } = launched

  await goToTests(page)
  await expect(page.getByRole('heading', { name: 'No tests yet' })).toBeVisible()
  await takeScreenshot(page, 'tests-empty')

  await openFlow(page, 'Order')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Run status: Failed/ })).toBeVisible()
  await goTo(page, 'Runs')
  await page.getByRole('row', { name: /Order/ }).first().click()
  await page.getByRole('button', { name: 'Make a test', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Make a test of this run' })
  await expect(dialog.getByRole('radio', { name: 'That the run succeeds' })).toBeChecked()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('small order')
  await expect(dialog.getByText('"status": "Succeeded"')).toBeVisible()
  await takeScreenshot(page, 'make-test')
  await dialog.getByRole('button', { name: 'Make test' }).click()
  await expect(notice(page, 'The test “small order” was made')).toBeVisible()
  expect(readdirSync(join(folder, 'flows', 'order.tests'))).toEqual(['small order.flowtest.json'])

  await goToTests(page)
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.getByText('1 expectation was not met')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Actual' })).toHaveText(/"Failed"/)
  await takeScreenshot(page, 'tests-failed')

  await openFlow(page, 'Order')
  await showView(page, 'Code')
  await replaceInCode(launched, "@int('ten')", "@int('10')")
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled()
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()

  await goToTests(page)
  await page.getByRole('button', { name: 'Run failed' }).click()
  await expect(page.getByText('Everything was as expected.')).toBeVisible()
  await takeScreenshot(page, 'tests-passed')

  await page.getByRole('button', { name: /^Order/ }).click()
  await takeScreenshot(page, 'tests-coverage')
  await page.getByRole('button', { name: 'Check the tests' }).click()
  await expect(page.getByText(/^\d+ of \d+ noticed$/)).toBeVisible()
  await takeScreenshot(page, 'tests-mutations')
  await page
    .getByRole('list', { name: 'Mistakes that no test noticed' })
    .getByRole('button', { name: /Condition turned round/ })
    .click()
  await expect(page.getByRole('navigation', { name: 'Place in the flow' })).toContainText('Is_it_large')
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: /^Order/ }).click()
  await page.getByRole('switch', { name: 'With runs of the history' }).click()
  await expect(page.getByText('by 2 runs')).toBeVisible()
  await page.getByText('3 not reached').click()
  await takeScreenshot(page, 'tests-coverage-runs')
  await page.getByRole('button', { name: 'Show on the canvas' }).click()
  await showView(page, 'Designer')
  await showWholeFlow(page)
  await expect(step(page, 'Amount').locator('[data-coverage="covered"]')).toBeVisible()
  await expect(step(page, 'Is it large').locator('[data-coverage="partly"]')).toBeVisible()
  await expect(step(page, 'Ask').locator('[data-coverage="missed"]')).toBeVisible()
  await takeScreenshot(page, 'coverage-designer')
  await showView(page, 'Code')
  await expect(page.locator('.flowbench-coverage-covered').first()).toBeVisible()
  await takeScreenshot(page, 'coverage-code')
  // A term of the condition has a mark of its own: it was false, and never true.
  await expect(page.locator('.flowbench-coverage-partly').nth(1)).toBeVisible()
  await page.getByRole('textbox', { name: 'Code of the flow' }).focus()
  await page.keyboard.press('ControlOrMeta+End')
  await expect(page.locator('.flowbench-coverage-missed').first()).toBeVisible()
  await showView(page, 'Designer')
  await page.getByRole('button', { name: 'Hide coverage' }).click()
  await expect(page.locator('[data-coverage]')).toHaveCount(0)
  rmSync(folder, { recursive: true, force: true })
})

test('a test is edited in form and text, which are one', async ({ launch }) => {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-e2e-tests-'))
  writeOrders(folder)
  const file = join(folder, 'flows', 'order.tests', 'fails.flowtest.json')
  mkdirSync(join(folder, 'flows', 'order.tests'))
  writeFileSync(file, '{\n  "expect": {\n    "actions": { "Amount": "Failed" }\n  }\n}\n')
  const { page, app } = await launch({ args: [folder] })
  await goToTests(page)
  await page.getByRole('button', { name: 'fails' }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'Description' }).fill('A word is no number.')
  await page.getByRole('combobox', { name: 'The run should end' }).click()
  await page.getByRole('option', { name: 'Failed' }).click()
  await takeScreenshot(page, 'test-editor')
  await page.keyboard.press('ControlOrMeta+S')
  await expect(notice(page, 'The test was saved')).toBeVisible()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    expect: { actions: { Amount: 'Failed' }, status: 'Failed' },
    description: 'A word is no number.',
  })
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByText('Everything was as expected.')).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(860, 640))
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
  await takeScreenshot(page, 'tests-narrow')
  rmSync(folder, { recursive: true, force: true })
})
