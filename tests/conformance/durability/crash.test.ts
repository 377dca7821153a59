import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { nodeBundleConfig } from '../../../build/bundle/node-config.ts'
import type { EngineHost } from '../../../main/services/engine-host.ts'
import { createLocalEngineHost } from '../../../main/services/local-engine-host.ts'
import { actionKey, foldEvents, type RunState, type SequencedEvent } from '../../../shared/run/index.ts'

/** How often the process is killed; fewer while one works on something (`FLOWBENCH_CRASH=25`). */
const kills = Number(process.env.FLOWBENCH_CRASH ?? 300)

const root = join(import.meta.dirname, '../../..')
const childFile = 'crash-child.mjs'

/** Most batches of events that a process writes before it is killed; a run of the workload takes about 40. */
const maxMarks = 80

/** Resolves when a process has told of so many batches. It goes on meanwhile, so the kill meets it anywhere. */
function marks(output: Readable, count: number): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0
    output.on('data', (chunk) => {
      seen += String(chunk).length
      if (seen >= count) resolve()
    })
  })
}

/** What must be the same in every run: each action's status and code, what was computed, what was answered. */
function outcome(state: RunState) {
  const actions = [...state.actions]
    .filter(([key]) => !key.includes('@Each') && !key.includes('@Repeat'))
    .map(([key, { status, code }]) => `${key} ${status} ${code}`)
    .sort()
  const iterations = [...state.actions].filter(([, { repetition }]) => repetition.length > 0)
  const loops = iterations.map(([key, { status }]) => `${key} ${status}`).sort()
  return {
    status: state.status,
    actions,
    loops,
    sorted: state.actions.get('Sorted')?.outputs,
    caught: state.actions.get('What')?.outputs,
    response: state.response,
    n: state.variables.get('n'),
  }
}

/** No action completes twice, and nothing of it happens after it has completed. */
function repeated(events: readonly SequencedEvent[]): string[] {
  const completed = new Set<string>()
  return events.flatMap(({ event }) => {
    if (!('action' in event) || event.type === 'response-sent') return []
    const key = actionKey(event.action, event.repetition)
    if (completed.has(key)) return [`${key} ${event.type}`]
    if (event.type === 'action-completed') completed.add(key)
    return []
  })
}

/** How every run of the workload ended, with what became of the flow it called; how many went on after a kill. */
async function readHistory(database: string) {
  const host = createLocalEngineHost({ databasePath: database })
  try {
    return await readRuns(host)
  } finally {
    await host.close()
  }
}

async function readRuns(host: EngineHost) {
  const states: RunState[] = []
  const called = new Map<string, string[]>()
  let restarted = 0
  for (const { runId } of await host.listRuns({ limit: 100_000 })) {
    const events = await host.events({ runId })
    expect(repeated(events)).toEqual([])
    const state = foldEvents(events)
    const first = events[0]?.event
    if (first?.type === 'run-started' && first.parent !== undefined) {
      const ends = [...(state?.actions ?? [])].map(([key, { status }]) => `${key} ${status}`).sort()
      called.set(first.parent.runId, [...(called.get(first.parent.runId) ?? []), ...ends])
    } else if (state !== undefined) states.push(state)
    if (events.some(({ event }) => event.type === 'run-resumed')) restarted += 1
  }
  // Each called the other flow once, however often the call was made again.
  const outcomes = states.map((state) => ({ ...outcome(state), called: called.get(state.runId) }))
  return { outcomes: JSON.parse(JSON.stringify(outcomes)) as unknown[], restarted }
}

test(`${kills} kills: every run ends as if nothing had happened`, {
  timeout: 60_000 + kills * 10_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-crash-'))
  // In the checkout, because what stays out of the bundle is found from there.
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const bundled = mkdtempSync(join(root, 'test-results', 'crash-'))
  const [database, calls, stop] = [join(folder, 'runs.db'), join(folder, 'calls.log'), join(folder, 'stop')]
  const start = () => {
    const child = spawn(process.execPath, [join(bundled, childFile), database, calls, stop], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // Killed processes keep no cache of what they compiled; the first one, which ends by itself, does.
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    })
    return child
  }
  try {
    // One file starts in a third of the time that its hundred sources take, three hundred times over.
    const source = 'tests/conformance/durability/crash-child.ts'
    const outDir = relative(root, bundled)
    await build(
      nodeBundleConfig(root, { entry: source, outDir, fileName: childFile, format: 'esm', target: 'node20' }),
    )
    // The first process is left alone: the others' runs have to end as its runs do.
    writeFileSync(stop, '')
    const first = start()
    first.stdout.resume()
    expect(await once(first, 'exit')).toEqual([0, null])
    const undisturbed = await readHistory(database)
    rmSync(stop)
    for (let kill = 0; kill < kills; kill += 1) {
      const child = start()
      const ended = once(child, 'exit')
      await marks(child.stdout, 1 + Math.floor(Math.random() * maxMarks))
      child.kill('SIGKILL')
      expect((await ended)[1]).toBe('SIGKILL')
    }
    writeFileSync(stop, '')
    const last = start()
    last.stdout.resume()
    expect(await once(last, 'exit')).toEqual([0, null])

    const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'workload-outcome.json'), 'utf8'))
    expect(undisturbed.restarted).toBe(0)
    expect(undisturbed.outcomes).toEqual([expected, expected, expected])
    const { outcomes, restarted } = await readHistory(database)
    expect(outcomes.length).toBeGreaterThan(undisturbed.outcomes.length)
    expect(restarted).toBeGreaterThan(kills / 4)
    for (const disturbed of outcomes) expect(disturbed).toEqual(expected)
    console.info(
      `crash test: ${kills} kills, ${outcomes.length} runs, ${restarted} of them resumed at least once`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(bundled, { recursive: true, force: true })
  }
})
