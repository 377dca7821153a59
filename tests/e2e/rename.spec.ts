import { notice, openFlow, readSampleFlow, showView, showWholeFlow, step } from './support/flows.ts'
import type { LaunchedApp } from './support/launch.ts'
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

const testsOfDigest = ['approved', 'nobody-answers', 'rejected-with-a-comment'] as const

/** Texts of the tests that name the step of the digest. */
function readTests(launched: LaunchedApp): string {
  return testsOfDigest
    .map((name) => readSampleFlow(launched, `approval-digest.tests/${name}.flowtest.json`))
    .join('')
}

test('F2 shows the tests that use the name, and writes them with the flow; Undo takes back both', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  await openFlow(page, 'Approval digest')
  const before = readTests(launched)
  await showWholeFlow(page)
  await step(page, 'By outcome').click()
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog', { name: 'Rename the action By_outcome' })
  await dialog.getByRole('textbox', { name: 'New name' }).fill('What was decided')
  const places = dialog.getByRole('region', { name: 'Places that change' })
  await expect(places.getByRole('checkbox', { name: /^Test/ }).first()).toBeChecked()
  await takeScreenshot(page, 'rename-with-tests')
  await dialog.getByRole('button', { name: 'Rename' }).click()
  await expect(dialog).toBeHidden()
  await expect(step(page, 'What was decided')).toBeVisible()
  await expect.poll(() => readTests(launched)).toContain('"What_was_decided"')
  expect(readTests(launched)).not.toContain('By_outcome')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(step(page, 'By outcome')).toBeVisible()
  await expect.poll(() => readTests(launched)).toBe(before)
})

test('a rename in the Name field offers the tests that still use the old name', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  await openFlow(page, 'Approval digest')
  await showWholeFlow(page)
  await step(page, 'By outcome').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('What was decided')
  await page.keyboard.press('Enter')
  await expect(step(page, 'What was decided')).toBeVisible()
  const offer = notice(page, '3 files of tests still say By_outcome')
  await expect(offer).toBeVisible()
  // It stays while one is at it.
  await offer.hover()
  expect(readTests(launched)).toContain('By_outcome')
  await takeScreenshot(page, 'rename-there-too')
  await page.getByRole('button', { name: 'Rename there too' }).click()
  await expect(notice(page, '3 files of tests say What_was_decided now')).toBeVisible()
  expect(readTests(launched)).not.toContain('By_outcome')
})
