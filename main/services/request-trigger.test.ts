import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTriggerBench, type TriggerBench } from './testing/trigger-bench.ts'
import type { FlowOnStatus } from './trigger-service.ts'

let bench: TriggerBench
beforeEach(async () => {
  bench = await openTriggerBench()
})
afterEach(() => bench.close())

type Trigger = Record<string, unknown>
const flow = (actions: object, { inputs = { schema: {} }, ...more }: Trigger = {}) => ({
  triggers: { manual: { type: 'Request', kind: 'Http', inputs, ...more } },
  actions,
})
const respond = (inputs: object, more: object = {}) => ({
  Response: { type: 'Response', kind: 'Http', inputs, ...more },
})
const urlOf = (status: FlowOnStatus) => status.triggers[0]?.url ?? ''
const post = (url: string, body?: unknown, init: RequestInit = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...init,
  })
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: unknown }).error,
]

describe('answers', () => {
  test('with what the Response says, and tells the run', async () => {
    const url = urlOf(
      await bench.turnOn(
        flow(
          respond({
            statusCode: 201,
            headers: { 'X-Sum': '@{add(1, 2)}' },
            body: { hello: "@triggerBody()['name']" },
          }),
        ),
      ),
    )
    const answer = await post(url, { name: 'Ada' })
    expect([
      answer.status,
      answer.headers.get('x-sum'),
      answer.headers.get('content-type'),
      await answer.json(),
    ]).toEqual([201, '3', 'application/json; charset=utf-8', { hello: 'Ada' }])
    const [run] = await bench.runs()
    expect(answer.headers.get('x-ms-workflow-run-id')).toBe(run?.runId)
    expect(run).toMatchObject({
      origin: 'trigger',
      trigger: 'manual',
      status: 'Succeeded',
      environmentId: 'env',
    })
  })

  test.each<[string, unknown, number, string | null, string]>([
    ['text', 'plain', 200, 'text/plain; charset=utf-8', 'plain'],
    ['a number', 5, 200, 'application/json; charset=utf-8', '5'],
    ['a list', [1, 'two'], 200, 'application/json; charset=utf-8', '[1,"two"]'],
    ['nothing', undefined, 204, null, ''],
    ['bytes', { '$content-type': 'image/x-dot', $content: 'LgA=' }, 200, 'image/x-dot', '.\0'],
    [
      'a look-alike',
      { text: '"$content"' },
      200,
      'application/json; charset=utf-8',
      '{"text":"\\"$content\\""}',
    ],
  ])('%s as its type', async (_name, body, statusCode, type, text) => {
    const answer = await post(
      urlOf(await bench.turnOn(flow(respond({ statusCode, ...(body === undefined ? {} : { body }) })))),
    )
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      statusCode,
      type,
      text,
    ])
  })

  test('after actions that take their time, as soon as the Response is there', async () => {
    const nap = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } }
    const after = { Later: { ...nap, runAfter: { Response: ['Succeeded'] } } }
    const url = urlOf(
      await bench.turnOn(
        flow({
          Nap: nap,
          ...respond({ statusCode: 200, body: 'woke' }, { runAfter: { Nap: ['Succeeded'] } }),
          ...after,
        }),
      ),
    )
    const answered = post(url, {})
    await untilRuns(1)
    await bench.clock.moveTo('2026-11-23T08:01:00Z')
    expect(await (await answered).text()).toBe('woke')
    expect((await bench.runs())[0]?.status).toBe('Running')
  })

  test('secured answers reach the caller and no journal', async () => {
    const secure = { runtimeConfiguration: { secureData: { properties: ['inputs'] } } }
    const answer = await post(
      urlOf(await bench.turnOn(flow(respond({ statusCode: 200, body: { token: 's3cret' } }, secure)))),
    )
    expect(await answer.json()).toEqual({ token: 's3cret' })
    const [run] = await bench.runs()
    expect(JSON.stringify(await bench.engine.events({ runId: run?.runId as never }))).not.toContain('s3cret')
  })

  test('202 at once for a flow without a Response', async () => {
    const answer = await post(urlOf(await bench.turnOn(flow({}))), undefined, {
      headers: { 'x-ms-client-tracking-id': 'order-17' },
    })
    const [run] = await bench.runs()
    expect([answer.status, await answer.text()]).toEqual([202, ''])
    expect(
      Object.fromEntries([...answer.headers].filter(([name]) => name.startsWith('x-ms-'))),
    ).toMatchObject({
      'x-ms-workflow-run-id': run?.runId,
      'x-ms-client-tracking-id': 'order-17',
      'x-ms-trigger-history-name': run?.runId,
      'x-ms-workflow-name': 'flow',
    })
    const [started] = await bench.engine.events({ runId: run?.runId as never })
    expect(started?.event).toMatchObject({ correlationId: 'order-17' })
  })

  test('502 when the run ends without its Response', async () => {
    const url = urlOf(
      await bench.turnOn(
        flow({
          Bad: { type: 'Compose', inputs: "@triggerBody()['none']" },
          ...respond({ statusCode: 200 }, { runAfter: { Bad: ['Succeeded'] } }),
        }),
      ),
    )
    expect(await errorOf(await post(url, {}))).toEqual([
      502,
      { code: 'NoResponse', message: expect.stringContaining('upstream') },
    ])
  })

  test('504 when the platform would have given up; the run goes on', async () => {
    const nap = { Nap: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } } }
    const url = urlOf(
      await bench.turnOn(
        flow({ ...nap, ...respond({ statusCode: 200 }, { runAfter: { Nap: ['Succeeded'] } }) }),
      ),
    )
    const answered = post(url, {})
    await untilRuns(1)
    await bench.clock.moveTo('2026-11-23T08:02:00Z')
    expect(await errorOf(await answered)).toEqual([
      504,
      { code: 'GatewayTimeout', message: expect.any(String) },
    ])
    expect((await bench.runs())[0]?.status).toBe('Running')
    await bench.clock.moveTo('2026-11-23T09:00:00Z')
    const [run] = await bench.runs()
    const events = await bench.engine.events({ runId: run?.runId as never })
    expect(run?.status).toBe('Failed')
    expect(events.flatMap(({ event }) => (event.type === 'action-completed' ? [event.code] : []))).toEqual([
      'OK',
      'ActionResponseTimedOut',
    ])
  })

  test('later, where the Response is asynchronous, also after a restart', async () => {
    const nap = { Nap: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } } }
    const definition = flow({
      ...nap,
      ...respond(
        { statusCode: 200, body: { done: true } },
        { operationOptions: 'Asynchronous', runAfter: { Nap: ['Succeeded'] } },
      ),
    })
    const accepted = await post(urlOf(await bench.turnOn(definition)), {})
    const location = accepted.headers.get('location') ?? ''
    expect([accepted.status, accepted.headers.get('retry-after')]).toEqual([202, '10'])
    const early = await fetch(location)
    expect([early.status, early.headers.get('location')]).toEqual([202, location])
    await bench.restart()
    await bench.turnOn(definition)
    await bench.engine.resumeAll()
    await bench.clock.moveTo('2026-11-23T09:00:00Z')
    const answer = await fetch(location)
    expect([answer.status, await answer.json()]).toEqual([200, { done: true }])
    expect((await fetch(location.replace(/runs\/[^?]+/, 'runs/other'))).status).toBe(404)
    expect((await fetch(location, { method: 'DELETE' })).status).toBe(405)
  })
})

describe('what the trigger gives', () => {
  const outputsOf = async (send: (url: string) => Promise<Response>, trigger: Trigger = {}) => {
    const answer = await send(urlOf(await bench.turnOn(flow({}, trigger))))
    expect(answer.status).toBe(202)
    return (await bench.triggerOutputs())[0] as Record<string, unknown>
  }

  test('method, path parameters, queries, headers; never the signature, nor who signed in', async () => {
    const outputs = await outputsOf(
      (url) =>
        fetch(`${url.replace('%7Bid%7D', 'a%2Fb').replace('{id}', 'a%2Fb')}&top=5`, {
          method: 'GET',
          headers: { Authorization: 'Bearer s3cret', 'X-Kind': 'test' },
        }),
      { inputs: { method: 'GET', relativePath: '/orders/{id}' } },
    )
    expect(outputs).toMatchObject({ queries: { top: '5' }, relativePathParameters: { id: 'a/b' } })
    expect(JSON.stringify(outputs)).not.toMatch(/sig|s3cret/)
    expect(Object.entries(outputs.headers as object)).toContainEqual(['X-Kind', 'test'])
  })

  test('who signed in, where the flow asks for it', async () => {
    const outputs = await outputsOf(
      (url) => post(url, undefined, { headers: { Authorization: 'Bearer t' } }),
      {
        operationOptions: 'IncludeAuthorizationHeadersInOutputs',
      },
    )
    expect(JSON.stringify(outputs.headers).toLowerCase()).toContain('"authorization":"bearer t"')
  })

  test.each<[string, string, string | Uint8Array<ArrayBuffer>, unknown]>([
    ['JSON, digit by digit', 'application/json', '{"n":12345678901234567890123,"f":5.0}', undefined],
    [
      'a JSON look-alike that would add properties',
      'application/json',
      '[{"body":1},{"headers":{}}]',
      undefined,
    ],
    ['text', 'text/plain', 'hello', 'hello'],
    [
      'a form',
      'application/x-www-form-urlencoded',
      'a=1&b=x+y',
      {
        '$content-type': 'application/x-www-form-urlencoded',
        $content: 'YT0xJmI9eCt5',
        $formdata: [
          { key: 'a', value: '1' },
          { key: 'b', value: 'x y' },
        ],
      },
    ],
    ['bytes', 'image/png', new Uint8Array([1, 2]), { '$content-type': 'image/png', $content: 'AQI=' }],
  ])('%s', async (_name, type, body, expected) => {
    const outputs = await outputsOf((url) =>
      fetch(url, { method: 'POST', headers: { 'Content-Type': type }, body }),
    )
    expect(outputs.body).toEqual(expected ?? JSON.parse(body as string))
  })

  test('no body where there is none', async () => {
    expect(await outputsOf((url) => post(url))).not.toHaveProperty('body')
  })
})

describe('refuses', () => {
  const schema = { type: 'object', properties: { age: { type: 'integer' } }, required: ['age'] }
  const cases: [string, Trigger, (url: string) => Promise<Response>, number, string, string][] = [
    [
      'another method',
      {},
      (url) => fetch(url, { method: 'PATCH' }),
      400,
      'TriggerRequestMethodNotValid',
      "The HTTP method for this request is not valid: expected 'POST' and actual 'PATCH'.",
    ],
    [
      'another path',
      { inputs: { relativePath: '/orders/{id}' } },
      (url) => post(url.replace(/orders[^?]+/, 'people'), {}),
      404,
      'TriggerRelativePathNotValid',
      "The path 'people' does not follow the trigger's relative path '/orders/{id}'.",
    ],
    [
      'a body against the schema',
      { inputs: { schema } },
      (url) => post(url, { age: 'old' }),
      400,
      'TriggerInputSchemaMismatch',
      "The input body for trigger 'manual' of type 'Request' did not match its schema definition. Error details: 'Invalid type. Expected Integer but got String.'.",
    ],
    [
      'no body where the schema wants one',
      { inputs: { schema } },
      (url) => post(url),
      400,
      'TriggerInputSchemaMismatch',
      "The input body for trigger 'manual' of type 'Request' did not match its schema definition. Error details: 'Invalid type. Expected Object but got Null.'.",
    ],
    [
      'JSON that is broken, also where it would close what is around it',
      {},
      (url) => post(url, '1},{"body":2'),
      400,
      'InvalidRequestContent',
      "The request content is not valid and could not be deserialized: '",
    ],
    [
      'a condition that gives no boolean',
      { conditions: [{ expression: "@triggerBody()['kind']" }] },
      (url) => post(url, { kind: 'x' }),
      400,
      'InvalidTemplate',
      "A condition of trigger 'manual' gave a value of type 'String'; it has to be a boolean.",
    ],
    [
      'a splitOn that gives no array',
      { splitOn: "@triggerBody()?['items']" },
      (url) => post(url, { items: {} }),
      400,
      'InvalidTemplate',
      "The 'splitOn' of trigger 'manual' gave a value of type 'Object'; it has to be an array.",
    ],
  ]
  test.each(cases)('%s', async (_name, trigger, send, status, code, message) => {
    const answer = await send(urlOf(await bench.turnOn(flow({}, trigger))))
    expect(await errorOf(answer)).toEqual([status, { code, message: expect.stringContaining(message) }])
    expect(await bench.runs()).toEqual([])
  })

  test('whoever calls a flow that is off', async () => {
    const url = urlOf(await bench.turnOn(flow({})))
    await bench.turnOff()
    expect(await errorOf(await post(url, {}))).toEqual([
      404,
      { code: 'WorkflowTriggerNotFound', message: expect.any(String) },
    ])
  })

  test('to split into runs that should respond', async () => {
    await expect(
      bench.turnOn(flow(respond({ statusCode: 200 }), { splitOn: '@triggerBody()' })),
    ).rejects.toMatchObject({ code: 'definition.split-on-with-response' })
  })
})

describe('firing', () => {
  test('conditions that do not hold start nothing', async () => {
    const url = urlOf(
      await bench.turnOn(
        flow(
          {},
          {
            conditions: [
              { expression: "@greater(triggerBody()['n'], 1)" },
              { expression: "@equals(triggerOutputs()['headers']?['X-Go'], 'yes')" },
            ],
          },
        ),
      ),
    )
    const go = { headers: { 'Content-Type': 'application/json', 'X-Go': 'yes' } }
    const statuses = [
      await post(url, { n: 2 }),
      await post(url, { n: 1 }, go),
      await post(url, { n: 2 }, go),
    ].map(({ status }) => status)
    expect(statuses).toEqual([202, 202, 202])
    expect(await bench.triggerOutputs()).toMatchObject([{ body: { n: 2 }, headers: { 'X-Go': 'yes' } }])
  })

  test('splitOn starts a run for each item, with a tracking id of its own', async () => {
    const url = urlOf(
      await bench.turnOn(
        flow(
          {},
          {
            splitOn: "@triggerBody()?['orders']",
            splitOnConfiguration: { correlation: { clientTrackingId: "@{triggerBody()['id']}" } },
          },
        ),
      ),
    )
    await post(url, { orders: [{ id: 7 }, { id: 8 }] })
    await post(url, { orders: [] })
    await post(url, {})
    expect(await bench.triggerOutputs()).toMatchObject([{ body: { id: 7 } }, { body: { id: 8 } }])
    const ids = []
    for (const { runId } of await bench.runs())
      ids.push((await bench.engine.events({ runId, limit: 1 }))[0]?.event)
    expect(ids).toMatchObject([{ correlationId: '7' }, { correlationId: '8' }])
  })

  test('limits how many run at once; the others wait in order, over a restart too, and too many are refused', async () => {
    const nap = { Nap: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Minute' } } } }
    const definition = flow(nap, {
      runtimeConfiguration: { concurrency: { runs: 2, maximumWaitingRuns: 2 } },
    })
    const url = urlOf(await bench.turnOn(definition))
    const statuses = []
    for (const n of [1, 2, 3, 4, 5]) statuses.push((await post(url, { n })).status)
    expect(statuses).toEqual([202, 202, 202, 202, 429])
    expect(await bodies()).toEqual([1, 2])
    await bench.restart()
    await bench.engine.resumeAll()
    await bench.turnOn(definition)
    expect(await bodies()).toEqual([1, 2])
    await bench.clock.moveTo('2026-11-23T08:01:00Z')
    await bench.clock.rest()
    expect(await bodies()).toEqual([1, 2, 3, 4])
    await bench.clock.moveTo('2026-11-23T08:02:01Z')
    expect((await bench.runs()).map(({ status }) => status)).toEqual(Array(4).fill('Succeeded'))
    expect((await post(url, { n: 6 })).status).toBe(202)
  })

  test('a run that waits for its turn still answers its caller', async () => {
    const nap = { Nap: { type: 'Wait', inputs: { interval: { count: 30, unit: 'Second' } } } }
    const url = urlOf(
      await bench.turnOn(
        flow(
          {
            ...nap,
            ...respond(
              { statusCode: 200, body: "@triggerBody()['n']" },
              { runAfter: { Nap: ['Succeeded'] } },
            ),
          },
          { runtimeConfiguration: { concurrency: { runs: 1 } } },
        ),
      ),
    )
    const first = post(url, { n: 1 })
    await untilRuns(1)
    const second = post(url, { n: 2 })
    await bench.clock.moveTo('2026-11-23T08:00:30Z')
    expect(await (await first).json()).toBe(1)
    await untilRuns(2)
    await bench.clock.moveTo('2026-11-23T08:01:30Z')
    expect(await (await second).json()).toBe(2)
  })
})

test('a type that cannot be listened for says so', async () => {
  const { triggers } = await bench.turnOn({
    triggers: {
      New: { type: 'ServiceProvider', recurrence: { frequency: 'Minute', interval: 1 }, inputs: {} },
    },
    actions: {},
  })
  expect(triggers).toMatchObject([{ trigger: 'New', problem: { code: 'request.trigger-not-supported' } }])
})

async function bodies(): Promise<readonly unknown[]> {
  return ((await bench.triggerOutputs()) as { body: { n: number } }[]).map(({ body }) => body.n)
}

/** Resolves when that many runs have begun: requests of other clients are under way meanwhile. */
async function untilRuns(count: number): Promise<void> {
  for (;;) {
    if ((await bench.runs()).length >= count) return bench.clock.rest()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
