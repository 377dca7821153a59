import { requestNames } from '../../shared/ipc/channel-names.ts'
import { expect, test } from './support/test.ts'

test('the page has no way out: no Node, no foreign page, no new window, no eval', async ({ launch }) => {
  const { page, app } = await launch()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  const seen = await page.evaluate(() => ({
    hasRequire: 'require' in globalThis,
    hasProcess: 'process' in globalThis,
    opened: window.open('https://example.org') !== null,
    areas: Object.keys((globalThis as unknown as { flowbench: object }).flowbench).sort(),
  }))
  expect(seen).toEqual({
    hasRequire: false,
    hasProcess: false,
    opened: false,
    // The areas of the contract and the way to listen to its events; not a raw channel more.
    areas: [...new Set(requestNames.map((name) => name.split(':')[0])), 'on'].sort(),
  })
  const evaluated = await page
    .evaluate(() => {
      // The page's own code may not make code of text; Playwright's evaluate goes round the policy, a script tag does not.
      const script = document.createElement('script')
      script.textContent = 'globalThis.wasInlined = true'
      document.head.append(script)
      return 'wasInlined' in globalThis
    })
    .catch(() => false)
  expect(evaluated).toBe(false)
  // Asked of main: Playwright would wait for a navigation that never comes.
  await page.evaluate(() => setTimeout(() => location.assign('https://example.org/')))
  const windows = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    )
  expect(await windows()).toEqual([expect.stringMatching(/^app:\/\/flowbench\//)])
})
