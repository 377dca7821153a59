import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openFlow, readSampleFlow, sampleFolder, step } from './support/flows.ts'
import { expect, test } from './support/test.ts'

/** Adds a Compose behind the step of that name. */
async function addCompose(page: Page, after: string): Promise<void> {
  await step(page, after).first().click()
  await page.keyboard.press('a')
  await page.getByRole('combobox', { name: 'Search actions and connectors' }).fill('compose')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Compose')).toBeVisible()
}

/** Waits until main has the unsaved edits of a flow. */
async function waitForDraft(page: Page, flowId: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async (id) => {
        interface Answer<T> {
          readonly value?: T
        }
        const { environments, drafts } = (
          window as unknown as {
            flowbench: {
              environments: { openSample(): Promise<Answer<{ id: string }>> }
              drafts: { list(args: object): Promise<Answer<readonly { flowId: string }[]>> }
            }
          }
        ).flowbench
        const environment = await environments.openSample()
        const found = await drafts.list({ environmentId: environment.value?.id })
        return found.value?.some((draft) => draft.flowId === id) ?? false
      }, flowId),
    )
    .toBe(true)
}

test('edits that were not saved are there again after the app was killed', async ({ launch, folders }) => {
  const first = await launch(folders)
  await openFlow(first.page, 'Remind me later')
  const before = readSampleFlow(first, 'remind-me-later.json')
  await addCompose(first.page, 'Remind')
  await waitForDraft(first.page, 'remind-me-later')
  await first.kill()

  const second = await launch(folders)
  await expect(second.page.getByText('1 flow has edits that were not saved', { exact: true })).toBeVisible()
  await second.page.getByRole('button', { name: 'Open Remind me later' }).click()
  await expect(second.page.getByText(/Your edits from .* are here again/)).toBeVisible()
  await expect(step(second.page, 'Compose')).toBeVisible()
  expect(readSampleFlow(second, 'remind-me-later.json')).toBe(before)
  // What came from before is a step that can be taken back, and made again.
  await second.page.getByRole('button', { name: 'Undo: Restore unsaved edits' }).click()
  await expect(step(second.page, 'Compose')).toHaveCount(0)
  await second.page.getByRole('button', { name: 'Redo: Restore unsaved edits' }).click()
  await expect(step(second.page, 'Compose')).toBeVisible()
  await second.page.keyboard.press('ControlOrMeta+S')
  await expect(second.page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  const saved = JSON.parse(readSampleFlow(second, 'remind-me-later.json'))
  expect(saved.properties.definition.actions.Compose).toMatchObject({ type: 'Compose' })
  await second.kill()

  const third = await launch(folders)
  await openFlow(third.page, 'Remind me later')
  await expect(step(third.page, 'Compose')).toBeVisible()
  await expect(third.page.getByText(/are here again/)).toHaveCount(0)
})

test('edits of before and a file that was changed since are both there to choose from', async ({
  launch,
  folders,
}) => {
  const first = await launch(folders)
  await openFlow(first.page, 'Remind me later')
  await addCompose(first.page, 'Remind')
  await waitForDraft(first.page, 'remind-me-later')
  const path = join(sampleFolder(first), 'flows', 'remind-me-later.json')
  await first.kill()
  writeFileSync(path, readFileSync(path, 'utf8').replace('"Remind me later"', '"Remind me soon"'))

  const second = await launch(folders)
  await openFlow(second.page, 'Remind me soon')
  await expect(second.page.getByText(/The file was changed since/)).toBeVisible()
  await expect(step(second.page, 'Compose')).toBeVisible()
  await second.page.getByRole('button', { name: 'Reload', exact: true }).click()
  await expect(second.page.getByRole('heading', { level: 1, name: 'Remind me soon' })).toBeVisible()
  await expect(step(second.page, 'Compose')).toHaveCount(0)
  await second.page.getByRole('button', { name: /^Undo/ }).click()
  await expect(step(second.page, 'Compose')).toBeVisible()
})
