import type { Locator, Page } from '@playwright/test'
import { notice, openFlow, showView, showWholeFlow, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Debugger' })
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Debug', exact: true })

/** Waits until the run stands still before a step. */
const pausedBefore = (page: Page, name: string) =>
  expect(bar(page).getByRole('status')).toContainText(`Paused before ${name}`)

test('a conditional breakpoint in a loop, watched values, an edited output and variable', async ({
  launch,
}) => {
  const { page } = await launch()
  await openFlow(page, 'Welcome to Flowbench')
  await showWholeFlow(page)

  await test.step('a breakpoint by key, its condition by dialog', async () => {
    await step(page, 'Add minutes').click()
    await page.keyboard.press('F9')
    await expect(page.getByRole('button', { name: 'Remove the breakpoint of Add minutes' })).toBeVisible()
    await page
      .getByRole('button', { name: 'Remove the breakpoint of Add minutes' })
      .click({ button: 'right' })
    const dialog = page.getByRole('dialog', { name: 'Breakpoint on Add minutes' })
    const condition = dialog.getByRole('textbox', { name: 'Condition' })
    await condition.fill('equals(item()?[')
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
    await condition.fill("equals(item()['minutes'], 25)")
    await dialog.getByRole('button', { name: 'Save' }).click()
  })

  await test.step('the run stops in the third iteration', async () => {
    await page.keyboard.press('F5')
    await pausedBefore(page, 'Add minutes')
    await expect(page.getByText('The run stands before this step, which has not begun.')).toBeVisible()
    await expect(panel(page).getByRole('list', { name: 'Variables' })).toContainText('12')
    await panel(page).getByRole('tab', { name: 'Watch' }).click()
    await panel(page).getByRole('textbox', { name: 'Expression to watch' }).fill("item()['task']")
    await page.keyboard.press('Enter')
    await expect(panel(page).getByRole('list', { name: 'Watch' })).toContainText(
      'Run it with real connections',
    )
    await panel(page).getByRole('textbox', { name: 'Expression to watch' }).fill('nope()')
    await page.keyboard.press('Enter')
    await expect(panel(page).getByRole('list', { name: 'Watch' })).toContainText('no function')
    await takeScreenshot(page, 'debugger-paused')
  })

  await test.step('a variable gets another value', async () => {
    await panel(page).getByRole('tab', { name: 'Variables' }).click()
    await panel(page).getByRole('button', { name: 'Change TotalMinutes' }).click()
    const field = panel(page).getByRole('textbox', { name: 'New value of TotalMinutes (JSON)' })
    await field.fill('"text"')
    await page.keyboard.press('Enter')
    await expect(notice(page, 'The debugger could not do that')).toBeVisible()
    await field.fill('1000')
    await page.keyboard.press('Enter')
    await expect(panel(page).getByRole('list', { name: 'Variables' })).toContainText('1000')
  })

  await test.step('stepping over goes on to the next step, out of the loop behind it', async () => {
    await page.keyboard.press('F10')
    await pausedBefore(page, 'Is it quick')
    await page.keyboard.press('Shift+F11')
    await pausedBefore(page, 'Create HTML table')
  })

  await test.step('the step about to begin gets outputs in place of being done', async () => {
    await panel(page).getByRole('button', { name: 'Set outputs…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Set outputs' })
    await dialog.getByRole('textbox', { name: 'Outputs (JSON)' }).fill('{"body": "<p>by hand</p>"}')
    await dialog.getByRole('button', { name: 'Set', exact: true }).click()
    await expect(dialog).toBeHidden()
    await page.keyboard.press('F5')
    await expect(page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
    await expect(bar(page)).toBeHidden()
  })

  await page.getByRole('button', { name: 'Run status: Succeeded' }).click()
  await showWholeFlow(page)
  await page.getByRole('button', { name: /^Respond, / }).click()
  await expect(page.getByText('<p>by hand</p>').first()).toBeVisible()
  await expect(page.getByText(/1065/).first()).toBeVisible()
})

test('a breakpoint stops in one iteration only, or after a step has ended', async ({ launch }) => {
  const { page } = await launch()
  await openFlow(page, 'Welcome to Flowbench')
  await showWholeFlow(page)
  await step(page, 'Add minutes').click()
  await page.keyboard.press('F9')
  const dot = page.getByRole('button', { name: 'Remove the breakpoint of Add minutes' })
  const dialog = page.getByRole('dialog', { name: 'Breakpoint on Add minutes' })
  await dot.click({ button: 'right' })
  await dialog.getByRole('textbox', { name: 'Only in iteration' }).fill('2')
  await takeScreenshot(page, 'debugger-breakpoint')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.keyboard.press('F5')
  await pausedBefore(page, 'Add minutes')
  await expect(panel(page).getByRole('list', { name: 'Variables' })).toContainText('2')
  await panel(page).getByRole('tab', { name: 'Breakpoints (1)' }).click()
  await expect(panel(page).getByRole('list', { name: 'Breakpoints' })).toContainText('in iteration 2')
  await panel(page).getByRole('button', { name: 'Edit the breakpoint of Add minutes' }).click()
  await dialog.getByRole('combobox', { name: 'Stop' }).click()
  await page.getByRole('option', { name: 'After it succeeded' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await page.keyboard.press('F5')
  await expect(bar(page).getByRole('status')).toContainText("'Add_minutes' has ended as Succeeded.")
  await page.keyboard.press('F5')
  await expect(page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
})

test('stepping from the start, a breakpoint in the code, skip, stop', async ({ launch }) => {
  const { page } = await launch()
  await openFlow(page, 'Welcome to Flowbench')
  await showView(page, 'Split')
  await page.keyboard.press('F10')
  await pausedBefore(page, 'Plan for today')

  await test.step('the margin of the code sets a breakpoint', async () => {
    await step(page, 'Table rows').click()
    const line = page.locator('.view-line', { hasText: '"Table_rows": {' }).first()
    // The editor draws its lines anew while it scrolls to the step.
    const place = async () => {
      const box = await line.boundingBox({ timeout: 2_000 })
      const margin = await page.locator('.monaco-editor .glyph-margin').first().boundingBox()
      return box === null || margin === null
        ? null
        : { x: margin.x + margin.width / 2, y: box.y + box.height / 2 }
    }
    await expect(async () => {
      const before = await place()
      await page.evaluate(() => new Promise(requestAnimationFrame))
      expect(before).not.toBeNull()
      expect(await place()).toEqual(before)
    }).toPass()
    const { x, y } = (await place()) ?? { x: 0, y: 0 }
    await page.mouse.click(x, y)
    await expect(page.locator('.flowbench-breakpoint')).toHaveCount(1)
    await takeScreenshot(page, 'debugger-code')
  })

  await page.keyboard.press('F5')
  await pausedBefore(page, 'Table rows')
  await expect(page.locator('.flowbench-paused-glyph')).toHaveCount(1)
  await panel(page).getByRole('button', { name: 'Skip this step' }).click()
  await page.keyboard.press('Shift+F5')
  await expect(page.getByRole('status', { name: 'Run status: Cancelled' })).toBeVisible()

  await test.step('the breakpoint is still there after the run, and can be switched off', async () => {
    await panel(page).getByRole('tab', { name: 'Breakpoints (1)' }).click()
    await panel(page).getByRole('checkbox', { name: 'Stop before Table rows' }).uncheck()
    await page.keyboard.press('F5')
    await expect(page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
  })
})
