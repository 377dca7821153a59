import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLocalEngineHost } from '../../main/services/local-engine-host.ts'
import { foldEvents } from '../../shared/run/index.ts'

const cli = resolve(import.meta.dirname, '../../main/cli/cli.ts')

let folder = ''
let service: Server
/** Called when the slow service is asked; answers it. */
let onAsked: (answer: () => void) => void
const children: ChildProcess[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-serve-spawn-'))
  mkdirSync(join(folder, 'flows'))
  service = createServer((_request, response) => onAsked(() => response.end('done')))
  await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening))
})
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  service.closeAllConnections()
  await new Promise((closed) => service.close(closed))
  rmSync(folder, { recursive: true, force: true })
})

function write(name: string, actions: object): void {
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } },
    actions,
  }
  writeFileSync(
    join(folder, 'flows', `${name}.json`),
    JSON.stringify({ properties: { displayName: name, definition } }),
  )
}

const callService = () => ({
  type: 'Http',
  inputs: {
    method: 'GET',
    uri: `http://127.0.0.1:${(service.address() as AddressInfo).port}/`,
    retryPolicy: { type: 'none' },
  },
})

interface Serving {
  readonly child: ChildProcess
  readonly urls: ReadonlyMap<string, string>
  readonly ready: Record<string, unknown>
  /** Resolves when it has heard that it is to stop. */
  readonly stopping: Promise<void>
}

async function serve(...args: string[]): Promise<Serving> {
  const child = spawn(process.execPath, [cli, 'serve', '.', '--data', 'data', '--json', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const urls = new Map<string, string>()
  let heard = () => {}
  const stopping = new Promise<void>((resolve) => {
    heard = resolve
  })
  const ready = await new Promise<Record<string, unknown>>((resolve, reject) => {
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
    lines.on('line', (text) => {
      const line = JSON.parse(text) as Record<string, unknown>
      if (typeof line.url === 'string') urls.set(String(line.flow), line.url)
      if (line.event === 'ready') resolve(line)
      if (line.event === 'stopping') heard()
    })
    lines.on('close', () => reject(new Error('serve ended before it was ready')))
  })
  return { child, urls, ready, stopping }
}

async function endOf(child: ChildProcess): Promise<[number | null, string | null]> {
  if (child.exitCode !== null || child.signalCode !== null) return [child.exitCode, child.signalCode]
  return (await once(child, 'exit')) as [number | null, string | null]
}

const post = (url: string | undefined) => fetch(url ?? '', { method: 'POST' })

async function onlyRun() {
  const host = createLocalEngineHost({ databasePath: join(folder, 'data', 'flowbench.db') })
  try {
    const runs = await host.listRuns({ limit: 10 })
    expect(runs.length).toBe(1)
    const [run] = runs
    return run === undefined ? undefined : foldEvents(await host.events({ runId: run.runId }))
  } finally {
    await host.close()
  }
}

test('SIGTERM lets the action under way finish, answers its caller, takes no other, and ends with 0', async () => {
  write('slow', {
    Call: callService(),
    Response: {
      type: 'Response',
      kind: 'Http',
      inputs: { statusCode: 200, body: "@body('Call')" },
      runAfter: { Call: ['Succeeded'] },
    },
    Nap: {
      type: 'Wait',
      inputs: { interval: { count: 1, unit: 'Day' } },
      runAfter: { Response: ['Succeeded'] },
    },
  })
  const { child, urls, stopping } = await serve()
  const isAsked = new Promise<() => void>((asked) => {
    onAsked = asked
  })
  const answered = post(urls.get('slow'))
  const answer = await isAsked
  child.kill('SIGTERM')
  await stopping
  const late = await post(urls.get('slow')).catch(() => undefined)
  expect([undefined, 404, 503]).toContain(late?.status)
  answer()
  expect(await (await answered).text()).toContain('done')
  expect(await endOf(child)).toEqual([0, null])
  const state = await onlyRun()
  expect([state?.status, state?.actions.get('Call')?.status, state?.actions.get('Nap')?.status]).toEqual([
    'Running',
    'Succeeded',
    'Waiting',
  ])
})

test('an action that takes longer than the grace is attempted again by the next process', async () => {
  write('stuck', { Call: callService() })
  const { child, urls } = await serve('--grace', '0')
  const isAsked = new Promise<void>((asked) => {
    onAsked = () => asked()
  })
  expect((await post(urls.get('stuck'))).status).toBe(202)
  await isAsked
  child.kill('SIGTERM')
  expect(await endOf(child)).toEqual([0, null])
  await goOnAndFinish()
})

test('kill -9 loses nothing: the next process goes on with the run', async () => {
  write('stuck', { Call: callService() })
  const { child, urls } = await serve()
  const isAsked = new Promise<void>((asked) => {
    onAsked = () => asked()
  })
  expect((await post(urls.get('stuck'))).status).toBe(202)
  await isAsked
  child.kill('SIGKILL')
  expect(await endOf(child)).toEqual([null, 'SIGKILL'])
  await goOnAndFinish()
})

/** A second process takes the run up; its address is that of the first. */
async function goOnAndFinish(): Promise<void> {
  const isAsked = new Promise<() => void>((asked) => {
    onAsked = asked
  })
  const { child, ready } = await serve()
  expect(ready).toMatchObject({ flowsOn: 1, runsResumed: 1 })
  ;(await isAsked)()
  child.kill('SIGTERM')
  expect(await endOf(child)).toEqual([0, null])
  const call = (await onlyRun())?.actions.get('Call')
  expect([call?.status, call?.attempt, call?.afterRestart]).toEqual(['Succeeded', 2, true])
}
