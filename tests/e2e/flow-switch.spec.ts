import { goTo } from './support/flows.ts'
import type { LaunchedApp } from './support/launch.ts'
import { expect, test } from './support/test.ts'

const name = 'Error handling with scopes'

async function row(app: LaunchedApp) {
  await goTo(app.page, 'Flows')
  return app.page.getByRole('row', { name })
}

/** The address of the flow, by way of the list's menu and the system's clipboard. */
async function addressOf(app: LaunchedApp): Promise<string> {
  await app.app.evaluate(({ clipboard }) => clipboard.writeText(''))
  await (await row(app)).click({ button: 'right' })
  await app.page.getByRole('menuitem', { name: 'Copy address' }).click()
  await expect.poll(() => app.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('http://')
  return app.app.evaluate(({ clipboard }) => clipboard.readText())
}

const call = (url: string) =>
  fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"text":"7"}' })

test('a flow that is on answers without a window, and again after a restart', async ({ launch, folders }) => {
  const first = await launch({ ...folders, env: { FLOWBENCH_E2E_TRAY: '1' } })
  await (await row(first)).getByRole('switch').click()
  await expect((await row(first)).getByRole('switch')).toBeChecked()
  const url = await addressOf(first)
  const answer = await call(url)
  expect([answer.status, answer.headers.get('x-ms-workflow-run-id')]).toEqual([202, expect.any(String)])
  await goTo(first.page, 'Runs')
  await expect(first.page.getByRole('row', { name: new RegExp(name) })).toHaveCount(1)

  await first.page.close()
  expect((await call(url)).status).toBe(202)
  expect(first.hasExited()).toBe(false)
  await first.close()

  const second = await launch(folders)
  await expect((await row(second)).getByRole('switch')).toBeChecked()
  expect(await addressOf(second)).toBe(url)
  expect((await call(url)).status).toBe(202)
  await (await row(second)).getByRole('switch').click()
  await expect((await row(second)).getByRole('switch')).not.toBeChecked()
  expect((await call(url)).status).toBe(404)
})
