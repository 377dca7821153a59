import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { checkoutRoot } from '../../build/scripts/checkout-root.ts'
import { largeFlowText } from '../designer/large-flow.ts'
import { pageProbe } from '../designer/page-probe.ts'
import { type BenchApp, launchBenchApp, makeProfile, settle } from './bench-app.ts'
import { beginWatch, type Stretch } from './main-watch.ts'

/** What the app as a whole takes; ms. */
export interface AppTimes {
  /** From the start of the process to the paint of the home page, a fresh profile each time. */
  readonly starting: readonly number[]
  /** The longest that main was busy without a pause, by what was done. */
  readonly main: readonly { readonly doing: string; readonly longest: Stretch }[]
  /** From the click on a finished run of 100,000 iterations to its canvas. */
  readonly runView: number
  /** And until all of it was read. */
  readonly wholeRun: number
  /** From the key that starts a small run to the status of its last step, several times. */
  readonly smallRun: readonly number[]
  /** From the key that starts a run of 100,000 iterations to the first status on a card. */
  readonly firstStatus: number
  /** And to its end on the canvas. */
  readonly lastStatus: number
}

const starts = 5
/** After so long the home page is there in any case. */
const calmMs = 5_000
const iterations = 100_000
/** Takes the run off the canvas. */
const closeRun = 'Close the run'

/** Starts the app some times, then does in it what may take long. */
export async function measureApp(): Promise<AppTimes> {
  const starting: number[] = []
  for (let index = 0; index < starts; index++) starting.push(await measureStart())
  const bench = await launchBenchApp()
  try {
    return { starting, ...(await measureWork(bench)) }
  } finally {
    await bench.close()
  }
}

/** Without Playwright, which holds the start until it is attached: the page tells afterwards when it was painted. */
async function measureStart(): Promise<number> {
  const profile = await makeProfile()
  const startedAt = Date.now()
  const child = spawn(profile.executable, ['--remote-debugging-port=0', ...profile.args], {
    cwd: checkoutRoot,
    env: profile.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    const endpoint = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.stderr.on('data', (piece: Buffer) => {
        said += piece.toString()
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
        if (found !== undefined) resolve(found)
      })
      child.on('exit', (code) => reject(new Error(`The app ended with ${code}: ${said}`)))
    })
    await new Promise((resolve) => setTimeout(resolve, calmMs))
    const paintedAt = await evaluateIn(new URL(endpoint).port, lastPaint)
    return paintedAt - startedAt
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    profile.dispose()
  }
}

/** When the largest thing of the page was painted, ms since 1970, asked when all is calm. */
const lastPaint = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(performance.timeOrigin + list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true })
})`

/** Evaluates in the window of an app that listens for a debugger; Playwright cannot talk to an Electron this way. */
async function evaluateIn(port: string, expression: string): Promise<number> {
  const address = await findPage(port)
  const socket = new WebSocket(address)
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
  const answer = new Promise<number>((resolve) =>
    socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data)).result?.result?.value)),
  )
  const params = { expression, awaitPromise: true, returnByValue: true }
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
  try {
    return await answer
  } finally {
    socket.close()
  }
}

async function findPage(port: string): Promise<string> {
  for (;;) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly {
      readonly type: string
      readonly url: string
      readonly webSocketDebuggerUrl: string
    }[]
    const page = targets.find(({ type, url }) => type === 'page' && url.startsWith('app://'))
    if (page !== undefined) return page.webSocketDebuggerUrl
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function measureWork({ app, page, flows }: BenchApp): Promise<Omit<AppTimes, 'starting'>> {
  await page.evaluate(pageProbe)
  writeFileSync(join(flows, 'large.json'), largeFlowText('Large', 500))
  writeFileSync(join(flows, 'long.json'), loopText('Long loop', iterations))
  writeFileSync(join(flows, 'short.json'), loopText('Short loop', 3))
  const main: { doing: string; longest: Stretch }[] = []
  const watched = async (doing: string, act: () => Promise<void>) => {
    const end = await beginWatch(app)
    await act()
    await settle(page)
    main.push({ doing, longest: await end() })
  }
  await watched('open a flow of 500 actions', async () => {
    await goTo(page, 'Flows')
    await page.getByRole('row', { name: 'Large' }).click()
    await page.getByRole('button', { name: /^Problems: / }).waitFor()
  })
  await watched('edit and save it', async () => {
    await page.locator('[data-step^="Compose"]').first().click()
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Note' }).last().fill('a note')
    await page.keyboard.press('Escape')
    await settle(page)
    await page.keyboard.press('ControlOrMeta+S')
    await page.getByRole('button', { name: 'Save', exact: true, disabled: true }).waitFor()
  })
  const smallRun: number[] = []
  await watched('run three steps', async () => {
    await openFlow(page, 'Short loop')
    for (let index = 0; index < starts; index++) {
      await page.evaluate('probe.forget()')
      const done = untilStatus(page, 'Each', 'Succeeded')
      await page.keyboard.press('F5')
      smallRun.push(await done)
      await settle(page)
      await page.getByRole('button', { name: closeRun }).click()
      await settle(page)
    }
  })
  let firstStatus = Number.NaN
  let lastStatus = Number.NaN
  await watched(`run ${iterations.toLocaleString('en')} iterations`, async () => {
    await openFlow(page, 'Long loop')
    await page.evaluate('probe.forget()')
    const first = untilStatus(page, 'manual', 'Succeeded')
    const last = untilStatus(page, 'Each', 'Succeeded')
    await page.keyboard.press('F5')
    firstStatus = await first
    lastStatus = await last
  })
  let runView = Number.NaN
  let wholeRun = Number.NaN
  await watched('look at that run', async () => {
    await goTo(page, 'Runs')
    const row = page.getByRole('row', { name: 'Long loop' }).first()
    await row.waitFor()
    await settle(page)
    await page.evaluate('probe.forget()')
    const painted = page.evaluate(`probe.until('[data-step="Each"]', true)`)
    const whole = untilStatus(page, 'Each', 'Succeeded')
    await row.click()
    runView = (await painted) as number
    wholeRun = await whole
  })
  await watched('open the gallery', async () => {
    await goTo(page, 'Connectors')
    await page
      .getByRole('button', { name: /gallery/i })
      .first()
      .click()
    await page.getByRole('searchbox').first().waitFor()
  })
  return { main, runView, wholeRun, smallRun, firstStatus, lastStatus }
}

async function openFlow(page: Page, name: string): Promise<void> {
  await goTo(page, 'Flows')
  await page.getByRole('row', { name }).click()
  await page.locator('[data-step="Each"]').waitFor()
  await settle(page)
}

/** ms from the next input to the frame in which a card says so. */
async function untilStatus(page: Page, step: string, status: string): Promise<number> {
  return (await page.evaluate(
    `probe.until('[data-step="${step}"][aria-label*="${status}"]', true)`,
  )) as number
}

async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name, exact: true }).click()
}

function loopText(displayName: string, count: number): string {
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: { type: 'object' } } } },
    actions: {
      Each: {
        type: 'Foreach',
        foreach: `@range(1, ${count})`,
        actions: { Value: { type: 'Compose', inputs: '@item()' } },
        runAfter: {},
      },
    },
    outputs: {},
  }
  const file = { schemaVersion: '1.0.0.0', properties: { displayName, connectionReferences: {}, definition } }
  return `${JSON.stringify(file, null, 2)}\n`
}
