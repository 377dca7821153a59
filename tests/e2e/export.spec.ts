import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readZip } from '../support/read-zip.ts'
import { lookLike, violations } from './support/axe.ts'
import { goTo, readSampleFlow } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

test('flows leave as a solution that can be imported, and what to know before is said', async ({
  launch,
  folders,
}) => {
  const path = join(folders.documentsDir, 'exported.zip')
  const launched = await launch({ env: { FLOWBENCH_E2E_SAVE: path } })
  const { page } = launched
  await goTo(page, 'Flows')
  const row = page.getByRole('row', { name: 'Tell the team of orders' })
  await row.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export Tell the team of orders' })
  for (const look of ['dark', 'forced colours', 'light'] as const) {
    await lookLike(page, look)
    expect(await violations(page)).toEqual([])
    await takeScreenshot(page, `export-${look.replace(' ', '-')}`)
  }
  // A flow for Power Automate is no Logic App.
  await dialog.getByRole('radio', { name: /an ARM template/ }).check()
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  const done = page.getByRole('dialog', { name: 'Exported' })
  await expect(done).toContainText('they were written as they are')
  await takeScreenshot(page, 'export-to-know')
  await done.getByRole('button', { name: 'Close' }).click()

  await row.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Export…' }).click()
  await dialog.getByRole('radio', { name: /a solution/ }).check()
  await dialog.getByRole('checkbox', { name: /other flows of this environment/ }).check()
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  const files = readZip(readFileSync(path))
  expect([...files.keys()]).toEqual(expect.arrayContaining(['solution.xml', 'customizations.xml']))
  const flows = [...files].filter(([name]) => name.startsWith('Workflows/'))
  expect(flows.length).toBeGreaterThan(5)
  const [, own] = flows.find(([name]) => name.includes('Telltheteamoforders')) ?? []
  expect(JSON.parse(String(own)).properties.definition.actions).toEqual(
    JSON.parse(readSampleFlow(launched, 'tell-the-team-of-orders.json')).properties.definition.actions,
  )
})
