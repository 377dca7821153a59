import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { goTo, notice, openFlow, sampleFolder, showWholeFlow, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

/** Runs the open flow with a body and waits for how it ends. */
async function runWith(page: Page, body: string, status: string): Promise<void> {
  await page.getByRole('button', { name: 'Run options' }).click()
  await page.getByRole('menuitem', { name: 'Run with inputs…' }).click()
  await page.getByRole('textbox', { name: 'Trigger body (JSON)' }).fill(body)
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('status', { name: `Run status: ${status}` })).toBeVisible()
  await page.getByRole('button', { name: 'Close the run' }).click()
}

test('runs are found by text, counted, run again many at once, compared, exported', async ({
  launch,
  folders,
}) => {
  const exported = join(folders.documentsDir, 'run.json')
  const { page } = await launch({ ...folders, env: { FLOWBENCH_E2E_SAVE: exported } })
  await openFlow(page, 'Error handling with scopes')
  await runWith(page, '{"text": "1042"}', 'Succeeded')
  await runWith(page, '{"text": "quince"}', 'Failed')
  await goTo(page, 'Runs')
  const rows = page.getByRole('row', { name: /^Error handling with scopes, / })
  await expect(rows).toHaveCount(2)

  await test.step('by a text in what they recorded', async () => {
    const search = page.getByRole('searchbox', { name: 'Search runs' })
    await search.fill('QUINCE')
    await expect(rows).toHaveCount(1)
    await expect(rows.first()).toContainText('Failed')
    await search.fill('nothing of the kind')
    await expect(page.getByRole('button', { name: 'Show all runs' })).toBeVisible()
    await search.fill('')
    await expect(rows).toHaveCount(2)
  })

  await test.step('counted by day', async () => {
    await page.getByRole('button', { name: 'Statistics' }).click()
    const panel = page.getByRole('region', { name: 'The last 28 days' })
    await expect(panel.getByRole('img', { name: 'Runs by day: 2 in all, 1 failed' })).toBeVisible()
    await expect(panel).toContainText('50% of all')
    await takeScreenshot(page, 'runs-statistics')
  })

  await test.step('compared side by side', async () => {
    await rows.first().focus()
    await page.keyboard.press('ControlOrMeta+A')
    const chosen = page.getByRole('toolbar', { name: '2 runs chosen' })
    await takeScreenshot(page, 'runs-chosen')
    await chosen.getByRole('button', { name: 'Compare' }).click()
    const steps = page.getByRole('region', { name: 'Steps' })
    await steps.getByRole('button', { name: /^Read order/ }).click()
    await expect(page.getByRole('tab', { name: 'Outputs' })).toHaveAttribute('aria-selected', 'true')
    await expect(page.locator('.monaco-diff-editor')).toContainText('1042')
    await takeScreenshot(page, 'runs-compare')
    await page.getByRole('button', { name: 'Back' }).click()
  })

  await test.step('run again, both at once', async () => {
    await rows.first().focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page
      .getByRole('toolbar', { name: '2 runs chosen' })
      .getByRole('button', { name: 'Run again' })
      .click()
    await expect(notice(page, '2 runs were started')).toBeVisible()
    await expect(rows).toHaveCount(4)
  })

  await test.step('what failed and why others were skipped, in words, with the way there', async () => {
    await rows.filter({ hasText: 'Failed' }).first().click()
    await expect(page.getByRole('alert').getByText('Read order failed')).toBeVisible()
    await takeScreenshot(page, 'run-failed-cause')
    await page.getByRole('alert').getByRole('button', { name: 'Show it' }).click()
    await expect(
      page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { level: 2 }),
    ).toHaveText('Read order')
    await page.getByRole('button', { name: 'Back', exact: true }).click()
  })

  await test.step('from a step on, and exported', async () => {
    await rows.last().click()
    await showWholeFlow(page)
    await page.getByRole('button', { name: /^Next order, / }).click()
    await page.getByRole('button', { name: 'Run from here' }).click()
    await expect(page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Export…' }).click()
    await expect(notice(page, 'The run was exported')).toBeVisible()
    expect(existsSync(exported)).toBe(true)
    expect(JSON.parse(readFileSync(exported, 'utf8'))).toMatchObject({
      format: 'flowbench-run/1',
      run: { status: 'Succeeded' },
    })
  })
})

test('a fault on demand is met by retries and seen as earlier attempts', async ({ launch }) => {
  const { page } = await launch()
  await openFlow(page, 'REST paging with retry')
  await page.keyboard.press('ControlOrMeta+Shift+Y')
  const panel = page.getByRole('region', { name: 'Debug', exact: true })
  await panel.getByRole('tab', { name: 'Faults' }).click()
  await panel.getByRole('button', { name: 'Add a fault' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a fault' })
  await dialog.getByRole('combobox', { name: 'Step' }).click()
  const first = page.getByRole('option').first()
  const name = (await first.textContent()) ?? ''
  await first.click()
  await takeScreenshot(page, 'debugger-fault')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(panel.getByRole('list', { name: 'Faults' })).toContainText(`${name}: 429, once`)
  await page.getByRole('button', { name: 'Run options' }).click()
  const mocks = page.getByRole('menuitemcheckbox', { name: 'Answer calls with mocks' })
  if ((await mocks.getAttribute('aria-checked')) !== 'true') await mocks.click()
  else await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F5')
  await showWholeFlow(page)
  await expect(step(page, name)).toHaveAttribute('aria-label', /Attempt 2/i)
})

test('runs are found by tags of tracked properties and by tags of one’s own', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  writeFileSync(
    join(sampleFolder(launched), 'flows', 'ship-orders.json'),
    JSON.stringify({
      properties: {
        displayName: 'Ship orders',
        definition: {
          $schema:
            'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
          contentVersion: '1.0.0.0',
          triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
          actions: {
            Ship: {
              type: 'Compose',
              inputs: "@triggerBody()['order']",
              trackedProperties: { orderId: "@triggerBody()['order']", site: 'Delft' },
              runAfter: {},
            },
          },
        },
      },
    }),
  )
  await openFlow(page, 'Ship orders')
  await runWith(page, '{"order": 4711}', 'Succeeded')
  await runWith(page, '{"order": 4712}', 'Succeeded')
  await goTo(page, 'Runs')
  const rows = page.getByRole('row', { name: /^Ship orders, / })
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('orderId=4712')

  await test.step('a tag is offered while one types, by keyboard', async () => {
    const tag = page.getByRole('combobox', { name: 'Tag' })
    await tag.focus()
    await page.keyboard.type('orderid=47')
    await expect(page.getByRole('option', { name: 'orderId=4711' })).toBeVisible()
    await takeScreenshot(page, 'runs-tags')
    await page.getByRole('option', { name: 'orderId=4711' }).click()
    await expect(rows).toHaveCount(1)
    await expect(rows.first()).toContainText('orderId=4711')
  })

  await test.step('a run gets a tag of one’s own, and the way back keeps the search', async () => {
    await rows.first().click()
    await page.getByRole('button', { name: 'Add a tag' }).click()
    await page.keyboard.type('repro')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Remove repro' })).toBeVisible()
    await takeScreenshot(page, 'run-tags')
    await page.getByRole('button', { name: 'Back' }).click()
    await expect(rows).toHaveCount(1)
    await expect(rows.first()).toContainText('repro')
    await page.getByRole('button', { name: 'Remove orderId=4711' }).click()
    await expect(rows).toHaveCount(2)
  })

  await test.step('a tag leads from its run to all that have it; taken away, it is gone', async () => {
    await rows.last().click()
    await page.getByRole('button', { name: 'site=Delft' }).click()
    await expect(rows).toHaveCount(2)
    await rows.last().click()
    await page.getByRole('button', { name: 'Remove repro' }).click()
    await expect(page.getByRole('button', { name: 'Remove repro' })).toBeHidden()
  })
})
