import { openFlow, readSampleFlow, replaceInCode, showView } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

const file = 'error-handling-with-scopes.json'

test('a problem is found, explained, previewed and mended; limits are those of the chosen platform', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  await openFlow(page, 'Error handling with scopes')
  await showView(page, 'Code')
  await replaceInCode(launched, "@add(outputs('Read_order'), 1)", "@add(outputs('Read order'), 1)")
  await replaceInCode(
    launched,
    '"description": "int() fails',
    `"description": "${'x'.repeat(300)} int() fails`,
  )
  await page.keyboard.press('ControlOrMeta+Shift+M')
  const panel = page.getByRole('region', { name: 'Problems' })
  await expect(panel.getByText("no action 'Read order'").first()).toBeVisible()
  await takeScreenshot(page, 'flow-checker')

  await panel.getByRole('combobox', { name: 'Limits of' }).click()
  await page.getByRole('option', { name: 'Logic Apps (Standard)', exact: true }).click()
  await expect(panel.getByRole('combobox', { name: 'Limits of' })).toHaveText('Logic Apps (Standard)')

  await panel.getByRole('button', { name: 'Fix', exact: true }).first().click()
  await takeScreenshot(page, 'flow-checker-menu')
  await page.getByRole('menuitem', { name: 'Preview…' }).click()
  const preview = page.getByRole('dialog', { name: 'Preview: Write Read_order instead of Read order' })
  await takeScreenshot(page, 'flow-checker-preview')
  await preview.getByRole('button', { name: 'Apply' }).click()
  await expect(panel.getByText("no action 'Read order'")).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  expect(readSampleFlow(launched, file)).toContain("@add(outputs('Read_order'), 1)")
})

test('the bulb in the code view offers the same fix', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  await openFlow(page, 'Error handling with scopes')
  await showView(page, 'Code')
  await replaceInCode(launched, "@add(outputs('Read_order'), 1)", "@addd(outputs('Read_order'), 1)")
  await expect(page.getByRole('button', { name: /^Problems: [1-9]/ })).toBeVisible()
  await page.keyboard.press('F8')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+.')
  await page.getByText('Write add instead of addd').click()
  await expect(page.getByRole('button', { name: 'Problems: No problems' })).toBeVisible()
  await expect(page.locator('.view-line').filter({ hasText: "@add(outputs('Read_order'), 1)" })).toBeVisible()
})

test('a connection that is not chosen yet is told, and its row leads to where it is chosen', async ({
  launch,
}) => {
  const { page } = await launch()
  await openFlow(page, 'Tell the team of orders')
  await page.getByRole('button', { name: 'Problems: 2 warnings' }).click()
  const panel = page.getByRole('region', { name: 'Problems' })
  await panel.getByText(/no connection to Microsoft Teams/).click()
  await takeScreenshot(page, 'flow-checker-connection')
  const step = page.getByRole('complementary', { name: /List teams/ })
  await expect(step.getByRole('button', { name: 'Choose a connection' })).toBeVisible()
})
