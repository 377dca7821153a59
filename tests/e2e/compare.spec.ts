import { execFileSync } from 'node:child_process'
import { openFlow, sampleFolder, step } from './support/flows.ts'
import { takeScreenshot } from './support/screenshot.ts'
import { expect, test } from './support/test.ts'

test('a flow beside its last commit, its saved file and another flow', async ({ launch }) => {
  const launched = await launch()
  const { page } = launched
  await openFlow(page, 'Error handling with scopes')
  await step(page, 'Try').click()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'New name' }).fill('Attempt')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Attempt')).toBeVisible()

  await page.keyboard.press('ControlOrMeta+Alt+D')
  const dialog = page.getByRole('dialog', { name: 'Compare Error handling with scopes' })
  await expect(dialog.getByText('"Attempt": {').first()).toBeVisible()
  await takeScreenshot(page, 'compare-saved')

  // Outside of a repository it says so, with what to do.
  await dialog.getByRole('combobox', { name: 'Compare with' }).click()
  await page.getByRole('option', { name: 'The last commit (git)' }).click()
  await expect(dialog.getByText('lies in no git repository')).toBeVisible()
  await takeScreenshot(page, 'compare-no-git')
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: sampleFolder(launched),
    })
  git('init', '-q')
  git('add', '.')
  git('commit', '-q', '-m', 'As they are')
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog.getByText(/^Left: commit [0-9a-f]{7,}, .*: As they are/)).toBeVisible()
  await expect(dialog.getByText('"Attempt": {').first()).toBeVisible()

  await dialog.getByRole('combobox', { name: 'Compare with' }).click()
  await page.getByRole('option', { name: 'Flow Welcome to Flowbench' }).click()
  await expect(dialog.getByText(/^Left: Flow Welcome to Flowbench/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
})
