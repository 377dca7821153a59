/** `npm run bench -- engine`: runs a second against a bare server that writes the same rows; loops; waiting runs. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalEngineHost } from '../main/services/local-engine-host.ts'
import { asId } from '../shared/run/index.ts'
import { cancelTimes } from './engine/cancel.ts'
import { loopFlow, waitingFlow } from './engine/flow.ts'
import { measureServer, ratioRow, round, type Speeds, speedHead, speedRow } from './engine/measure-server.ts'
import { findN8n, startN8n } from './engine/n8n.ts'
import { startNodeRed, timeNodeRedLoop } from './engine/node-red.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 4)
const folder = mkdtempSync(join(tmpdir(), 'flowbench-bench-'))

async function withServer<T>(
  mode: string,
  work: (port: number, child: ChildProcess) => Promise<T>,
): Promise<T> {
  const child = fork(new URL('./engine/server.ts', import.meta.url), [
    mode,
    join(folder, `${mode}-${Date.now()}.db`),
  ])
  try {
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    return await work(port, child)
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}

const speeds = new Map<string, Speeds>()
for (const mode of ['floor-single', 'floor-grouped', 'engine']) {
  speeds.set(mode, await withServer(mode, (port, child) => measureServer(child, port, seconds)))
}

/** Where Node-RED is installed: a folder with `node_modules/node-red`. */
const nodeRedFolder = process.env.BENCH_NODE_RED
let nodeRedLoopMs: number | undefined
if (nodeRedFolder !== undefined) {
  const nodeRed = await startNodeRed(nodeRedFolder, folder)
  speeds.set('Node-RED, which records nothing', await measureServer(nodeRed.child, nodeRed.port, seconds))
  nodeRedLoopMs = await timeNodeRedLoop(nodeRed)
  nodeRed.child.kill()
}

/** n8n, where it is installed: in the folder that BENCH_N8N names, or on the PATH. */
const n8nCommand = findN8n(process.env)
if (n8nCommand !== undefined) {
  const n8n = await startN8n(n8nCommand, folder)
  try {
    // A hundred times slower than the others: its code is compiled after some hundreds of requests, too.
    const options = { path: n8n.path, warmRequests: 500 }
    speeds.set('n8n, which records, too', await measureServer(n8n.child, n8n.port, seconds, options))
  } finally {
    n8n.child.kill()
    await once(n8n.child, 'exit')
  }
}

async function timeLoop(count: number): Promise<{ ms: number; heapMb: number }> {
  const host = createLocalEngineHost({ databasePath: join(folder, `loop-${count}-${performance.now()}.db`) })
  let peak = 0
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 10)
  const from = performance.now()
  const { runId } = await host.start(request(loopFlow(count)))
  const run = await host.whenDone(runId)
  const ms = performance.now() - from
  clearInterval(sampler)
  if (run.status !== 'Succeeded') throw new Error(`The loop ended ${run.status}: ${run.error?.message}`)
  await host.close()
  return { ms, heapMb: peak / 1_048_576 }
}

function request(definition: string) {
  return {
    flow: { flowId: asId.flow('bench'), displayName: 'bench' },
    definition,
    profile: 'logic-apps-standard',
    origin: 'test',
    mocks: 'none',
    triggerBody: '{"a":1}',
  } as const
}

async function waitingRunsMb(count: number): Promise<number> {
  const host = createLocalEngineHost({ databasePath: join(folder, 'waiting.db') })
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  for (let index = 0; index < count; index += 1) await host.start(request(waitingFlow))
  globalThis.gc?.()
  const after = process.memoryUsage().rss
  await host.close()
  return (after - before) / 1_048_576
}

await timeLoop(1000)
await timeLoop(10_000)
const waiting = await waitingRunsMb(1000)
const loop = await timeLoop(10_000)
const large = await timeLoop(100_000)
const cancels = await cancelTimes(request)

const engine = speeds.get('engine') as Speeds
console.log(speedHead)
for (const [mode, pair] of speeds) console.log(speedRow(mode, pair))
for (const [mode, pair] of speeds) {
  if (mode !== 'engine') console.log(ratioRow(`engine : ${mode}`, engine, pair))
}
const against =
  nodeRedLoopMs === undefined
    ? ''
    : ` (${(loop.ms / nodeRedLoopMs).toFixed(2)} of Node-RED's ${round(nodeRedLoopMs)} ms)`
console.log(
  `\nForeach over 10,000 items: ${round(loop.ms)} ms${against}, 100,000 items: ${round(large.ms)} ms at ${round(large.heapMb)} MB resident`,
)
console.log(`1,000 waiting runs: ${round(waiting)} MB more`)
for (const { ms, what } of cancels)
  console.log(`cancelling ${what}: ${round(ms)} ms at most (100 are asked for)`)
if (nodeRedFolder === undefined)
  console.log('Node-RED is measured too when BENCH_NODE_RED names a folder it is installed in.')
if (n8nCommand === undefined) {
  const { BENCH_N8N: where } = process.env
  const why = where === undefined ? 'it is not on the PATH' : `it is not installed in ${where}`
  console.log(`n8n was not measured: ${why}. BENCH_N8N names a folder with node_modules/n8n.`)
}
rmSync(folder, { recursive: true, force: true })
