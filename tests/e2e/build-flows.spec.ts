import type { Page } from '@playwright/test'
import { readSampleFlow, showWholeFlow, step } from './support/flows.ts'
import type { LaunchedApp } from './support/launch.ts'
import { expect, test } from './support/test.ts'

/** Triggers and actions of a flow file of the sample environment. */
function definitionOf(launched: LaunchedApp, fileName: string): { triggers: object; actions: object } {
  const { triggers, actions } = JSON.parse(readSampleFlow(launched, fileName)).properties.definition
  return { triggers, actions }
}

const succeeded = (name: string) => ({ [name]: ['Succeeded'] })

/** A condition whose two branches each hold a Compose, and a Terminate behind it. */
const choosing = {
  Condition: {
    type: 'If',
    actions: { Compose: { type: 'Compose', inputs: '', runAfter: {} } },
    else: { actions: { Compose_1: { type: 'Compose', inputs: '', runAfter: {} } } },
    expression: { and: [{ equals: ['', ''] }] },
    runAfter: {},
  },
  Terminate: { type: 'Terminate', inputs: { runStatus: 'Succeeded' }, runAfter: succeeded('Condition') },
}

/** Two actions in a scope, and one that runs when the scope fails. */
const guarded = {
  Scope: {
    type: 'Scope',
    actions: {
      Compose: { type: 'Compose', inputs: '', runAfter: {} },
      Join: expect.objectContaining({ type: 'Join', runAfter: succeeded('Compose') }),
    },
    runAfter: {},
  },
  Terminate: {
    type: 'Terminate',
    inputs: { runStatus: 'Succeeded' },
    runAfter: { Scope: ['Failed', 'TimedOut'] },
  },
}

/** Three side by side: one behind the first, one beside it. */
const looping = {
  Compose: { type: 'Compose', inputs: '', runAfter: {} },
  Apply_to_each: expect.objectContaining({
    type: 'Foreach',
    actions: { Delay: expect.objectContaining({ type: 'Wait', runAfter: {} }) },
    runAfter: succeeded('Compose'),
  }),
  Terminate: { type: 'Terminate', inputs: { runStatus: 'Succeeded' }, runAfter: succeeded('Compose') },
}

test('three flows are built from nothing by mouse', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched

  await newByMouse(page, 'Mouse choosing', 'Instant')
  await plus(page, 'Add an action at the start of the flow').click()
  await chooseByMouse(page, 'Condition')
  await plus(page, 'Add an action at the start of True').click()
  await chooseByMouse(page, 'Compose')
  await plus(page, 'Add an action at the start of False').click()
  await chooseByMouse(page, 'Compose')
  await showWholeFlow(page)
  await plus(page, 'Add an action after Condition').click()
  await chooseByMouse(page, 'Terminate')
  await saveByMouse(page)
  expect(definitionOf(launched, 'Mouse choosing.json')).toEqual({
    triggers: { manual: expect.objectContaining({ type: 'Request', kind: 'Button' }) },
    actions: choosing,
  })

  await newByMouse(page, 'Mouse guarded', 'Scheduled')
  await plus(page, 'Add an action at the start of the flow').click()
  await chooseByMouse(page, 'Compose')
  await plus(page, 'Add an action after Compose').click()
  await chooseByMouse(page, 'Join')
  await step(page, 'Compose').click()
  await step(page, 'Join').click({ modifiers: ['Shift'] })
  const bar = page.getByRole('toolbar', { name: 'Selection' })
  await expect(bar).toContainText('2 steps selected')
  await bar.getByRole('button', { name: 'Put into' }).click()
  await page.getByRole('menuitem', { name: 'Scope' }).click()
  await showWholeFlow(page)
  await plus(page, 'Add an action after Scope').click()
  await chooseByMouse(page, 'Terminate')
  await page.getByRole('button', { name: 'Change when Terminate runs after Scope' }).click()
  const line = page.getByRole('dialog', { name: 'Terminate runs after Scope when it' })
  await line.getByRole('checkbox', { name: 'has failed' }).click()
  await line.getByRole('checkbox', { name: 'has timed out' }).click()
  await line.getByRole('checkbox', { name: 'is successful' }).click()
  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 60 }, force: true })
  await expect(line).toHaveCount(0)
  await saveByMouse(page)
  expect(definitionOf(launched, 'Mouse guarded.json')).toEqual({
    triggers: { Recurrence: expect.objectContaining({ type: 'Recurrence' }) },
    actions: guarded,
  })

  await newByMouse(page, 'Mouse looping', 'Instant')
  await plus(page, 'Add an action at the start of the flow').click()
  await chooseByMouse(page, 'Compose')
  await plus(page, 'Add an action after Compose').click()
  await chooseByMouse(page, 'Apply to each')
  await showWholeFlow(page)
  await page.getByRole('button', { name: 'Add an action between Compose and Apply to each' }).click()
  await page.getByRole('switch', { name: 'In parallel' }).click()
  await chooseByMouse(page, 'Terminate')
  await showWholeFlow(page)
  await plus(page, 'Add an action at the start of Apply to each').click()
  await chooseByMouse(page, 'Delay')
  await saveByMouse(page)
  expect(definitionOf(launched, 'Mouse looping.json').actions).toEqual(looping)
})

test('the same three flows are built by keyboard', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  await newByKeys(page, 'Keys choosing', 0)
  await chooseByKeys(page, 'a', 'Condition', 'Condition')
  await chooseByKeys(page, 'i', 'Compose', 'Compose')
  await press('ArrowUp')
  await chooseByKeys(page, 'i', 'Compose', 'Compose 1')
  await press('ArrowUp')
  await chooseByKeys(page, 'a', 'Terminate', 'Terminate')
  await saveByKeys(page)
  expect(definitionOf(launched, 'Keys choosing.json')).toEqual({
    triggers: { manual: expect.objectContaining({ type: 'Request', kind: 'Button' }) },
    actions: choosing,
  })

  await newByKeys(page, 'Keys guarded', 1)
  await chooseByKeys(page, 'a', 'Compose', 'Compose')
  await chooseByKeys(page, 'a', 'Join', 'Join')
  await press('Shift+ArrowUp', 'ControlOrMeta+g')
  await expect(step(page, 'Scope')).toBeFocused()
  await chooseByKeys(page, 'a', 'Terminate', 'Terminate')
  await focusByTab(page, 'Change when Terminate runs after Scope')
  await press('Enter')
  const line = page.getByRole('dialog', { name: 'Terminate runs after Scope when it' })
  await expect(line.getByRole('checkbox', { name: 'has failed' })).toBeVisible()
  await focusByTab(page, 'has failed')
  await press('Space')
  await focusByTab(page, 'has timed out')
  await press('Space')
  await focusByTab(page, 'is successful')
  await press('Space', 'Escape')
  await saveByKeys(page)
  expect(definitionOf(launched, 'Keys guarded.json')).toEqual({
    triggers: { Recurrence: expect.objectContaining({ type: 'Recurrence' }) },
    actions: guarded,
  })

  await newByKeys(page, 'Keys looping', 0)
  await chooseByKeys(page, 'a', 'Compose', 'Compose')
  await chooseByKeys(page, 'a', 'Apply to each', 'Apply to each')
  await press('ArrowUp')
  await chooseByKeys(page, 'Shift+a', 'Terminate', 'Terminate')
  await press('ArrowRight')
  await expect(step(page, 'Apply to each')).toBeFocused()
  await chooseByKeys(page, 'i', 'Delay', 'Delay')
  await saveByKeys(page)
  expect(definitionOf(launched, 'Keys looping.json').actions).toEqual(looping)
})

test('what is copied is pasted into another flow, dragged to another place and taken back', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  await newByKeys(page, 'Copy from', 0)
  await chooseByKeys(page, 'a', 'Compose', 'Compose')
  await chooseByKeys(page, 'a', 'Terminate', 'Terminate')
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('ControlOrMeta+c')
  await newByKeys(page, 'Copy to', 0)
  await chooseByKeys(page, 'a', 'Compose', 'Compose')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(step(page, 'Compose 1')).toBeVisible()
  await expect(step(page, 'Terminate')).toBeVisible()

  // Drag: the first one to the end.
  await showWholeFlow(page)
  const end = page.getByRole('button', { name: 'Add an action after Terminate' })
  await step(page, 'Compose').dragTo(end)
  await expect(page.getByRole('button', { name: "Undo: Move 'Compose'" })).toBeVisible()
  await saveByKeys(page)
  expect(definitionOf(launched, 'Copy to.json').actions).toEqual({
    Compose_1: { type: 'Compose', inputs: '', runAfter: {} },
    Terminate: { type: 'Terminate', inputs: { runStatus: 'Succeeded' }, runAfter: succeeded('Compose_1') },
    Compose: { type: 'Compose', inputs: '', runAfter: succeeded('Terminate') },
  })
  const saved = readSampleFlow(launched, 'Copy to.json')
  await page.getByRole('button', { name: "Undo: Move 'Compose'" }).click()
  await page.getByRole('button', { name: 'Undo: Paste 2 actions' }).click()
  await expect(step(page, 'Terminate')).toHaveCount(0)
  await page.getByRole('button', { name: 'Redo: Paste 2 actions' }).click()
  await page.getByRole('button', { name: "Redo: Move 'Compose'" }).click()
  await expect(step(page, 'Terminate')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  expect(readSampleFlow(launched, 'Copy to.json')).toBe(saved)

  // An operation out of the panel, onto a plus.
  await page.keyboard.press('ControlOrMeta+Shift+a')
  const search = page.getByRole('combobox', { name: 'Search actions and connectors' })
  await search.fill('parse json')
  await showWholeFlow(page)
  await page
    .getByRole('option', { name: /^Parse JSON/ })
    .dragTo(page.getByRole('button', { name: 'Add an action after Compose', exact: true }))
  await expect(step(page, 'Parse JSON')).toBeVisible()

  // Deleting what others refer to asks first.
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('textbox', { name: 'Find names, types, values' }).fill('terminate')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('search')).toContainText(/1 of/)
})

async function newByMouse(page: Page, name: string, kind: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('button', { name: 'Flows', exact: true })
    .click()
  await page.getByRole('button', { name: 'New flow' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(name)
  await dialog.getByText(kind, { exact: true }).click()
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

function plus(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true })
}

/** Scrolls the operations with the wheel until the wanted one is there, and presses it. */
async function chooseByMouse(page: Page, title: string): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Operations' })
  await list.hover()
  const option = list.getByRole('option', { name: new RegExp(`^${title}, `) }).first()
  await expect(async () => {
    if (!(await option.isVisible())) await page.mouse.wheel(0, 250)
    await expect(option).toBeVisible({ timeout: 200 })
  }).toPass()
  await option.click()
  await expect(list).toHaveCount(0)
}

async function saveByMouse(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
}

/** `kind` counts the choices down from the first one. */
async function newByKeys(page: Page, name: string, kind: number): Promise<void> {
  await page.getByRole('button', { name: 'Environment: Sample environment' }).waitFor()
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('heading', { level: 1, name: 'Flows', exact: true }).waitFor()
  await page.keyboard.press('ControlOrMeta+n')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio').first()).toBeFocused()
  for (let index = 0; index < kind; index++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  // The canvas is one stop of Tab: its first card.
  await expect(async () => {
    await page.keyboard.press('Tab')
    const isThere = await page.evaluate(() => document.activeElement?.hasAttribute('data-step') ?? false)
    expect(isThere).toBe(true)
  }).toPass({ intervals: [20] })
  await page.keyboard.press('Home')
}

/** Opens the operations with a key, searches one and takes it; the new step then has the focus. */
async function chooseByKeys(page: Page, key: string, search: string, name: string): Promise<void> {
  await page.keyboard.press(key)
  await expect(page.getByRole('combobox', { name: 'Search actions and connectors' })).toBeFocused()
  await page.keyboard.type(search)
  await expect(page.getByRole('option', { selected: true, name: new RegExp(`^${search}`) })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(step(page, name)).toBeFocused()
}

async function focusByTab(page: Page, label: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const element = document.activeElement
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      return [element?.getAttribute('aria-label') ?? '', ...labels.map((one) => one.textContent ?? '')]
    })
    expect(found.some((text) => text.startsWith(label))).toBe(true)
  }).toPass({ intervals: [20] })
}

async function saveByKeys(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
}
