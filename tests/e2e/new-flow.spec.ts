import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goTo, readSampleFlow, sampleFolder, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

test('a flow from a template, by the clock, from a file, and from one of our own', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  const open = async () => {
    await goTo(page, 'Flows')
    await page.getByRole('button', { name: 'New flow' }).click()
    return page.getByRole('dialog', { name: 'New flow' })
  }

  let dialog = await open()
  await dialog.getByRole('radio', { name: 'From a template' }).check()
  await dialog.getByRole('searchbox', { name: 'Search templates' }).fill('catch')
  await dialog.getByRole('radio', { name: /^Try, catch and finally/ }).check()
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Try, catch and finally')
  await takeScreenshot(page, 'new-flow-template')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(step(page, 'Try')).toBeVisible()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Run status: Succeeded/ })).toBeVisible()

  // What was made is kept as a template of this environment, and offered from then on.
  await page.keyboard.press('ControlOrMeta+K')
  await page.getByRole('combobox', { name: /command/i }).fill('Save as template')
  await page.keyboard.press('Enter')
  await expect(page.getByText('is kept as a template of this environment').first()).toBeVisible()
  dialog = await open()
  await dialog.getByRole('radio', { name: 'From a template' }).check()
  await expect(dialog.getByText('Of this environment').first()).toBeVisible()
  await dialog.getByRole('radio', { name: /Of this environment/ }).check()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('From our own')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'From our own' })).toBeVisible()

  dialog = await open()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Every Friday')
  await dialog.getByRole('radio', { name: 'Scheduled' }).check()
  await dialog.getByRole('combobox', { name: 'Unit' }).click()
  await page.getByRole('option', { name: 'weeks' }).click()
  await dialog.getByRole('button', { name: 'Mon', exact: true }).click()
  await dialog.getByRole('button', { name: 'Fri', exact: true }).click()
  await expect(dialog.getByText(/^Next: /)).toBeVisible()
  await takeScreenshot(page, 'new-flow-scheduled')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Every Friday' })).toBeVisible()
  expect(readSampleFlow(launched, 'Every Friday.json')).toMatch(/"weekDays": \[\s+"Friday"/)

  dialog = await open()
  await dialog.getByRole('radio', { name: 'From a file' }).check()
  const file = join(sampleFolder(launched), 'workflow.json')
  writeFileSync(
    file,
    '{"definition":{"triggers":{},"actions":{"Only":{"type":"Compose","inputs":1}}},"kind":"Stateful"}',
  )
  await dialog.locator('input[type=file]').setInputFiles(file)
  await expect(dialog.getByText('0 triggers, 1 action')).toBeVisible()
  await takeScreenshot(page, 'new-flow-import')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Taken over')
  await dialog.getByRole('button', { name: 'Import the flow' }).click()
  await expect(step(page, 'Only')).toBeVisible()

  dialog = await open()
  await dialog.getByRole('radio', { name: 'Automated' }).check()
  await expect(dialog.getByRole('searchbox', { name: 'Search triggers' })).toBeVisible()
  await takeScreenshot(page, 'new-flow-automated')
})
