import { openFlow, readSampleFlow, showView, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

const file = 'error-handling-with-scopes.json'

test('F2 on the canvas shows each place, renames the ticked ones as one step', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  const before = readSampleFlow(launched, file)
  await openFlow(page, 'Error handling with scopes')
  await step(page, 'Try').click()
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog', { name: 'Rename the action Try' })
  await dialog.getByRole('textbox', { name: 'New name' }).fill('Do the work')
  const places = dialog.getByRole('region', { name: 'Places that change' })
  await expect(places.getByRole('checkbox', { name: /^Definition/ })).toBeDisabled()
  await expect(places.getByRole('checkbox', { name: /^Run after/ })).toBeChecked()
  // Words in a note may mean something else: they are offered, not taken.
  const note = places.getByRole('checkbox', { name: /^Note/ }).last()
  await expect(note).not.toBeChecked()
  await note.check()
  await takeScreenshot(page, 'rename-dialog')
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await expect(dialog).toBeHidden()
  await expect(step(page, 'Do the work')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  const after = readSampleFlow(launched, file)
  expect(after).toContain('"Do_the_work": {')
  expect(after).toContain('Runs only when something inside Do_the_work failed.')
  expect(after).toContain("result('Do_the_work')")
  expect(after.split('\n').length).toBe(before.split('\n').length)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(step(page, 'Try')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled()
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  expect(readSampleFlow(launched, file)).toBe(before)
})

test('F2 in the code renames what the cursor stands on, a variable in an expression too', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  await openFlow(page, 'Error handling with scopes')
  await showView(page, 'Code')
  await page.getByRole('textbox', { name: 'Code of the flow' }).focus()
  await page.keyboard.press('ControlOrMeta+F')
  await page.getByRole('textbox', { name: 'Find' }).fill("variables('Problem')")
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog', { name: 'Rename the variable Problem' })
  await dialog.getByRole('textbox', { name: 'New name' }).fill('What went wrong')
  await takeScreenshot(page, 'rename-variable')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled()
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  const after = readSampleFlow(launched, file)
  expect(after).toContain('"name": "What went wrong"')
  expect(after).toContain("variables('What went wrong')")
  expect(after).not.toContain("variables('Problem')")
})
