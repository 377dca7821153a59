import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openFlow, showWholeFlow, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'
import { after, compose, writeFlows } from './support/write-flows.ts'

const choice = {
  First: compose(1),
  Choice: {
    type: 'Switch',
    expression: "@outputs('First')",
    cases: { One: { case: 1, actions: { In_one: compose(1) } }, Two: { case: 2, actions: {} } },
    default: { actions: {} },
    runAfter: after('First'),
  },
  Last: compose("@outputs('In_one')", after('Choice')),
}

const undo = (page: Page, name: string) => page.getByRole('button', { name: `Undo: ${name}` })

test('the keys go on wherever an edit draws the step anew or takes it away', async ({ launch }, info) => {
  const folder = writeFlows(info.outputPath('environment'), { Flow: choice })
  const { page } = await launch({ args: [folder] })
  await openFlow(page, 'Flow')
  await showWholeFlow(page)
  await step(page, 'Choice').click()
  await page.keyboard.press('f')
  await expect(step(page, 'In one')).toHaveCount(0)
  await expect(step(page, 'Choice')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+g')
  await expect(step(page, 'Scope')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Shift+g')
  await expect(step(page, 'Scope')).toHaveCount(0)
  await expect(step(page, 'Choice')).toBeFocused()
  await page.keyboard.press('f')
  await expect(step(page, 'In one')).toBeVisible()
  await expect(step(page, 'Choice')).toBeFocused()

  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('a')
  await page.keyboard.type('terminate')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Terminate')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(step(page, 'Terminate')).toHaveCount(0)
  await expect(step(page, 'First')).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('First')

  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: 'New name' })).toBeFocused()
  await page.keyboard.type('Beginning')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(step(page, 'Beginning')).toBeFocused()

  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(step(page, 'Beginning')).toBeFocused()
})

test('a case goes only after it was said what refers to its actions', async ({ launch }, info) => {
  const folder = writeFlows(info.outputPath('environment'), { Flow: choice })
  const { page } = await launch({ args: [folder] })
  await openFlow(page, 'Flow')
  await showWholeFlow(page)
  const removeCase = async (name: string) => {
    await page.getByRole('button', { name: `Menu of case ${name}` }).click()
    await page.getByRole('menuitem', { name: 'Delete the case' }).click()
  }
  await removeCase('One')
  const dialog = page.getByRole('alertdialog', { name: 'Delete case One?' })
  await expect(dialog).toContainText("@outputs('In_one')")
  await takeScreenshot(page, 'case-dependants')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(step(page, 'In one')).toBeVisible()
  await removeCase('Two')
  await expect(undo(page, "Delete case 'Two'")).toBeVisible()
  await removeCase('One')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(undo(page, "Delete case 'One'")).toBeVisible()
  await expect(step(page, 'In one')).toHaveCount(0)
})

test('in a narrow window the panel makes room for the list of operations, and a small canvas has no overview', async ({
  launch,
}, info) => {
  const folder = writeFlows(info.outputPath('environment'), { Flow: choice })
  const { app, page } = await launch({ args: [folder] })
  await openFlow(page, 'Flow')
  const overview = page.getByRole('img', { name: 'Overview', exact: true })
  await expect(overview).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(800, 700))
  await step(page, 'First').click()
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await expect(name).toHaveValue('First')
  await page.keyboard.press('a')
  await expect(page.getByRole('listbox', { name: 'Operations' })).toBeVisible()
  await expect(name).toHaveCount(0)
  await takeScreenshot(page, 'operations-narrow')
  await page.keyboard.press('Escape')
  await expect(name).toHaveValue('First')
  await page.getByRole('tab', { name: 'Split', exact: true }).click()
  await expect(overview).toHaveCount(0)
})

test('a variable is renamed from the card that makes it', async ({ launch }, info) => {
  const count = { variables: [{ name: 'count', type: 'integer', value: 1 }] }
  const folder = writeFlows(info.outputPath('environment'), {
    Flow: {
      Start: { type: 'InitializeVariable', inputs: count, runAfter: {} },
      Use: compose("@variables('count')", after('Start')),
    },
  })
  const { page } = await launch({ args: [folder] })
  await openFlow(page, 'Flow')
  await step(page, 'Start').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rename the action Start' })
  await dialog.getByRole('combobox', { name: 'What' }).click()
  await page.getByRole('option', { name: 'Variable count' }).click()
  const other = page.getByRole('dialog', { name: 'Rename the variable count' })
  await other.getByRole('textbox', { name: 'New name' }).fill('total')
  await expect(other.getByText('2 places change')).toBeVisible()
  await takeScreenshot(page, 'rename-variable')
  await other.getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(undo(page, "Rename variable 'count' to 'total'")).toBeVisible()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  const saved = JSON.parse(readFileSync(join(folder, 'flows', 'Flow.json'), 'utf8'))
  expect(saved.properties.definition.actions).toMatchObject({
    Start: { inputs: { variables: [{ name: 'total' }] } },
    Use: { inputs: "@variables('total')" },
  })
})
