import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { goTo, sampleFolder } from './support/flows.ts'
import { expect, test } from './support/test.ts'

test('flows are made, renamed, duplicated and deleted as files of the folder', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  const file = (name: string) => join(sampleFolder(launched), 'flows', name)
  await goTo(page, 'Flows')

  await page.getByRole('button', { name: 'New flow' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Count the sheep')
  await dialog.getByRole('radio', { name: /Scheduled/ }).click()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Count the sheep' })).toBeVisible()
  const made = JSON.parse(readFileSync(file('Count the sheep.json'), 'utf8'))
  expect(Object.values(made.properties.definition.triggers)).toMatchObject([{ type: 'Recurrence' }])

  await goTo(page, 'Flows')
  await page.getByRole('row', { name: 'Count the sheep' }).focus()
  await page.keyboard.press('F2')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Count the stars')
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  const row = page.getByRole('row', { name: 'Count the stars' })
  await expect(row).toBeVisible()
  expect([existsSync(file('Count the sheep.json')), existsSync(file('Count the stars.json'))]).toEqual([
    false,
    true,
  ])

  await row.focus()
  await page.keyboard.press('ControlOrMeta+D')
  await expect(page.getByRole('row', { name: /Count the stars/ })).toHaveCount(2)

  await page.getByRole('row', { name: /Count the stars \(copy\)/ }).focus()
  await page.keyboard.press('Delete')
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Delete' })
    .click()
  await expect(page.getByRole('row', { name: /Count the stars/ })).toHaveCount(1)
  expect(existsSync(file('Count the stars.json'))).toBe(true)
})

test('a new environment is a folder of its own', async ({ launch }) => {
  const launched = await launch()
  const { page, app, documents } = launched
  const chosen = join(documents, 'Finance flows')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, chosen)
  await page.getByRole('button', { name: 'New environment…' }).first().click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Finance flows')
  await page.getByRole('dialog').getByRole('button', { name: 'Choose where…' }).click()
  await expect(page.getByRole('button', { name: 'Environment: Finance flows' })).toBeVisible()
  await expect(page.getByText('No flows in this environment yet')).toBeVisible()
})
