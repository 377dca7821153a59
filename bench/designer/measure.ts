import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { launchBenchApp, settle } from '../app/bench-app.ts'
import { largeFlowText } from './large-flow.ts'
import { pageProbe } from './page-probe.ts'

/** What the designer does with a flow of 500 actions; all in ms but for frames. */
export interface DesignerTimes {
  readonly electron: string
  readonly opening: readonly number[]
  readonly adding: readonly number[]
  readonly undoing: readonly number[]
  readonly typing: readonly number[]
  /** Processor time of the window's main thread for one of each, its aftermath included. */
  readonly cpu: {
    readonly adding: readonly number[]
    readonly undoing: readonly number[]
    readonly typing: number
  }
  /** Intervals between frames while the canvas is dragged. */
  readonly panning: readonly number[]
  /** The same while nothing moves: what this screen can do. */
  readonly resting: readonly number[]
}

const rounds = 5

/** Opens flows of 500 actions in the real app and edits them by mouse and keys. */
export async function measureDesigner(): Promise<DesignerTimes> {
  const { app, page, flows, close } = await launchBenchApp()
  try {
    await page.evaluate(pageProbe)
    for (let index = 1; index <= rounds; index++) {
      writeFileSync(join(flows, `large-${index}.json`), largeFlowText(`Large ${index}`, 500))
    }
    const opening: number[] = []
    for (let index = 1; index <= rounds; index++) opening.push(await measureOpening(page, `Large ${index}`))
    const edits = await measureEdits(page)
    const frames = await measureFrames(page)
    return {
      electron: await app.evaluate(() => process.versions.electron ?? ''),
      opening,
      ...edits,
      ...frames,
    }
  } finally {
    await close()
  }
}

async function measureOpening(page: Page, name: string): Promise<number> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('button', { name: 'Flows', exact: true })
    .click()
  const row = page.getByRole('row', { name, exact: false })
  await row.waitFor()
  await settle(page)
  await page.evaluate('probe.forget()')
  const painted = page.evaluate(`probe.until('[data-step]', true)`)
  await row.click()
  const took = (await painted) as number
  await page.getByRole('button', { name: /^Problems: / }).waitFor()
  await settle(page)
  return took
}

async function measureEdits(
  page: Page,
): Promise<Pick<DesignerTimes, 'adding' | 'undoing' | 'typing' | 'cpu'>> {
  const adding: number[] = []
  const undoing: number[] = []
  const typing: number[] = []
  const cpu = { adding: [] as number[], undoing: [] as number[], typing: 0 }
  const usedMs = await threadTime(page)
  const first = page.locator('[data-step^="Compose"]').first()
  await first.click()
  for (let index = 0; index < rounds; index++) {
    await first.click()
    await page.keyboard.press('a')
    await page.getByRole('combobox', { name: 'Search actions and connectors' }).fill('terminate')
    await settle(page)
    await page.evaluate('probe.forget()')
    const added = page.evaluate(`probe.until('[data-step="Terminate"]', true)`)
    const beforeAdding = await usedMs()
    await page.keyboard.press('Enter')
    adding.push((await added) as number)
    await settle(page)
    const beforeUndoing = await usedMs()
    cpu.adding.push(beforeUndoing - beforeAdding)
    await page.evaluate('probe.forget()')
    const undone = page.evaluate(`probe.until('[aria-label^="Redo: Add"]', true)`)
    await page.keyboard.press('ControlOrMeta+Z')
    undoing.push((await undone) as number)
    await settle(page)
    cpu.undoing.push((await usedMs()) - beforeUndoing)
  }
  await first.click()
  await page.keyboard.press('n')
  const note = page.getByRole('textbox', { name: 'Note' }).last()
  await note.waitFor()
  await settle(page)
  await page.evaluate('probe.forget()')
  const text = 'a note of forty letters about this step'
  const beforeTyping = await usedMs()
  for (const letter of text) {
    await page.keyboard.type(letter)
    await page.waitForTimeout(120)
  }
  await settle(page)
  cpu.typing = ((await usedMs()) - beforeTyping) / text.length
  const presses = (await page.evaluate('probe.presses')) as number[]
  // What is below 16 ms is not reported; it counts as 16.
  typing.push(...presses, ...Array.from({ length: Math.max(0, text.length - presses.length) }, () => 16))
  await page.keyboard.press('Escape')
  return { adding, undoing, typing, cpu }
}

/** Reads the processor time that the page's main thread has used, ms: what else runs on the machine is not in it. */
async function threadTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
}

async function measureFrames(page: Page): Promise<Pick<DesignerTimes, 'panning' | 'resting'>> {
  await page.keyboard.press('Escape')
  await settle(page)
  const resting = (await page.evaluate('probe.frames(2000)')) as number[]
  const box = await page.getByRole('region', { name: 'Flow designer' }).boundingBox()
  if (box === null) throw new Error('The canvas is not on the screen.')
  const x = box.x + 12
  const y = box.y + box.height / 2
  await page.mouse.move(x, y)
  await page.mouse.down()
  const collected = page.evaluate('probe.frames(4000)')
  const end = Date.now() + 4000
  for (let step = 0; Date.now() < end; step++) {
    const turn = step / 20
    await page.mouse.move(x + 180 + 160 * Math.sin(turn), y + 220 * Math.sin(turn / 3))
  }
  const panning = (await collected) as number[]
  await page.mouse.up()
  return { panning, resting }
}
