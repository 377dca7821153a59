import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openFlow, sampleFolder, showWholeFlow, step } from './support/flows.ts'
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
      triggers: {
        manual: {
          type: 'Request',
          kind: 'Button',
          inputs: { schema: { type: 'object', properties: { name: { type: 'string', title: 'Customer' } } } },
        },
      },
      actions: {
        Orders: {
          type: 'ParseJson',
          inputs: {
            content: [
              { id: 1, title: 'Chair' },
              { id: 2, title: 'Table' },
            ],
            schema: {
              type: 'array',
              items: { type: 'object', properties: { id: { type: 'integer' }, title: { type: 'string' } } },
            },
          },
          runAfter: {},
        },
        Greeting: { type: 'Compose', inputs: 'Hello', runAfter: { Orders: ['Succeeded'] } },
        Ask: {
          type: 'If',
          expression: { and: [{ equals: ["@length(body('Orders'))", 2] }] },
          actions: {},
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

async function openOrders(launched: LaunchedApp): Promise<void> {
  writeFileSync(file(launched), original)
  await openFlow(launched.page, 'Orders')
  await showWholeFlow(launched.page)
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+S')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
}

test('values go into a field by mouse and by keyboard, as pills and as the same text in the file', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  await openOrders(launched)
  await step(page, 'Greeting').click()
  const panel = page.getByRole('complementary', { name: /Greeting/ })
  const field = panel.getByRole('textbox', { name: /^Inputs/ })
  await field.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' ')
  await page.keyboard.press('Control+Space')
  const picker = page.getByRole('combobox', { name: 'Search values' })
  await picker.fill('customer')
  await takeScreenshot(page, 'fields-picker')
  await page.keyboard.press('Enter')
  await expect(field.getByRole('img', { name: 'Customer of manual' })).toBeVisible()
  await page.keyboard.type(', ')
  await panel.getByRole('button', { name: /^Insert a value/ }).click()
  await page.getByRole('option', { name: /^Body List/ }).click()
  await expect(field.getByRole('img')).toHaveCount(2)
  await takeScreenshot(page, 'fields-pills')
  await save(page)
  expect(saved(launched)).toBe(
    original.replace('"Hello"', `"Hello @{triggerBody()?['name']}, @{body('Orders')}"`),
  )
  // What is copied is the text of the file.
  await field.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+C')
  expect(await launched.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    "Hello @{triggerBody()?['name']}, @{body('Orders')}",
  )
  // A pill is taken away by keyboard: an arrow selects it, Delete removes it.
  await field.focus()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Delete')
  await expect(field.getByRole('img')).toHaveCount(1)
  await save(page)
  expect(saved(launched)).toContain(`"Hello @{triggerBody()?['name']}, "`)
})

test('a value out of a list puts the step into a loop, as one step that can be undone', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  await openOrders(launched)
  await step(page, 'Greeting').click()
  const panel = page.getByRole('complementary', { name: /Greeting/ })
  await panel.getByRole('textbox', { name: /^Inputs/ }).click()
  await page.keyboard.press('ControlOrMeta+End')
  await panel.getByRole('button', { name: /^Insert a value/ }).click()
  await page.getByRole('combobox', { name: 'Search values' }).fill('title')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Apply to each')).toBeVisible()
  await takeScreenshot(page, 'fields-wrapped')
  await save(page)
  const { actions } = JSON.parse(saved(launched)).properties.definition
  expect(Object.keys(actions)).toEqual(['Orders', 'Apply_to_each', 'Ask'])
  expect(actions.Apply_to_each).toEqual({
    type: 'Foreach',
    foreach: "@body('Orders')",
    actions: {
      Greeting: { type: 'Compose', inputs: "Hello@{items('Apply_to_each')?['title']}", runAfter: {} },
    },
    runAfter: { Orders: ['Succeeded'] },
  })
  expect(actions.Ask.runAfter).toEqual({ Apply_to_each: ['Succeeded'] })
  await page.getByRole('button', { name: /^Undo: Put/ }).click()
  await save(page)
  expect(saved(launched)).toBe(original)
})

test('a value out of a list in a list puts the step into two loops', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  const nested = structuredClone(flow) as unknown as {
    properties: {
      definition: { actions: { Orders: { inputs: { schema: { items: { properties: object } } } } } }
    }
  }
  nested.properties.definition.actions.Orders.inputs.schema.items.properties = {
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: Object.fromEntries(
          Array.from({ length: 400 }, (_none, n) => [`sku${n}`, { type: 'string' }]),
        ),
      },
    },
  }
  writeFileSync(file(launched), `${JSON.stringify(nested, null, 2)}\n`)
  await openFlow(page, 'Orders')
  await showWholeFlow(page)
  await step(page, 'Greeting').click()
  const panel = page.getByRole('complementary', { name: /Greeting/ })
  await panel.getByRole('textbox', { name: /^Inputs/ }).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Control+Space')
  await expect(page.getByRole('combobox', { name: 'Search values' })).toBeFocused()
  // All of four hundred values are there: the last one is reached by keys.
  for (let press = 0; press < 45; press++) await page.keyboard.press('PageDown')
  await takeScreenshot(page, 'fields-picker-long')
  await page.getByRole('combobox', { name: 'Search values' }).fill('sku399')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Apply to each 1')).toBeVisible()
  await save(page)
  const { actions } = JSON.parse(saved(launched)).properties.definition
  expect(actions.Apply_to_each).toMatchObject({
    foreach: "@body('Orders')",
    actions: {
      Apply_to_each_1: {
        foreach: "@items('Apply_to_each')?['lines']",
        actions: { Greeting: { inputs: "Hello@{items('Apply_to_each_1')?['sku399']}" } },
      },
    },
  })
})

test('an expression is written with completion and shows what it gives in a run', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  await openOrders(launched)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('status', { name: /Run status: Succeeded/ })).toBeVisible()
  await step(page, 'Greeting').click()
  const panel = page.getByRole('complementary', { name: /Greeting/ })
  await panel.getByRole('tab', { name: 'Parameters' }).click()
  const field = panel.getByRole('textbox', { name: /^Inputs/ })
  await field.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' ')
  await panel.getByRole('button', { name: /^Insert an expression/ }).click()
  const dialog = page.getByRole('dialog', { name: /Expression/ })
  const code = dialog.getByRole('textbox', { name: 'Expression' })
  await code.focus()
  await page.keyboard.type('toUp')
  await expect(page.locator('.suggest-widget')).toContainText('toUpper')
  await page.keyboard.press('Enter')
  await page.keyboard.type('first(')
  await page.keyboard.type("body('Ord")
  await expect(page.locator('.suggest-widget')).toContainText('Orders')
  await page.keyboard.press('Enter')
  await expect(code).toHaveValue(/body\('Orders'/)
  await takeScreenshot(page, 'expression-completion')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText("toUpper(first(body('Orders'))?['title'])")
  const result = dialog.getByRole('region', { name: 'Result' })
  await expect(result.getByRole('status', { name: 'Value' })).toContainText('CHAIR')
  await expect(result.getByRole('list', { name: 'Step by step' })).toContainText("first(body('Orders'))")
  await takeScreenshot(page, 'expression-result')

  // What is null is said where it is.
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText("toUpper(first(body('Orders'))?['nothing'])")
  await expect(result.getByRole('listitem').filter({ hasText: "?['nothing']" })).toContainText('This is null')
  await takeScreenshot(page, 'expression-editor')

  // Left with Escape, the text waits.
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText("concta('a', 'b')")
  await expect(dialog.getByRole('list', { name: 'Problems' })).toContainText("no function 'concta'")
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await panel.getByRole('button', { name: /^Insert an expression/ }).click()
  await expect(dialog.getByText('This is the text you left here.')).toBeVisible()
  // One can go on writing at once.
  await expect(dialog.getByRole('textbox', { name: 'Expression' })).toBeFocused()
  await dialog.getByRole('button', { name: /Did you mean 'concat'/ }).click()
  await takeScreenshot(page, 'expression-draft')
  await dialog.getByRole('button', { name: 'Insert', exact: true }).click()
  await expect(field.getByRole('img', { name: "concat('a', 'b')" })).toBeVisible()
  await save(page)
  expect(saved(launched)).toBe(original.replace('"Hello"', `"Hello @{concat('a', 'b')}"`))
})

test('a condition is built in rows', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  await openOrders(launched)
  await step(page, 'Ask').click()
  const panel = page.getByRole('complementary', { name: /Ask/ })
  await panel.getByRole('combobox', { name: 'Operator of row 1' }).click()
  await page.getByRole('option', { name: 'is greater than', exact: true }).click()
  await panel.getByRole('button', { name: 'Add a row' }).click()
  const left = panel.getByRole('textbox', { name: 'Value of row 2' })
  await left.click()
  await page.keyboard.press('/')
  await page.getByRole('combobox', { name: 'Search values' }).fill('customer')
  await page.keyboard.press('Enter')
  await panel.getByRole('textbox', { name: 'Compared with, row 2' }).click()
  await page.keyboard.type('Ada')
  await takeScreenshot(page, 'condition-rows')
  await save(page)
  expect(JSON.parse(saved(launched)).properties.definition.actions.Ask.expression).toEqual({
    and: [{ greater: ["@length(body('Orders'))", 2] }, { equals: ["@triggerBody()?['name']", 'Ada'] }],
  })
})

test('an instant flow is told what to ask for: inputs are added, worded, made optional, given a list', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  await openOrders(launched)
  await step(page, 'manual').click()
  const panel = page.getByRole('complementary', { name: /manual/ })
  await panel.getByRole('button', { name: 'Add an input' }).click()
  await page.getByRole('menuitem', { name: 'Text', exact: true }).click()
  // The new one is named at once.
  await expect(panel.getByRole('textbox', { name: 'Name of the input text' })).toBeFocused()
  await page.keyboard.type('Department')
  await panel.getByRole('textbox', { name: 'Description of Department' }).fill('Who pays')
  await panel.getByRole('button', { name: 'More for Department' }).click()
  await page.getByRole('menuitem', { name: 'Add a list to choose from' }).click()
  await panel.getByRole('textbox', { name: 'Choice 1 of Department' }).fill('Sales')
  await panel.getByRole('button', { name: 'Remove Choice 2' }).click()
  await panel.getByRole('button', { name: 'More for Department' }).click()
  await page.getByRole('menuitem', { name: 'Make it optional' }).click()
  await panel.getByRole('button', { name: 'Add an input' }).click()
  await page.getByRole('menuitem', { name: 'File', exact: true }).click()
  await takeScreenshot(page, 'asked-inputs')
  await save(page)
  const { schema } = JSON.parse(saved(launched)).properties.definition.triggers.manual.inputs
  expect(schema).toEqual({
    type: 'object',
    properties: {
      name: { type: 'string', title: 'Customer' },
      text: {
        title: 'Department',
        type: 'string',
        'x-ms-dynamically-added': true,
        description: 'Who pays',
        'x-ms-content-hint': 'TEXT',
        enum: ['Sales'],
      },
      file: {
        title: 'File content',
        type: 'object',
        properties: { name: { type: 'string' }, contentBytes: { type: 'string', format: 'byte' } },
        'x-ms-dynamically-added': true,
        description: 'Please select a file or image',
        'x-ms-content-hint': 'FILE',
      },
    },
    required: ['file'],
  })
  // What a step before did not touch stands as it was written.
  expect(saved(launched)).toContain(original.slice(original.indexOf('"actions"')))
})

test('how an HTTP call signs in is chosen in a form; a field stays where it is written', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  const withCall = structuredClone(flow)
  Object.assign(withCall.properties.definition.actions, {
    Call: {
      type: 'Http',
      inputs: { method: 'GET', uri: 'https://example.com' },
      runAfter: { Ask: ['Succeeded'] },
    },
  })
  writeFileSync(file(launched), `${JSON.stringify(withCall, null, 2)}\n`)
  await openFlow(page, 'Orders')
  await showWholeFlow(page)
  await step(page, 'Call').click()
  const panel = page.getByRole('complementary', { name: /Call/ })
  await panel.getByRole('button', { name: 'Show all' }).click()
  await panel.getByRole('combobox', { name: 'Type of authentication' }).click()
  await page.getByRole('option', { name: 'Basic', exact: true }).click()
  await panel.getByRole('textbox', { name: 'User name' }).click()
  await page.keyboard.type('ada')
  await panel.getByRole('textbox', { name: 'Password' }).click()
  await page.keyboard.type('secret')
  await expect(panel.getByText(/SecureString/)).toBeVisible()
  await takeScreenshot(page, 'http-authentication')
  await save(page)
  const inputs = () => JSON.parse(saved(launched)).properties.definition.actions.Call.inputs
  expect(inputs().authentication).toEqual({ type: 'Basic', username: 'ada', password: 'secret' })
  // Cookie stands below Queries, also while it gets its first value.
  const cookie = panel.getByRole('textbox', { name: 'Cookie' })
  await cookie.click()
  await page.keyboard.type('a=b')
  await save(page)
  expect(inputs().cookie).toBe('a=b')
  const queries = await panel.getByRole('group', { name: 'Queries' }).boundingBox()
  const own = await cookie.boundingBox()
  expect(own?.y ?? 0).toBeGreaterThan(queries?.y ?? Number.POSITIVE_INFINITY)
  await panel.getByRole('combobox', { name: 'Type of authentication' }).click()
  await page.getByRole('option', { name: 'None', exact: true }).click()
  await save(page)
  expect(inputs()).toEqual({ method: 'GET', uri: 'https://example.com', cookie: 'a=b' })
})
