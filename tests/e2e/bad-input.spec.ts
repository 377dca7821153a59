import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goTo, openFlow, showView, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

/** A folder with the given flow files, byte for byte. */
function environmentWith(root: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, 'env')
  mkdirSync(join(folder, 'flows'), { recursive: true })
  writeFileSync(join(folder, 'environment.json'), '{"id":"e2e","name":"Odd files","variables":{}}\n')
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, 'flows', name), bytes)
  return folder
}

const flow = (definition: unknown) =>
  JSON.stringify({ schemaVersion: '1.0.0.0', properties: { connectionReferences: {}, definition } }, null, 2)

const compose = (runAfter: Record<string, string[]>) => ({ type: 'Compose', inputs: 'x', runAfter })

test('a file that is not JSON opens in the code view with the error marked', async ({ launch, folders }) => {
  const folder = environmentWith(folders.documentsDir, {
    'broken.json': '{"properties": {\n  "displayName": "Broken",\n  "definition": {"actions": }\n}}\n',
  })
  const { page } = await launch({ ...folders, args: [folder] })
  await goTo(page, 'Flows')
  const row = page.getByRole('row', { name: /^broken$/i })
  await expect(row).toContainText('1 error')
  await row.click()
  await expect(page.getByRole('textbox', { name: 'Code of the flow' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Problems: [1-9]/ })).toBeVisible()
  await expect(page.locator('.squiggly-error').first()).toBeVisible()
  await takeScreenshot(page, 'broken-json')
})

test('cycles, unknown types, a BOM, CRLF and 600 actions all open', async ({ launch, folders }) => {
  const many: Record<string, unknown> = {}
  for (let index = 0; index < 600; index++) {
    many[`Step_${index}`] = compose(index === 0 ? {} : { [`Step_${index - 1}`]: ['Succeeded'] })
  }
  const triggers = { manual: { type: 'Request', kind: 'Button', inputs: {} } }
  const folder = environmentWith(folders.documentsDir, {
    'cycle.json': flow({
      triggers,
      actions: { A: compose({ B: ['Succeeded'] }), B: compose({ A: ['Succeeded'] }) },
    }),
    'unknown.json': flow({
      triggers,
      actions: { Teleport: { type: 'Teleport', inputs: { to: 'Mars' }, runAfter: {} } },
    }),
    'bom.json': `\ufeff${flow({ triggers, actions: { Only_one: compose({}) } }).replaceAll('\n', '\r\n')}`,
    'many.json': flow({ triggers, actions: many }),
  })
  const { page } = await launch({ ...folders, args: [folder] })

  await openFlow(page, 'cycle')
  await showView(page, 'Designer')
  await expect(step(page, 'A')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Problems: [1-9]/ })).toBeVisible()

  await openFlow(page, 'unknown')
  await expect(step(page, 'Teleport')).toBeVisible()

  await openFlow(page, 'bom')
  await expect(step(page, 'Only one')).toBeVisible()

  await openFlow(page, 'many')
  await expect(step(page, 'Step 0')).toBeVisible()
})

test('a folder that is not there is said, with nothing lost', async ({ launch, folders }) => {
  const { page } = await launch({ ...folders, args: [join(folders.documentsDir, 'gone')] })
  await expect(page.getByText('The environment could not be opened', { exact: true })).toBeVisible()
  await expect(page.getByText(/^There is no folder .*gone/)).toBeVisible()
})

test('a change made outside is noticed and never overwritten', async ({ launch, folders }) => {
  const text = flow({
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: {} } },
    actions: { Only_one: compose({}) },
  })
  const folder = environmentWith(folders.documentsDir, { 'shared.json': text })
  const { page } = await launch({ ...folders, args: [folder] })
  await openFlow(page, 'shared')
  await step(page, 'Only one').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mine')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Mine')).toBeVisible()
  writeFileSync(join(folder, 'flows', 'shared.json'), text.replace('Only_one', 'Theirs'))
  await expect(page.getByRole('button', { name: 'Keep mine' })).toBeVisible()
  await takeScreenshot(page, 'changed-outside')
  await page.getByRole('button', { name: /^Reload/ }).click()
  await expect(step(page, 'Theirs')).toBeVisible()
})
