import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { request } from 'undici'
import { freePort } from './free-port.ts'

/** Node-RED under way, with the same job at `/` and a loop at `/loop`. */
export interface NodeRed {
  readonly child: ChildProcess
  readonly port: number
}

/** Items of the loop at `/loop`. */
export const loopItems = 10_000

/** Functions in a row that derive the values of `tenActions`, each from the one before. */
const steps = Array.from({ length: 10 }, (_, index) => {
  const total = index === 0 ? 'msg.body.amount * 2' : `msg.payload.total + ${index}`
  return `const name = msg.body.name
msg.payload = { order: msg.body.order, total: ${total}, label: name.toUpperCase() + '-' + String(name.length) }
return msg`
})

const node = (id: string, type: string, next: string | undefined, more: object) => ({
  id,
  type,
  z: 'tab',
  wires: next === undefined ? [] : [[next]],
  x: 100,
  y: 100,
  ...more,
})
const code = (func: string) => ({ func, outputs: 1, timeout: 0, noerr: 0, libs: [] })
const flows = [
  { id: 'tab', type: 'tab', label: 'bench' },
  node('in', 'http in', 'begin', { url: '/', method: 'post' }),
  node('begin', 'function', 'step0', code('msg.body = msg.payload\nreturn msg')),
  ...steps.map((func, index) =>
    node(`step${index}`, 'function', index === 9 ? 'out' : `step${index + 1}`, code(func)),
  ),
  node('out', 'http response', undefined, { statusCode: '200' }),
  node('loop', 'http in', 'items', { url: '/loop', method: 'post' }),
  node(
    'items',
    'function',
    'split',
    code(`msg.payload = Array.from({ length: ${loopItems} }, (_, index) => index)\nreturn msg`),
  ),
  node('split', 'split', 'value', { arraySplt: 1, arraySpltType: 'len', stream: false }),
  node('value', 'function', 'join', code('msg.payload = msg.payload * 2\nreturn msg')),
  node('join', 'join', 'count', { mode: 'auto' }),
  node('count', 'function', 'out', code('msg.payload = { count: msg.payload.length }\nreturn msg')),
]

/** Starts Node-RED from a folder in which it is installed; answers when it serves. */
export async function startNodeRed(installed: string, folder: string): Promise<NodeRed> {
  const port = await freePort()
  const userDir = join(folder, 'node-red')
  mkdirSync(userDir, { recursive: true })
  writeFileSync(join(userDir, 'flows.json'), JSON.stringify(flows))
  const settings = {
    uiPort: port,
    uiHost: '127.0.0.1',
    flowFile: 'flows.json',
    httpAdminRoot: false,
    credentialSecret: false,
    telemetry: { enabled: false, updateNotification: false },
    logging: { console: { level: 'error' } },
  }
  writeFileSync(join(userDir, 'settings.js'), `module.exports = ${JSON.stringify(settings)}`)
  const child = spawn(
    process.execPath,
    [join(installed, 'node_modules/node-red/red.js'), '--userDir', userDir],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Node-RED ended with ${child.exitCode}.`)
    try {
      const answer = await request(`http://127.0.0.1:${port}/`, { method: 'GET' })
      await answer.body.dump()
      const loop = await request(`http://127.0.0.1:${port}/loop`, { method: 'POST' })
      await loop.body.dump()
      if (loop.statusCode === 200) return { child, port }
    } catch {
      // It does not listen yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The best of three times of the loop, in ms. */
export async function timeNodeRedLoop({ port }: NodeRed): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round += 1) {
    const from = performance.now()
    const answer = await request(`http://127.0.0.1:${port}/loop`, { method: 'POST' })
    const { count } = (await answer.body.json()) as { readonly count: number }
    if (count !== loopItems) throw new Error(`Node-RED gave ${count} items back.`)
    best = Math.min(best, performance.now() - from)
  }
  return best
}
