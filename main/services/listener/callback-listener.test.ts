import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, type RequestOptions, request as send } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CallbackListener, type ListenerOptions } from './callback-listener.ts'
import type { CallbackHandler } from './callback-request.ts'
import { openListenerIdentity } from './listener-identity.ts'

let folder = ''
const listeners: CallbackListener[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-listener-'))
})
afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(options: Partial<ListenerOptions> = {}): Promise<CallbackListener> {
  const listener = await CallbackListener.open({ identity: await openListenerIdentity(folder), ...options })
  listeners.push(listener)
  return listener
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

/** A request as a client of its own, so that Host, path and body can be anything. */
function call(url: string, options: RequestOptions & { body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    request.on('error', reject)
    request.end(options.body)
  })
}

const codeOf = ({ status, text }: Answer) => [
  status,
  (JSON.parse(text) as { error: { code: string } }).error.code,
]
const echo: CallbackHandler = async ({ method, relativePath, queries, headers, body }) => ({
  status: 200,
  headers: { 'Content-Type': 'application/json', 'X-Own': 'yes' },
  body: JSON.stringify({
    method,
    relativePath,
    queries,
    type: headers['Content-Type'],
    body: Buffer.from(body).toString(),
  }),
})

describe('a signed address', () => {
  test('reaches its handler with method, path, queries, headers and body', async () => {
    const { below } = (await open()).register(
      '/workflows/w/triggers/on%20call/paths/invoke',
      '/triggers/on call/run',
      echo,
      {
        takesPathBelow: true,
      },
    )
    const url = `${below('orders/a%2Fb').url}&name=Fabrikam&name=Inc`
    const answer = await call(url.replace('on%20call', 'on%20c%61ll'), {
      method: 'PUT',
      headers: { 'Content-Type': 'text/plain' },
      body: 'hällo',
    })
    expect(answer.headers['x-own']).toBe('yes')
    expect(JSON.parse(answer.text)).toEqual({
      method: 'PUT',
      relativePath: 'orders/a%2Fb',
      queries: { name: 'Fabrikam,Inc' },
      type: 'text/plain',
      body: 'hällo',
    })
  })

  test('looks as on the platform', async () => {
    const listener = await open()
    const { url } = listener.register(
      '/workflows/w/triggers/manual/paths/invoke',
      '/triggers/manual/run',
      echo,
    )
    expect(url).toMatch(
      new RegExp(
        `^http://127\\.0\\.0\\.1:${listener.port}/workflows/w/triggers/manual/paths/invoke` +
          '\\?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1\\.0&sig=[\\w-]{43}$',
      ),
    )
  })

  test('stays the same after a restart, and dies with its registration', async () => {
    const first = await open()
    const { url } = first.register('/w/a', '/run', echo)
    await first.close()
    const second = await open()
    const again = second.register('/w/a', '/run', echo)
    expect(again.url).toBe(url)
    again.unregister()
    expect(codeOf(await call(url))).toEqual([404, 'WorkflowTriggerNotFound'])
  })
})

describe('refuses', () => {
  test.each<[string, (url: string) => Promise<Answer>, number, string]>([
    ['no signature', (url) => call(url.replace(/&sig=.*/, '')), 401, 'DirectApiAuthorizationRequired'],
    ['another signature', (url) => call(url.replace(/sig=./, 'sig=_')), 401, 'AuthorizationFailed'],
    ['another permission', (url) => call(url.replace('sp=%2Frun', 'sp=%2Fall')), 401, 'AuthorizationFailed'],
    ['another path', (url) => call(url.replace('/w/a', '/w/b')), 404, 'WorkflowTriggerNotFound'],
    ['a path below', (url) => call(url.replace('/w/a', '/w/a/b')), 404, 'WorkflowTriggerNotFound'],
    ['a broken path', (url) => call(url.replace('/w/a', '/w/%zz')), 404, 'WorkflowTriggerNotFound'],
    [
      'a name pointed at us',
      (url) => call(url, { headers: { Host: 'evil.example:80' } }),
      421,
      'MisdirectedRequest',
    ],
    [
      'a body beyond the limit',
      (url) => call(url, { method: 'POST', body: 'x'.repeat(101) }),
      413,
      'RequestEntityTooLarge',
    ],
    [
      'a body beyond the limit that does not say its length',
      (url) =>
        call(url, { method: 'POST', body: 'x'.repeat(101), headers: { 'Transfer-Encoding': 'chunked' } }),
      413,
      'RequestEntityTooLarge',
    ],
  ])('%s', async (_name, ask, status, code) => {
    let calls = 0
    const { url } = (await open({ maxBodyBytes: 100 })).register('/w/a', '/run', async () => {
      calls += 1
      return { status: 200 }
    })
    expect(codeOf(await ask(url))).toEqual([status, code])
    expect(calls).toBe(0)
  })

  test('a client that is slow with its head', async () => {
    const listener = await open({ headTimeoutMs: 100, requestTimeoutMs: 200 })
    const text = await new Promise<string>((resolve) => {
      const socket = connect(listener.port, '127.0.0.1', () => socket.write('POST / HTTP/1.1\r\nHost:'))
      let received = ''
      socket.on('data', (chunk) => {
        received += chunk.toString()
      })
      socket.on('close', () => resolve(received))
    })
    expect(text).toMatch(/^HTTP\/1\.1 408 /)
  })
})

describe('a public address', () => {
  const through = (url: string, port: number) => {
    const { host, pathname, search } = new URL(url)
    return call(`http://127.0.0.1:${port}${pathname}${search}`, { headers: { Host: host } })
  }

  test('is where addresses begin; its host is taken, with and without the path of its own', async () => {
    const listener = await open({ publicAddress: 'https://Tunnel.example/flows' })
    const registered = listener.register('/workflows/w/triggers/t/run', '/triggers/t/run', echo)
    const { publicUrl = '', url } = registered
    expect(publicUrl).toBe(url.replace(/^http:\/\/[^/]+/, 'https://tunnel.example/flows'))
    expect(listener.place.origin).toBe('https://tunnel.example/flows')
    expect((await through(publicUrl, listener.port)).status).toBe(200)
    expect((await through(publicUrl.replace('/flows', ''), listener.port)).status).toBe(200)
    expect((await call(url)).status).toBe(200)
  })

  test('other names are refused, and an address without its signature, too', async () => {
    const listener = await open({ publicAddress: 'https://tunnel.example' })
    const { publicUrl = '' } = listener.register('/workflows/w/triggers/t/run', '/triggers/t/run', echo)
    expect((await through(publicUrl.replace('tunnel', 'evil'), listener.port)).status).toBe(421)
    expect((await through(publicUrl.replace(/sig=[^&]+/, 'sig=x'), listener.port)).status).toBe(401)
  })

  test('goes away when it is taken away', async () => {
    const listener = await open({ publicAddress: 'https://tunnel.example' })
    const registered = listener.register('/workflows/w/triggers/t/run', '/triggers/t/run', echo)
    const { publicUrl = '' } = registered
    expect([listener.setPublicAddress(''), listener.setPublicAddress('')]).toEqual([true, false])
    expect(registered.publicUrl).toBeUndefined()
    expect((await through(publicUrl, listener.port)).status).toBe(421)
  })
})

test('a handler that throws is our fault, and says nothing of the cause', async () => {
  const errors: unknown[] = []
  const { url } = (await open({ onError: (error) => errors.push(error) })).register(
    '/w/a',
    '/run',
    async () => {
      throw new Error('secret')
    },
  )
  const answer = await call(url)
  expect(codeOf(answer)).toEqual([500, 'InternalServerError'])
  expect(answer.text).not.toContain('secret')
  expect(errors).toEqual([new Error('secret')])
})

test('headers that are none are left out, those of the connection are ours', async () => {
  const { url } = (await open()).register('/w/a', '/run', async () => ({
    status: 201,
    headers: { 'bad name': 'x', 'X-Bad': 'a\nb', 'Content-Length': '999', Connection: 'upgrade', Good: 'g' },
    body: 'ok',
  }))
  const { status, headers, text } = await call(url)
  expect([status, text, headers.good, headers['content-length'], headers['x-bad']]).toEqual([
    201,
    'ok',
    'g',
    '2',
    undefined,
  ])
})

test('the handler hears that the caller went away', async () => {
  const listener = await open()
  let request: ReturnType<typeof send> | undefined
  await new Promise<void>((isGone) => {
    const { url } = listener.register('/w/a', '/run', ({ whenGone }) => {
      whenGone(isGone)
      request?.destroy()
      return new Promise(() => {})
    })
    request = send(url)
    request.on('error', () => undefined)
    request.end()
  })
  expect(request?.destroyed).toBe(true)
})

test('closing waits for those who are being answered', async () => {
  const listener = await open()
  let finish = () => {}
  const isAsked = new Promise<void>((asked) => {
    const { url } = listener.register('/w/a', '/run', () => {
      asked()
      return new Promise((answer) => {
        finish = () => answer({ status: 200, body: 'in time' })
      })
    })
    answered = call(url)
  })
  await isAsked
  const closed = listener.close(10_000)
  finish()
  await closed
  expect(await answered).toMatchObject({ status: 200, text: 'in time' })
})
let answered: Promise<Answer>

describe('the key', () => {
  test('only its owner may read it, also where somebody opened it up', async () => {
    await openListenerIdentity(folder)
    const file = join(folder, 'listener-key')
    chmodSync(file, 0o644)
    await openListenerIdentity(folder)
    expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  })

  test('is made anew when it is damaged, and the person is told', async () => {
    const { key } = await openListenerIdentity(folder)
    writeFileSync(join(folder, 'listener-key'), 'short')
    const next = await openListenerIdentity(folder)
    expect(next.notice).toContain('all addresses have changed')
    expect(Buffer.from(next.key).equals(Buffer.from(key))).toBe(false)
    expect((await openListenerIdentity(folder)).notice).toBeUndefined()
    expect(readFileSync(join(folder, 'listener-key'), 'utf8')).toMatch(/^[\w-]{43}\n$/)
  })
})

test('a port of the last time that is taken gives way to another, one asked for is an error', async () => {
  const first = await open()
  const notices: string[] = []
  const second = await open({ notify: (message) => notices.push(message) })
  expect(second.port).not.toBe(first.port)
  expect(notices).toEqual([
    `Port ${first.port} of the callback addresses is taken by another program; they have changed.`,
  ])
  await expect(open({ port: first.port })).rejects.toMatchObject({ code: 'request.port-in-use' })
})
