import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openFlow, sampleFolder, showView, showWholeFlow, step } from './support/flows.ts'
import type { LaunchedApp } from './support/launch.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

const flow = {
  properties: {
    displayName: 'Orders',
    definition: {
      $schema:
        'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
      contentVersion: '1.0.0.0',
      parameters: {},
      triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
      actions: {
        Greeting: { type: 'Compose', inputs: "@concat('Hello ', 'you')", runAfter: {} },
        Pause: {
          type: 'Wait',
          inputs: { interval: { count: 1, unit: 'Second' } },
          runAfter: { Greeting: ['Succeeded'] },
        },
      },
      outputs: {},
    },
  },
}

const file = (launched: LaunchedApp) => join(sampleFolder(launched), 'flows', 'orders.json')
const saved = (launched: LaunchedApp) => readFileSync(file(launched), 'utf8')
const original = `${JSON.stringify(flow, null, 2)}\n`
const codeOf = (page: Page) => page.getByRole('textbox', { name: 'Code of this step' })

async function openCode(launched: LaunchedApp, name: string) {
  writeFileSync(file(launched), original)
  const { page } = launched
  await openFlow(page, 'Orders')
  await showWholeFlow(page)
  await step(page, name).click()
  const panel = page.getByRole('complementary', { name: new RegExp(name) })
  await panel.getByRole('tab', { name: 'JSON' }).click()
  await expect(codeOf(page)).toBeVisible()
  return panel
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
}

test('the code of a step is a piece of the flow: typed, completed, undone as one document', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  const panel = await openCode(launched, 'Greeting')
  await takeScreenshot(page, 'step-code')
  // Expressions have their colours: the name of the function is not that of the text around it.
  const colourOf = (word: string) =>
    page.locator('.monaco-editor .view-line', { hasText: 'concat' }).evaluate((line, wanted) => {
      const part = [...line.querySelectorAll('span > span')].find(({ textContent }) =>
        textContent?.includes(wanted),
      )
      return part === undefined ? undefined : getComputedStyle(part).color
    }, word)
  await expect(async () => {
    expect(await colourOf('concat')).toBeDefined()
    expect(await colourOf('concat')).not.toBe(await colourOf('Hello'))
  }).toPass()
  // A property is proposed by the schema of its type, and a function in the expression.
  await codeOf(page).focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('"tracked')
  await page.keyboard.press('Control+Space')
  const list = page.getByRole('listbox', { name: 'Suggest' })
  await expect(list.getByRole('option', { name: /trackedProperties/ })).toBeVisible()
  await takeScreenshot(page, 'step-code-completion')
  // The flow cannot be read now: the canvas shows it as it was, and the code says where the mistake is.
  await expect(panel.getByText(/The JSON is broken at line \d+/)).toBeVisible()
  await takeScreenshot(page, 'step-code-broken')
  await page.keyboard.press('Escape')
  for (let press = 0; press < 8 && (await page.getByText(/The JSON is broken/).count()) > 0; press++) {
    await page.keyboard.press('ControlOrMeta+Z')
  }
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  // A value is changed: the form and the file have it, the rest of the file is untouched.
  await page.keyboard.press('ControlOrMeta+F')
  await page.getByRole('textbox', { name: 'Find' }).fill('you')
  await page.getByText('1 of 1', { exact: true }).waitFor({ state: 'attached' })
  await page.keyboard.press('Escape')
  await page.keyboard.type('world')
  await panel.getByRole('tab', { name: 'Parameters' }).click()
  await expect(panel.getByRole('textbox', { name: /^Inputs/ })).toContainText("concat('Hello ', 'world')")
  await save(page)
  expect(saved(launched)).toBe(original.replace("'you'", "'world'"))
  await step(page, 'Greeting').focus()
  await page.keyboard.press('ControlOrMeta+Z')
  await save(page)
  expect(saved(launched)).toBe(original)
})

test('problems are underlined in the code of a step, both views show one text, and Escape leaves it', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  const panel = await openCode(launched, 'Pause')
  await codeOf(page).focus()
  await page.keyboard.press('ControlOrMeta+F')
  await page.getByRole('textbox', { name: 'Find' }).fill('Second')
  await page.getByText('1 of 1', { exact: true }).waitFor({ state: 'attached' })
  await page.keyboard.press('Escape')
  await page.keyboard.insertText('@nothing()')
  await expect(panel.locator('.squiggly-error').first()).toBeVisible()
  await takeScreenshot(page, 'step-code-problem')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(panel.getByRole('tab', { name: 'JSON' })).toBeFocused()
  await showView(page, 'Code')
  await expect(page.locator('.view-line', { hasText: '@nothing()' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Code of the flow' }).focus()
  await page.keyboard.press('ControlOrMeta+Z')
  await showView(page, 'Designer')
  await expect(panel.locator('.view-line', { hasText: 'Second' })).toBeVisible()
})
