import { goTo, openFlow, step } from './support/flows.ts'
import { expect, test } from './support/test.ts'

for (const [how, end] of [
  ['quit', (app: { close(): Promise<void> }) => app.close()],
  ['killed', (app: { kill(): Promise<void> }) => app.kill()],
] as const) {
  test(`a waiting run goes on after the app was ${how} and started again`, async ({ launch, folders }) => {
    const first = await launch(folders)
    await openFlow(first.page, 'Remind me later')
    await first.page.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(step(first.page, 'Wait three minutes')).toHaveAccessibleName(/Waiting/)
    await end(first)

    const second = await launch(folders)
    await goTo(second.page, 'Runs')
    const row = second.page.getByRole('row', { name: /Remind me later/ })
    await expect(row).toHaveCount(1)
    await row.click()
    await second.page.getByRole('button', { name: /^Wait three minutes, .*Waiting/ }).click()
    await second.page.getByRole('button', { name: 'Skip the wait' }).first().click()
    await expect(second.page.getByRole('status', { name: 'Run status: Succeeded' })).toBeVisible()
    await second.page.getByRole('button', { name: /^Remind, / }).click()
    await expect(second.page.getByText('Stretch your legs').first()).toBeVisible()
  })
}
