/** `npm run bench -- serve`: an HTTP POST to a signed address, ten actions and a Response, against the bare floor. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureLoad } from './engine/load.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 4)
const folder = mkdtempSync(join(tmpdir(), 'flowbench-bench-'))

async function measure(script: string, args: readonly string[]): Promise<readonly [number, number]> {
  const child = fork(new URL(script, import.meta.url), args)
  try {
    const [{ port, path = '/' }] = (await once(child, 'message')) as [{ port: number; path?: string }]
    await measureLoad(port, 4, 1.5, path)
    return [await measureLoad(port, 1, seconds, path), await measureLoad(port, 16, seconds, path)]
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}

const rows: [string, readonly [number, number]][] = []
for (const mode of ['floor-single', 'floor-grouped', 'engine']) {
  rows.push([mode, await measure('./engine/server.ts', [mode, join(folder, `${mode}.db`)])])
}
rows.push(['serve', await measure('./serve/server.ts', [join(folder, 'serve')])])
rmSync(folder, { recursive: true, force: true })

const [single, grouped, , serve] = rows.map(([, rates]) => rates)
console.log('| runs a second | concurrency 1 | concurrency 16 |\n| --- | ---: | ---: |')
for (const [name, rates] of rows) {
  console.log(`| ${name} | ${rates.map((rate) => Math.round(rate).toLocaleString('en')).join(' | ')} |`)
}
const ratio = (index: 0 | 1, floor: readonly [number, number] | undefined) =>
  ((serve?.[index] ?? 0) / (floor?.[index] ?? 1)).toFixed(2)
console.log(`| serve : floor, one transaction a run | ${ratio(0, single)} | ${ratio(1, single)} |`)
console.log(`| serve : floor, grouped | ${ratio(0, grouped)} | ${ratio(1, grouped)} |`)
