import { describe, expect, test } from 'vitest'
import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { json, runHttp, uri } from '../../tests/support/run-http.ts'

/** Actions that take more than one exchange: pages, tokens, retries, polls. */

describe('pages', () => {
  const paged = { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 3 } } }
  const page = (value: number[], nextLink?: string) =>
    json({ count: 9, value, ...(nextLink ? { nextLink } : {}) })

  test('are fetched until there are enough items', async () => {
    const { sent, outputs } = await runHttp(
      { method: 'GET', uri },
      [page([1, 2], '/p2'), page([3, 4], '/p3')],
      paged,
    )
    expect(sent.map(({ url }) => url)).toEqual([uri, 'https://service.test/p2'])
    expect(outputs).toMatchObject({
      body: { count: 9, value: [1, 2, 3, 4], nextLink: 'https://service.test/p3' },
    })
  })

  test('end where there is no link; credentials stay with their origin', async () => {
    const authentication = { type: 'Raw', value: 'Bearer t' }
    const { sent, outputs } = await runHttp(
      { method: 'GET', uri, authentication },
      [page([1], 'https://other.test/p2'), page([2])],
      paged,
    )
    expect(outputs).toMatchObject({ body: { value: [1, 2] } })
    expect((outputs as { body: object }).body).not.toHaveProperty('nextLink')
    expect(sent.map(({ headers }) => headers.Authorization)).toEqual(['Bearer t', undefined])
  })

  test('a page that fails fails the action', async () => {
    const { action } = await runHttp(
      { method: 'GET', uri },
      [page([1], '/p2'), { ...json('no'), status: 403 }],
      paged,
    )
    expect(action).toMatchObject({ status: 'Failed', code: 'Forbidden' })
  })

  test('without a policy the first page is the answer', async () => {
    expect((await runHttp({ method: 'GET', uri }, [page([1], '/p2')])).sent).toHaveLength(1)
  })
})

describe('client credentials', () => {
  const authentication = {
    type: 'ActiveDirectoryOAuth',
    tenant: 't1',
    audience: 'https://api.test',
    clientId: 'c1',
    secret: 's3cret',
  }

  test('fetch a token first and record neither', async () => {
    const { sent, inputs, action } = await runHttp({ method: 'GET', uri, authentication }, [
      json({ access_token: 'tok' }),
      json(1),
    ])
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'https://login.microsoftonline.com/t1/oauth2/token',
    })
    expect(new URLSearchParams(sent[0]?.body as string).get('client_secret')).toBe('s3cret')
    expect(sent[1]?.headers.Authorization).toBe('Bearer tok')
    expect(JSON.stringify([inputs, action])).not.toMatch(/s3cret|Bearer tok/)
  })

  test('that are refused fail the action without a second try', async () => {
    const { sent, action } = await runHttp({ method: 'GET', uri, authentication }, [
      { ...json({}), status: 401 },
    ])
    expect(sent).toHaveLength(1)
    expect(action).toMatchObject({
      status: 'Failed',
      error: { message: expect.stringContaining('answered 401') },
    })
  })
})

describe('over time', () => {
  test('429 waits for Retry-After, then goes on with the same key', async () => {
    const busy: HttpResponse = { status: 429, headers: { 'retry-after': '60' }, body: new Uint8Array() }
    const { sent, action, seconds } = await runHttp({ method: 'GET', uri }, [busy, json(1)])
    expect(action).toMatchObject({ status: 'Succeeded', attempt: 2 })
    expect(seconds).toBe(60)
    expect(new Set(sent.map(({ headers }) => headers['x-ms-client-request-id'])).size).toBe(1)
  })

  test('202 with a Location is polled until it is done', async () => {
    const accepted: HttpResponse = {
      status: 202,
      headers: { location: '/status/1', 'retry-after': '10' },
      body: new Uint8Array(),
    }
    const { sent, action, outputs, seconds } = await runHttp({ method: 'POST', uri, body: { a: 1 } }, [
      accepted,
      accepted,
      json({ done: true }),
    ])
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${uri}`,
      'GET https://service.test/status/1',
      'GET https://service.test/status/1',
    ])
    expect(sent[1]?.body).toBeUndefined()
    expect(action).toMatchObject({ status: 'Succeeded', code: 'OK' })
    expect(outputs).toMatchObject({ body: { done: true } })
    expect(seconds).toBe(20)
  })

  const accepted: HttpResponse = {
    status: 202,
    headers: { location: 'https://service.test/s' },
    body: new Uint8Array(),
  }
  const post = {
    method: 'POST',
    uri,
    body: { a: 1 },
    headers: { 'x-api-key': 'k' },
    authentication: { type: 'Raw', value: 'Bearer t' },
  }
  const methods = (sent: readonly HttpRequest[]) => sent.map(({ method }) => method)

  test('a poll that fails is made again, the operation is not begun anew', async () => {
    const down: HttpResponse = { status: 503, headers: {}, body: new Uint8Array() }
    const { sent, action } = await runHttp(post, [accepted, down, down, json({ done: true })])
    expect(methods(sent)).toEqual(['POST', 'GET', 'GET', 'GET'])
    expect(action).toMatchObject({ status: 'Succeeded', attempt: 1 })
  })

  test('polls that go on failing fail the action', async () => {
    const down: HttpResponse = { status: 503, headers: {}, body: new Uint8Array() }
    const { sent, action } = await runHttp(post, [accepted, down])
    expect(methods(sent)).toEqual(['POST', 'GET', 'GET', 'GET', 'GET', 'GET'])
    expect(action).toMatchObject({ status: 'Failed', code: 'ServiceUnavailable', attempt: 1 })
  })

  test('a later 202 may leave its Location out', async () => {
    const still: HttpResponse = { status: 202, headers: { 'retry-after': '1' }, body: new Uint8Array() }
    const { sent, action } = await runHttp(post, [accepted, still, json(1)])
    expect(sent.map(({ url }) => url)).toEqual([uri, 'https://service.test/s', 'https://service.test/s'])
    expect(action?.status).toBe('Succeeded')
  })

  test('a 202 without a Location is the answer', async () => {
    const { sent, action } = await runHttp(post, [{ ...accepted, headers: {} }])
    expect(sent).toHaveLength(1)
    expect(action).toMatchObject({ status: 'Succeeded', code: 'Accepted' })
  })

  test.each([
    ['the same origin', 'https://service.test/s', 'Bearer t', 'k'],
    ['another origin', 'https://other.test/s', undefined, undefined],
  ])('credentials of a poll at %s', async (_name, location, authorization, key) => {
    const { sent } = await runHttp(post, [{ ...accepted, headers: { location } }, json(1)])
    expect([sent[1]?.headers.Authorization, sent[1]?.headers['x-api-key']]).toEqual([authorization, key])
    expect(sent[1]?.headers).not.toHaveProperty('Content-Type')
  })

  test('DisableAsyncPattern takes the 202 as it is', async () => {
    const accepted: HttpResponse = { status: 202, headers: { location: '/status/1' }, body: new Uint8Array() }
    const { sent, action } = await runHttp({ method: 'POST', uri }, [accepted], {
      operationOptions: 'DisableAsyncPattern',
    })
    expect(sent).toHaveLength(1)
    expect(action).toMatchObject({ status: 'Succeeded', code: 'Accepted' })
  })
})
