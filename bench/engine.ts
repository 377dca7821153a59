/** `npm run bench -- engine`: runs a second against a bare server that writes the same rows; loops; waiting runs. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalEngineHost } from '../main/services/local-engine-host.ts'
import { asId } from '../shared/run/index.ts'
import { loopFlow, waitingFlow } from './engine/flow.ts'
import { measureLoad } from './engine/load.ts'

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

const rates = new Map<string, readonly [number, number]>()
for (const mode of ['floor-single', 'floor-grouped', 'engine']) {
  const pair = await withServer(mode, async (port) => {
    await measureLoad(port, 4, 1.5)
    return [await measureLoad(port, 1, seconds), await measureLoad(port, 16, seconds)] as const
  })
  rates.set(mode, pair)
}

async function timeLoop(count: number): Promise<{ ms: number; heapMb: number }> {
  const host = createLocalEngineHost({ databasePath: join(folder, `loop-${count}.db`) })
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
const waiting = await waitingRunsMb(1000)
const loop = await timeLoop(10_000)
const large = await timeLoop(100_000)

const round = (value: number) => Math.round(value).toLocaleString('en')
const ratio = (index: 0 | 1, floor: string) =>
  ((rates.get('engine')?.[index] ?? 0) / (rates.get(floor)?.[index] ?? 1)).toFixed(2)
console.log('| runs a second | concurrency 1 | concurrency 16 |\n| --- | ---: | ---: |')
for (const [mode, [one, sixteen]] of rates) console.log(`| ${mode} | ${round(one)} | ${round(sixteen)} |`)
console.log(
  `| engine : floor, one transaction a run | ${ratio(0, 'floor-single')} | ${ratio(1, 'floor-single')} |`,
)
console.log(`| engine : floor, grouped | ${ratio(0, 'floor-grouped')} | ${ratio(1, 'floor-grouped')} |`)
console.log(
  `\nForeach over 10,000 items: ${round(loop.ms)} ms, 100,000 items: ${round(large.ms)} ms at ${round(large.heapMb)} MB resident`,
)
console.log(`1,000 waiting runs: ${round(waiting)} MB more`)
rmSync(folder, { recursive: true, force: true })
