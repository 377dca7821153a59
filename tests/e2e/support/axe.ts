import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** How the window may look; each is a theme of its own. */
export type Look = 'light' | 'dark' | 'forced colours'

/** Levels A and AA of WCAG 2.0, 2.1 and 2.2. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What is not ours and cannot be mended here. */
const notOurs = [
  // Tabster, under Fluent, catches the focus with hidden elements that no one meets.
  '[data-tabster-dummy]',
  // Monaco draws its lines itself and has a screen reader mode of its own; the frame around it is checked.
  '.monaco-editor',
]

/** Makes the window look so, as a change in the system's settings does. */
export async function lookLike(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme: look === 'light' ? 'light' : 'dark',
    forcedColors: look === 'forced colours' ? 'active' : 'none',
    reducedMotion: 'reduce',
  })
}

/** What axe finds wrong with what the window shows now: one line an element. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Playwright's evaluate goes round the page's CSP, which lets no other script in.
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(axe.source)
  return page.evaluate(
    async ({ notOurs, standards }) => {
      // React draws the other theme after the change is told; colours still on their way to it are no one's.
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
      const moving = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations === 1)
      await Promise.allSettled(moving.map(({ finished }) => finished))
      const found = await (window as unknown as { axe: typeof axe }).axe.run(
        { exclude: notOurs.map((selector) => [selector]) },
        {
          runOnly: standards,
          // Part of 2.1 A, which axe leaves to whoever asks for it: people who speak to the app say what they see.
          rules: { 'label-content-name-mismatch': { enabled: true } },
          resultTypes: ['violations'],
        },
      )
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ failureSummary, html, target }) =>
          [id, target.join(' '), html.slice(0, 200), failureSummary?.replace(/\s+/g, ' ')].join(' | '),
        ),
      )
    },
    { notOurs, standards },
  )
}
