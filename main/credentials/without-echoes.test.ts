import { expect, test } from 'vitest'
import { withoutEchoes } from './without-echoes.ts'

const secret = 'key/in+the "query"?=&é'
const json = { 'content-type': 'application/json' }

function answer(body: string, headers: Readonly<Record<string, string>> = json) {
  const { headers: said, body: bytes } = withoutEchoes(
    { status: 200, headers, body: new TextEncoder().encode(body) },
    [secret],
  )
  return { headers: said, body: new TextDecoder().decode(bytes) }
}

test.each([
  ['as it is', secret],
  ['in an address', encodeURIComponent(secret)],
  ['in a form', new URLSearchParams({ a: secret }).toString().slice(2)],
  ['in JSON', JSON.stringify(secret).slice(1, -1)],
  ['in JSON with its slashes escaped', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
  ['in base64', Buffer.from(secret).toString('base64')],
])('a credential that a service says back is taken out: %s', (_, form) => {
  expect(answer(`{"a":"${form}","b":"${form}"}`).body).toBe('{"a":"***","b":"***"}')
  expect(answer('{}', { ...json, location: `/x?k=${form}` }).headers.location).toBe('/x?k=***')
})

test('everything else comes as it came: the very bytes, bytes of other types, short secrets', () => {
  const body = new TextEncoder().encode('{"a":1}')
  expect(withoutEchoes({ status: 200, headers: json, body }, [secret, 'a']).body).toBe(body)
  const image = { 'content-type': 'image/png' }
  expect(answer(secret, image).body).toBe(secret)
  expect(withoutEchoes({ status: 200, headers: json, body }, ['{"a":1}']).body).toBe(body)
})
