import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { lookLike, violations } from './support/axe.ts'
import { openFlow, showWholeFlow, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'
import { after, compose, writeFlows } from './support/write-flows.ts'

const first = compose(1)
const second = compose("@outputs('First')", after('First'))
const third = compose(3, after('Second'))

async function savedActions(page: Page, folder: string, name: string) {
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  return JSON.parse(readFileSync(join(folder, 'flows', `${name}.json`), 'utf8')).properties.definition.actions
}

const plus = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const undo = (page: Page, name: string) => page.getByRole('button', { name: `Undo: ${name}` })

test('a template comes into an open flow as one step and asks for its connections', async ({
  launch,
}, info) => {
  const folder = writeFlows(info.outputPath('environment'), { Flow: { First: first, Second: second } })
  const { page } = await launch({ args: [folder] })
  await openFlow(page, 'Flow')
  await step(page, 'First').click()
  await page.keyboard.press('a')
  await page.keyboard.type('approve')
  await expect(page.getByRole('option', { name: 'Approve a request, Template' })).toBeVisible()
  await takeScreenshot(page, 'template-search')
  await page.getByRole('option', { name: 'Approve a request, Template' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose connections' })
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await takeScreenshot(page, 'template-connections')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await showWholeFlow(page)
  await expect(step(page, 'Is it approved')).toBeVisible()
  await takeScreenshot(page, 'template-added')
  const actions = await savedActions(page, folder, 'Flow')
  expect(Object.keys(actions)).toEqual([
    'First',
    'Start_and_wait_for_an_approval',
    'Is_it_approved',
    'Second',
  ])
  expect(actions.Start_and_wait_for_an_approval.runAfter).toEqual(after('First'))
  expect(actions.Second.runAfter).toEqual(after('Is_it_approved'))
  await undo(page, "Add template 'Approve a request'").click()
  await expect(step(page, 'Is it approved')).toHaveCount(0)
  expect(await savedActions(page, folder, 'Flow')).toEqual({ First: first, Second: second })
})

test('cutting asks as deleting does; what is cut is pasted in another flow and another app', async ({
  launch,
}, info) => {
  const folder = writeFlows(info.outputPath('environment'), {
    From: { First: first, Second: second, Third: third },
    To: { First: compose('other') },
  })
  const { page } = await launch({ args: [folder] })
  await openFlow(page, 'From')
  await step(page, 'First').click()
  await page.keyboard.press('ControlOrMeta+x')
  const dialog = page.getByRole('alertdialog', { name: 'Cut First?' })
  await expect(dialog).toContainText("@outputs('First')")
  await takeScreenshot(page, 'cut-dependants')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(step(page, 'First')).toBeVisible()
  await step(page, 'First').click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('ControlOrMeta+x')
  await expect(step(page, 'Second')).toHaveCount(0)
  expect(await savedActions(page, folder, 'From')).toEqual({ Third: { ...third, runAfter: {} } })

  await openFlow(page, 'To')
  await step(page, 'First').click()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(step(page, 'First 1')).toBeVisible()
  expect(await savedActions(page, folder, 'To')).toEqual({
    First: compose('other'),
    First_1: { ...first, runAfter: after('First') },
    Second: compose("@outputs('First_1')", after('First_1')),
  })

  const elsewhere = writeFlows(info.outputPath('elsewhere'), { Far: { Start: compose(0) } })
  const other = await launch({ args: [elsewhere] })
  await openFlow(other.page, 'Far')
  await step(other.page, 'Start').click()
  await other.page.keyboard.press('ControlOrMeta+v')
  await expect(step(other.page, 'Second')).toBeVisible()
  expect(Object.keys(await savedActions(other.page, elsewhere, 'Far'))).toEqual(['Start', 'First', 'Second'])
})

test('dragging moves and says what breaks, with Alt it copies, a frame selects', async ({ launch }, info) => {
  const folder = writeFlows(info.outputPath('environment'), {
    Flow: { First: first, Second: second, Third: third },
  })
  const { page } = await launch({ args: [folder] })
  await openFlow(page, 'Flow')
  await showWholeFlow(page)
  await step(page, 'First').dragTo(plus(page, 'Add an action after Third'))
  const breaks = page.getByRole('alertdialog', { name: 'This move breaks something' })
  await expect(breaks).toContainText('First')
  await takeScreenshot(page, 'move-breaks')
  await breaks.getByRole('button', { name: 'Cancel' }).click()
  await expect(undo(page, "Move 'First'")).toHaveCount(0)
  await step(page, 'First').dragTo(plus(page, 'Add an action after Third'))
  await breaks.getByRole('button', { name: 'Move anyway' }).click()
  await undo(page, "Move 'First'").click()

  await page.keyboard.down('Alt')
  await step(page, 'First').dragTo(plus(page, 'Add an action after Third'))
  await page.keyboard.up('Alt')
  await expect(undo(page, "Duplicate 'First_1'")).toBeVisible()
  expect(await savedActions(page, folder, 'Flow')).toEqual({
    First: first,
    Second: second,
    Third: third,
    First_1: { ...first, runAfter: after('Third') },
  })

  await showWholeFlow(page)
  const from = await step(page, 'First').boundingBox()
  const to = await step(page, 'Second').boundingBox()
  if (from === null || to === null) throw new Error('The cards are not drawn.')
  await page.keyboard.down('Shift')
  await page.mouse.move(from.x - 30, from.y - 8)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 2, to.y + to.height, { steps: 4 })
  await page.mouse.move(to.x + to.width + 30, to.y + to.height + 6, { steps: 4 })
  await takeScreenshot(page, 'marquee')
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toContainText('2 steps selected')
})

test('the clipboards of the cloud designers are pasted from the menu, and written for them', async ({
  launch,
}, info) => {
  const folder = writeFlows(info.outputPath('environment'), { Flow: { First: first, Second: second } })
  const { app, page } = await launch({ args: [folder] })
  const setClipboard = (text: string) =>
    app.evaluate(({ clipboard }, value) => clipboard.writeText(value), text)
  const menu = async (name: string, item: string) => {
    await step(page, name).click({ button: 'right' })
    await page.getByRole('menuitem', { name: item }).click()
  }
  await openFlow(page, 'Flow')
  const inside = { Inner: { type: 'Compose', inputs: 'cloud', runAfter: {} } }
  await setClipboard(
    JSON.stringify({
      nodeId: 'Guard-copy',
      serializedValue: { type: 'Scope', actions: inside, runAfter: {} },
      allConnectionData: {},
      staticResults: {},
      isScopeNode: true,
      mslaNode: true,
    }),
  )
  await menu('First', 'Paste after')
  await expect(step(page, 'Inner')).toBeVisible()
  await setClipboard(
    JSON.stringify({
      id: 'x',
      isTrigger: false,
      operationName: 'Do it',
      operationDefinition: compose('old'),
    }),
  )
  await step(page, 'Guard').click()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(step(page, 'Do it')).toBeVisible()
  const actions = await savedActions(page, folder, 'Flow')
  expect(actions).toMatchObject({
    Guard: { type: 'Scope', actions: inside, runAfter: after('First') },
    Do_it: { inputs: 'old', runAfter: after('Guard') },
    Second: { runAfter: after('Do_it') },
  })

  await menu('Guard', 'Copy for Power Automate')
  await expect
    .poll(async () => JSON.parse(await app.evaluate(({ clipboard }) => clipboard.readText())))
    .toMatchObject({
      nodeId: 'Guard',
      mslaNode: true,
      isScopeNode: true,
      serializedValue: { actions: inside },
    })

  await setClipboard('no actions at all')
  await menu('First', 'Paste after')
  await expect(page.locator('.fui-ToastTitle', { hasText: 'Nothing was pasted' })).toBeVisible()
})

test('cards in every look and in a narrow window', async ({ launch }, info) => {
  const folder = writeFlows(info.outputPath('environment'), {
    Flow: {
      First: first,
      Choice: {
        type: 'Switch',
        expression: '@variables(1)',
        cases: { One: { case: 'a', actions: { In_one: compose(1) } }, Two: { case: 'b', actions: {} } },
        default: { actions: {} },
        runAfter: after('First'),
      },
      Beside: { ...compose(2, after('First')), description: 'Runs beside the choice.' },
      Join: compose(3, { Choice: ['Succeeded', 'Failed'], Beside: ['Succeeded'] }),
    },
  })
  const { page } = await launch({ args: [folder] })
  await openFlow(page, 'Flow')
  await showWholeFlow(page)
  for (const look of ['light', 'dark', 'forced colours'] as const) {
    await lookLike(page, look)
    await takeScreenshot(page, `canvas-${look.replace(' ', '-')}`)
    expect(await violations(page)).toEqual([])
  }
  await lookLike(page, 'light')
  await step(page, 'Choice').click()
  await page.keyboard.press('f')
  await expect(step(page, 'In one')).toHaveCount(0)
  await expect(step(page, 'Choice')).toHaveAccessibleName(/^Choice, 1 action inside/)
  await page.reload()
  await openFlow(page, 'Flow')
  await expect(step(page, 'Choice')).toHaveAccessibleName(/^Choice, 1 action inside/)
  await takeScreenshot(page, 'canvas-collapsed')
})

test('a card stays under the pointer when its panel opens; the palette does what menu and keys do', async ({
  launch,
}, info) => {
  const folder = writeFlows(info.outputPath('environment'), { Flow: { First: first, Second: second } })
  const { page } = await launch({ args: [folder] })
  await openFlow(page, 'Flow')
  const before = await step(page, 'First').boundingBox()
  await step(page, 'First').click()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('First')
  const now = await step(page, 'First').boundingBox()
  expect(now?.x).toBeCloseTo(before?.x ?? 0, 0)

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('> disable')
  const option = page.getByRole('option', { name: /Disable \/ Enable/ })
  await expect(option).toContainText('E')
  await page.keyboard.press('Enter')
  await expect(step(page, 'First')).toHaveAccessibleName(/Disabled/)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('put into')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Scope')).toBeVisible()
})
