import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

let folder = ''
let server: Server
/** What the service was asked, and what it was answered when it called back. */
let asked: string[] = []
let answered: Promise<number> = Promise.resolve(0)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-listen-'))
  asked = []
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(201).end()
    if (request.method !== 'POST') return
    const { callback } = JSON.parse(body) as { readonly callback: string }
    const headers = { 'Content-Type': 'application/json' }
    answered = fetch(callback, { method: 'POST', headers, body: '{"decision":"Approve"}' }).then(
      ({ status }) => status,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

test('a run in the terminal is called back: the caller gets its answer, the service is unsubscribed', async () => {
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
  const subscribe = { method: 'POST', uri, body: { callback: '@{listCallbackUrl()}' } }
  const definition = {
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
    actions: {
      Ask: { type: 'HttpWebhook', inputs: { subscribe, unsubscribe: { method: 'DELETE', uri } } },
      Said: { type: 'Compose', inputs: "@body('Ask')?['decision']", runAfter: { Ask: ['Succeeded'] } },
    },
  }
  await writeFile(join(folder, 'ask.json'), JSON.stringify({ definition }))
  const io = createFakeIo({ cwd: folder })
  await runCli(['run', 'ask.json', '--json'], io)
  expect(JSON.parse(io.stdout.text())).toMatchObject({ status: 'Succeeded' })
  expect(io.stdout.text()).toContain('Approve')
  expect(await answered).toBe(200)
  expect(asked).toEqual(['POST /hooks', 'DELETE /hooks'])
})
