import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { newFlowText } from '../../main/services/new-flow.ts'
import { makeZip } from '../../main/storage/zip/testing/make-zip.ts'
import { lookLike, violations } from './support/axe.ts'
import { goTo, notice, readSampleFlow, sampleFolder } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

const wrong = newFlowText('instant', 'x').replace(
  '"actions": {}',
  '"actions": { "Say": { "type": "Compose", "inputs": "@outputs(\'Gone\')", "runAfter": {} } }',
)
const workflow = (name: string, file: string) =>
  `<Workflow Name="${name}"><JsonFileName>/Workflows/${file}</JsonFileName></Workflow>`
const solution = makeZip([
  {
    name: 'solution.xml',
    content:
      '<ImportExportXml><SolutionManifest><UniqueName>Ours</UniqueName><LocalizedNames><LocalizedName description="Order handling" /></LocalizedNames></SolutionManifest></ImportExportXml>',
  },
  {
    name: 'customizations.xml',
    content: `<ImportExportXml><Workflows>${workflow('Take an order', 'a.json')}${workflow('Weekly tidy-up', 'b.json')}${workflow('Tell the team', 'c.json')}</Workflows></ImportExportXml>`,
  },
  { name: 'Workflows/a.json', content: newFlowText('instant', 'x') },
  { name: 'Workflows/b.json', content: newFlowText('automated', 'x') },
  { name: 'Workflows/c.json', content: wrong },
  {
    name: 'Connector/football_openapidefinition.json',
    content: JSON.stringify({
      swagger: '2.0',
      info: { title: 'Football', version: '1.0' },
      host: 'football.example.com',
      basePath: '/',
      schemes: ['https'],
      paths: {
        '/fixtures': {
          get: {
            operationId: 'GetFixtures',
            summary: 'Get fixtures',
            responses: { 200: { description: 'OK' } },
          },
        },
      },
    }),
  },
  { name: 'Connector/football_connectionparameters.json', content: '{"k": {"type": "securestring"}}' },
  { name: 'Connector/broken_openapidefinition.json', content: '{"swagger": ' },
  {
    name: 'environmentvariabledefinitions/o_Team/environmentvariabledefinition.xml',
    content:
      '<environmentvariabledefinition schemaname="o_Team"><displayname default="Team" /><defaultvalue>red</defaultvalue></environmentvariabledefinition>',
  },
])

async function openDialog(page: Page) {
  await goTo(page, 'Flows')
  await page.keyboard.press('ControlOrMeta+n')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'From a file' }).check()
  const give = (name: string, buffer: Uint8Array) =>
    dialog
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(buffer) })
  return { dialog, give }
}

test('a solution shows what is in it, and its chosen flows become flows of the environment', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  const { dialog, give } = await openDialog(page)
  await takeScreenshot(page, 'import-empty')
  await give('orders.zip', solution)
  await expect(dialog.getByText('Solution “Order handling”: 3 flows')).toBeVisible()
  const list = dialog.getByRole('list', { name: 'Flows in the file' })
  await expect(list.getByRole('listitem')).toHaveCount(3)
  await expect(list.getByRole('listitem').nth(2)).toContainText('1 error')
  await list.getByText('What the flow checker finds').last().click()
  await expect(list.getByText(/Gone/)).toBeVisible()
  await expect(dialog.getByRole('checkbox', { name: /custom connectors.*: Football/ })).toBeChecked()
  await expect(dialog.getByText(/broken_openapidefinition.json is left out/)).toBeVisible()
  await takeScreenshot(page, 'import-solution')
  for (const look of ['light', 'dark', 'forced colours'] as const) {
    await lookLike(page, look)
    expect(await violations(page)).toEqual([])
    await takeScreenshot(page, `import-solution-${look.replace(' ', '-')}`)
  }
  await lookLike(page, 'light')

  await list.getByRole('checkbox', { name: 'Import Weekly tidy-up' }).uncheck()
  await list.getByRole('textbox', { name: 'Name of Tell the team' }).fill('Tell everybody')
  await dialog.getByRole('button', { name: 'Import 2 flows' }).click()
  await expect(notice(page, '2 flows imported')).toBeVisible()
  await expect(page.getByRole('row', { name: 'Take an order' })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Tell everybody' })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Weekly tidy-up' })).toHaveCount(0)
  expect(JSON.parse(readSampleFlow(launched, 'Tell everybody.json')).properties.displayName).toBe(
    'Tell everybody',
  )
  const manifest = JSON.parse(readFileSync(join(sampleFolder(launched), 'environment.json'), 'utf8'))
  expect(manifest.variables.o_Team).toBe('red')
  await expect(notice(page, 'Custom connectors added: Football')).toBeVisible()
  await page.getByRole('button', { name: 'Show connectors' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Connectors' })).toBeVisible()
  await expect(page.getByText('Football', { exact: true })).toBeVisible()
  expect(readdirSync(join(sampleFolder(launched), 'connectors'))).toEqual(['shared_football'])
})

test('one flow is named in the dialog and opened; hostile zips are refused and nothing is written', async ({
  launch,
}) => {
  const launched = await launch()
  const { page } = launched
  const { dialog, give } = await openDialog(page)
  const before = readdirSync(join(sampleFolder(launched), 'flows'))
  const flow = { name: 'definition.json', content: newFlowText('instant', 'Inside') }
  const hostile: readonly (readonly [Uint8Array, RegExp])[] = [
    [makeZip([{ ...flow, name: '../../out.json' }]), /leads out of it/],
    [makeZip([flow, { name: 'link', content: '/etc/passwd', mode: 0o120777 }]), /symbolic link/],
    [makeZip([{ name: 'bomb.json', content: new Uint8Array(30_000_000) }]), /grows more than/],
    [makeZip([flow, flow]), /two files called/],
    [makeZip([{ ...flow, isEncrypted: true }]), /is encrypted/],
    [makeZip([flow]).slice(0, 80), /is damaged/],
  ]
  for (const [bytes, words] of hostile) {
    await give('hostile.zip', bytes)
    await expect(dialog.getByText(words)).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Import the flow' })).toBeDisabled()
  }
  await takeScreenshot(page, 'import-refused')
  expect(readdirSync(join(sampleFolder(launched), 'flows'))).toEqual(before)
  expect(existsSync(join(sampleFolder(launched), '..', 'out.json'))).toBe(false)

  await give('one.zip', makeZip([flow]))
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Inside')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Taken over')
  await dialog.getByRole('button', { name: 'Import the flow' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Taken over' })).toBeVisible()
})
