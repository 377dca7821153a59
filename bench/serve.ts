/** `npm run bench -- serve`: an HTTP POST to a signed address, ten actions and a Response, against the bare floor. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureServer, ratioRow, type Speeds, speedHead, speedRow } from './engine/measure-server.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 4)
const folder = mkdtempSync(join(tmpdir(), 'flowbench-bench-'))

async function measure(script: string, args: readonly string[]): Promise<Speeds> {
  const child = fork(new URL(script, import.meta.url), args)
  try {
    const [{ port, path = '/' }] = (await once(child, 'message')) as [{ port: number; path?: string }]
    return await measureServer(child, port, seconds, { path })
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}

const rows: [string, Speeds][] = []
for (const mode of ['floor-single', 'floor-grouped', 'engine']) {
  rows.push([mode, await measure('./engine/server.ts', [mode, join(folder, `${mode}.db`)])])
}
const serve = await measure('./serve/server.ts', [join(folder, 'serve')])
rmSync(folder, { recursive: true, force: true })

console.log(speedHead)
for (const [name, speeds] of [...rows, ['serve', serve] as const]) console.log(speedRow(name, speeds))
for (const [name, speeds] of rows) console.log(ratioRow(`serve : ${name}`, serve, speeds))
