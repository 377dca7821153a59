import { goTo, openFlow } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

test('the whole window speaks the language that is chosen, and keeps it', async ({ launch, folders }) => {
  const first = await launch(folders)
  const { page } = first
  await goTo(page, 'Settings')
  await page.getByRole('radio', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  const menu = await first.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  )
  expect(menu).toContain('&Datei')
  await takeScreenshot(page, 'settings-german')
  await first.close()

  const { page: again } = await launch(folders)
  const navigation = again.getByRole('navigation', { name: 'Hauptnavigation' })
  await navigation.getByRole('button', { name: 'Flows', exact: true }).click()
  await again.getByRole('row', { name: 'Error handling with scopes' }).click()
  await expect(again.getByRole('region', { name: 'Flow-Designer' })).toBeVisible()
  await takeScreenshot(again, 'designer-german')
  await navigation.getByRole('button', { name: 'Start', exact: true }).click()
  await takeScreenshot(again, 'home-german')
})

test('a system that speaks German is answered in German', async ({ launch }) => {
  const { page } = await launch({ env: { FLOWBENCH_E2E_LANGUAGE: 'de-AT' } })
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
})

test('unsaved work is asked about before the window is loaded again', async ({ launch }) => {
  const { app, page } = await launch()
  await openFlow(page, 'Error handling with scopes')
  await page.getByRole('button', { name: /^Read order/ }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('A note')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('img', { name: 'Unsaved changes' })).toBeVisible()
  await app.evaluate(() => {
    ;(globalThis as { flowbenchTest?: unknown }).flowbenchTest = { closeAnswer: 'cancel' }
  })
  await goTo(page, 'Settings')
  await page.getByRole('radio', { name: 'Deutsch' }).click()
  // The person cancelled: the page stays as it is, in English.
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})
