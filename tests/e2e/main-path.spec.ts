import {
  goTo,
  openFlow,
  readSampleFlow,
  replaceInCode,
  showView,
  showWholeFlow,
  step,
} from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

test('first start opens the sample environment', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Author, run, debug and test')
  await expect(page.getByRole('button', { name: 'Environment: Sample environment' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open Sample environment' })).toBeVisible()
  await takeScreenshot(page, 'home-light')
  await goTo(page, 'Flows')
  await expect(page.getByRole('row', { name: 'Welcome to Flowbench' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '10 flows' })).toBeVisible()
  await takeScreenshot(page, 'flows-light')
})

test('an edit in the code view shows in the designer and is saved byte for byte', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  await openFlow(page, 'Welcome to Flowbench')
  await expect(step(page, 'Plan for today')).toBeVisible()
  await takeScreenshot(page, 'designer-light')

  await showView(page, 'Split')
  await showWholeFlow(page)
  const before = readSampleFlow(launched, 'welcome-to-flowbench.json')
  await replaceInCode(launched, '"Create_HTML_table": {', '"Create_the_table": {')
  await expect(step(page, 'Create the table')).toBeVisible()
  // Editor and document hold the same text: the line still ends where it ended.
  const line = page.locator('.view-line').filter({ hasText: '"Create_the_table"' })
  await expect(line).toHaveText(/^\s*"Create_the_table":\s\{$/)
  // The one other mention of the old name is now a problem, told with its place.
  await expect(page.getByRole('button', { name: /^Problems: [1-9]/ })).toBeVisible()
  await takeScreenshot(page, 'code-view-light')

  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(step(page, 'Create HTML table')).toBeVisible()
  await page.getByRole('button', { name: /^Redo/ }).click()
  await expect(step(page, 'Create the table')).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()

  await replaceInCode(
    launched,
    '"displayName": "Welcome to Flowbench"',
    '"displayName": "Hello from Flowbench"',
  )
  await expect(page.getByRole('heading', { level: 1, name: 'Hello from Flowbench' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  expect(readSampleFlow(launched, 'welcome-to-flowbench.json')).toBe(
    before.replace('"displayName": "Welcome to Flowbench"', '"displayName": "Hello from Flowbench"'),
  )
})

test('an edit in the designer changes only its own bytes', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  await openFlow(page, 'Remind me later')
  const before = readSampleFlow(launched, 'remind-me-later.json')
  await step(page, 'Remind').last().click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Say it')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Say it')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  expect(readSampleFlow(launched, 'remind-me-later.json')).toBe(before.replace('"Remind": {', '"Say_it": {'))
})

test('a run shows its statuses on the canvas and every input and output', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  await openFlow(page, 'Welcome to Flowbench')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Plan for today, .*Succeeded/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^For each task, .*4 of 4.*Succeeded/ })).toBeVisible()

  await page.getByRole('button', { name: 'Run status: Succeeded' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Welcome to Flowbench')
  await showWholeFlow(page)
  await page.getByRole('button', { name: /^Greeting, / }).click()
  await expect(page.getByText(/Welcome, .*4 tasks, 77 minutes/).first()).toBeVisible()
  await takeScreenshot(page, 'run-light')

  await goTo(page, 'Runs')
  await expect(page.getByRole('row', { name: /Welcome to Flowbench/ })).toContainText('Succeeded')
  await takeScreenshot(page, 'runs-light')
})

test('a failed run says where and why, and leads to the field', async ({ launch }) => {
  const { page } = await launch()
  await openFlow(page, 'Error handling with scopes')
  await page.getByRole('button', { name: 'Run options' }).click()
  await page.getByRole('menuitem', { name: 'Run with inputs…' }).click()
  await page.getByRole('textbox', { name: 'Trigger body (JSON)' }).fill('{"text": "not a number"}')
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('status', { name: 'Run status: Failed' })).toBeVisible()
  await step(page, 'Read order').click()
  const panel = page.getByRole('complementary', { name: 'Step: Read order' })
  await expect(panel).toContainText("The function 'int' needs the text of a 64-bit integer")
  await takeScreenshot(page, 'failed-step')
  await panel.getByRole('button', { name: 'Go to the field' }).click()
  await expect(panel.getByRole('tab', { name: 'Parameters' })).toHaveAttribute('aria-selected', 'true')
  await expect(panel.getByRole('img', { name: /^int\(/ })).toBeVisible()
})
