import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type Look, lookLike, violations } from './support/axe.ts'
import { beginConnection, connectionRow, goToConnections, writeEnvironment } from './support/connections.ts'
import { goTo, openFlow, showView, showWholeFlow, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

/**
 * Checks what the window shows in every look; what is wrong is told at once, and the other screens are still seen.
 * With FLOWBENCH_LOOKS=1 a picture of each look is kept too, for people: what is right may still be ugly.
 */
async function check(page: Page, screen: string): Promise<void> {
  for (const look of ['light', 'dark', 'forced colours'] satisfies Look[]) {
    await lookLike(page, look)
    expect.soft(await violations(page), `${screen}, ${look}`).toEqual([])
    if (process.env.FLOWBENCH_LOOKS === '1')
      await takeScreenshot(page, `look-${screen}-${look}`.replace(/\W+/g, '-'))
  }
}

test('axe finds nothing wrong with lists, pages and dialogs', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByRole('button', { name: /^Open Sample environment/ })).toBeVisible()
  await check(page, 'Home')
  await goTo(page, 'Runs')
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
  await check(page, 'Runs, none')
  await goTo(page, 'Flows')
  await expect(page.getByRole('row', { name: 'Welcome to Flowbench' })).toBeVisible()
  await check(page, 'Flows')

  await page.getByRole('button', { name: 'New flow' }).click()
  const newFlow = page.getByRole('dialog', { name: 'New flow' })
  await expect(newFlow).toBeVisible()
  await check(page, 'New flow')
  await newFlow.getByRole('radio', { name: 'From a template' }).check()
  await check(page, 'New flow from a template')
  await newFlow.getByRole('button', { name: 'Cancel' }).click()

  await page.keyboard.press('ControlOrMeta+K')
  await page.getByRole('combobox', { name: 'Command palette' }).fill('flow')
  await check(page, 'Command palette')
  await page.keyboard.press('Escape')

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('button', { name: 'Tests', exact: true })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tests' })).toBeVisible()
  await check(page, 'Tests')
  await goToConnections(page)
  await expect(page.getByText('No connections yet')).toBeVisible()
  await check(page, 'Connections, none')

  await goTo(page, 'Connectors')
  await expect(page.getByRole('heading', { level: 1, name: 'Connectors' })).toBeVisible()
  await check(page, 'Connectors')
  await page.getByRole('button', { name: 'Gallery' }).first().click()
  await page.getByRole('searchbox', { name: 'Search by name, provider or purpose' }).fill('notion')
  await page.getByRole('button', { name: /^Notion API, notion.com/ }).click()
  await expect(page.getByRole('heading', { name: 'Operations (13)' })).toBeVisible()
  await check(page, 'Gallery')
  await goTo(page, 'Settings')
  await expect(page.getByRole('radio', { name: 'Dark', exact: true })).toBeVisible()
  await check(page, 'Settings')
})

test('axe finds nothing wrong with a flow and its runs', async ({ launch }) => {
  const { page } = await launch()
  await openFlow(page, 'Welcome to Flowbench')
  await step(page, 'Plan for today').click()
  await expect(page.getByRole('complementary', { name: 'Step: Plan for today' })).toBeVisible()
  await check(page, 'Designer with a step')
  await showView(page, 'Code')
  await expect(page.locator('.view-line').first()).toBeVisible()
  await check(page, 'Code')
  await page.keyboard.press('ControlOrMeta+Alt+D')
  const compare = page.getByRole('dialog', { name: /^Compare / })
  await expect(compare.getByRole('combobox', { name: 'Compare with' })).toBeVisible()
  await check(page, 'Compare')
  await compare.getByRole('button', { name: 'Close' }).click()
  await showView(page, 'Designer')

  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
  await check(page, 'Designer after a run')
  await page.getByRole('button', { name: 'Run status: Succeeded' }).click()
  await expect(page.getByRole('button', { name: 'Make a test', exact: true })).toBeVisible()
  await showWholeFlow(page)
  await page.getByRole('button', { name: /^Greeting, / }).click()
  await check(page, 'Run')
  await page.getByRole('button', { name: 'Run again', exact: true }).click()
  await goTo(page, 'Runs')
  const runs = page.getByRole('row', { name: /^Welcome to Flowbench, / })
  await expect(runs).toHaveCount(2)
  await expect(runs.filter({ hasText: 'Succeeded' })).toHaveCount(2)
  await check(page, 'Runs')
  await runs.first().focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.getByRole('toolbar', { name: '2 runs chosen' }).getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('region', { name: 'Steps' })).toBeVisible()
  await check(page, 'Two runs compared')
})

test('axe finds nothing wrong with connections', async ({ launch, folders }) => {
  const folder = join(folders.documentsDir, 'Work')
  writeEnvironment(folder, [
    { id: 'shared_open', title: 'Open shelf', host: '127.0.0.1:9', basePath: '/', auth: {} },
  ])
  const { page } = await launch({ ...folders, args: [folder] })
  await expect(page.getByRole('heading', { name: 'Flows', exact: true })).toBeVisible()
  const dialog = await beginConnection(page, 'Open shelf')
  await check(page, 'New connection')
  await dialog.getByLabel('Name of the connection').fill('My shelf')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog).toBeHidden()
  await expect(connectionRow(page, 'My shelf')).toBeVisible()
  await check(page, 'Connections')
})
