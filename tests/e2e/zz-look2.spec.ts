import { openFlow, step } from './support/flows.ts'
import { test } from './support/test.ts'

test('look', async ({ launch }) => {
  const { page, app } = await launch()
  page.on('console', (m) => console.log('console:', m.text()))
  await openFlow(page, 'Remind me later')
  await page.evaluate(() => {
    for (const t of ['copy', 'paste', 'keydown', 'click'])
      document.addEventListener(
        t,
        (e) =>
          console.log(
            t,
            (e as KeyboardEvent).key ?? '',
            (e as MouseEvent).shiftKey,
            e.defaultPrevented,
            (e.target as Element).outerHTML.slice(0, 80),
          ),
        true,
      )
  })
  await step(page, 'Remind').last().click()
  await page.keyboard.press('Control+c')
  await page.waitForTimeout(500)
  console.log('CLIP', await app.evaluate(({ clipboard }) => clipboard.readText()))
  await page.keyboard.press('Control+v')
  await page.waitForTimeout(500)
  await step(page, 'Remind')
    .last()
    .click({ modifiers: ['Shift'] })
  await page.waitForTimeout(300)
})
