import type { Page } from '@playwright/test'
import { goTo, openFlow } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

async function setTheme(page: Page, theme: 'Dark' | 'Light'): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('radio', { name: theme, exact: true }).click()
}

test('dark and narrow', async ({ launch }) => {
  const { page, app } = await launch()
  await setTheme(page, 'Dark')
  await takeScreenshot(page, 'settings-dark')
  await goTo(page, 'Home')
  await takeScreenshot(page, 'home-dark')
  await openFlow(page, 'Error handling with scopes')
  await takeScreenshot(page, 'designer-dark')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('button', { name: /^Run status: (Succeeded|Failed)/ }).click()
  await page.getByRole('button', { name: /^Read order, / }).click()
  await takeScreenshot(page, 'run-dark')

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(800, 600))
  await goTo(page, 'Flows')
  await expect(page.getByRole('row', { name: 'Welcome to Flowbench' })).toBeVisible()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
  await takeScreenshot(page, 'flows-narrow-dark')
  await openFlow(page, 'Error handling with scopes')
  await takeScreenshot(page, 'designer-narrow-dark')
})
