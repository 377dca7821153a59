import type { Page } from '@playwright/test'
import { openFlow, showView } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

/** Puts the cursor at the end of the first occurrence of a text in the code. */
async function cursorBehind(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Code of the flow' }).focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('ControlOrMeta+F')
  await page.getByRole('textbox', { name: 'Find' }).fill(text)
  await page.getByText(/^1 of \d+$/).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
}

test('expressions are completed, explained and signed inside of JSON strings', async ({ launch }) => {
  const { page } = await launch()
  await openFlow(page, 'Error handling with scopes')
  await showView(page, 'Code')
  await cursorBehind(page, "@add(outputs('Read_order'), 1)")
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type(', conc')
  // Asked for: whether it comes by itself while one types fast is the editor's own timing.
  await page.keyboard.press('Control+Space')
  const list = page.locator('.suggest-widget')
  await expect(list.getByText('concat', { exact: true }).first()).toBeVisible()
  await takeScreenshot(page, 'code-completion')
  await page.keyboard.press('Enter')
  await page.keyboard.type('outputs')
  await page.keyboard.type('(')
  await page.keyboard.type("'")
  await expect(list.getByText('Read_order', { exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('.view-line').filter({ hasText: "concat(outputs('Read_order'))" })).toBeVisible()
  await expect(page.locator('.parameter-hints-widget')).toBeVisible()
  await takeScreenshot(page, 'code-signature')
})

test('definition, references, outline and the place in the flow', async ({ launch }) => {
  const { page } = await launch()
  await openFlow(page, 'Error handling with scopes')
  await showView(page, 'Code')
  await cursorBehind(page, "outputs('Read_or")
  const place = page.getByRole('navigation', { name: 'Place in the flow' })
  await expect(place.getByRole('button')).toHaveText(['Try', 'Next_order'])
  await page.keyboard.press('F12')
  await expect(place.getByRole('button')).toHaveText(['Try', 'Read_order'])
  await page.keyboard.press('Shift+F12')
  await expect(page.locator('.reference-zone-widget')).toBeVisible()
  await takeScreenshot(page, 'code-references')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Shift+O')
  await expect(page.locator('.quick-input-widget').getByText('Catch', { exact: true }).first()).toBeVisible()
  await takeScreenshot(page, 'code-outline')
  await page.keyboard.type('Catch')
  await page.keyboard.press('Enter')
  await expect(place.getByRole('button').first()).toHaveText('Catch')
  await place.getByRole('button', { name: 'Catch', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Problem/ }).click()
  await expect(place.getByRole('button')).toHaveText(['Problem'])
})

test('names and types of the JSON are offered as soon as a text is begun', async ({ launch }) => {
  const { page } = await launch()
  await openFlow(page, 'Error handling with scopes')
  await showView(page, 'Code')
  await cursorBehind(page, '"actions": {')
  const list = page.locator('.suggest-widget')
  await page.keyboard.type('"New": {')
  // The list that the braces may have opened is for them.
  await page.keyboard.press('Escape')
  await page.keyboard.type('"')
  await expect(list.getByText('runAfter', { exact: true })).toBeVisible()
  await takeScreenshot(page, 'code-names')
  await page.keyboard.type('type')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(': ')
  await page.keyboard.type('"')
  await expect(list.getByText(/Compose/).first()).toBeVisible()
})
