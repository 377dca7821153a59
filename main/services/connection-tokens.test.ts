import { expect, test } from 'vitest'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { withConnectionTokens } from './connection-tokens.ts'

const reads = `{"a":"@json(decodeBase64(triggerOutputs().headers['X-MS-APIM-Tokens']))['$connections']['mail']['connectionId']"}`
const references = {
  mail: {
    connectionName: 'c1',
    id: '/providers/Microsoft.PowerApps/apis/shared_office365',
    source: 'Invoker',
  },
}
const connections = {
  mail: {
    connectionId: '/providers/Microsoft.PowerApps/apis/shared_office365/connections/c1',
    connectionName: 'c1',
    id: '/providers/Microsoft.PowerApps/apis/shared_office365',
  },
}

function tokensIn(outputs: WdlValue): unknown {
  const { headers } = outputs as unknown as { headers: Record<string, string> }
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'x-ms-apim-tokens') ?? ''
  return JSON.parse(Buffer.from(headers[name] ?? '', 'base64').toString('utf8'))
}

test('a flow that reads the header gets its connections in it', () => {
  const outputs = withConnectionTokens({ body: 1 }, reads, references)
  expect(tokensIn(outputs)).toEqual({ $connections: connections, $ConnectionKey: '', $authentication: {} })
  expect(outputs).toMatchObject({ body: 1 })
})

test('what the caller gave stays; what is empty or missing in it is filled', () => {
  const given = {
    $connections: { mail: { connectionId: '' }, other: { connectionId: '/o' } },
    $ConnectionKey: 'k',
  }
  const header = Buffer.from(JSON.stringify(given)).toString('base64')
  expect(
    tokensIn(withConnectionTokens({ headers: { 'x-ms-apim-tokens': header } }, reads, references)),
  ).toEqual({
    $connections: { ...connections, other: { connectionId: '/o' } },
    $ConnectionKey: 'k',
    $authentication: {},
  })
})

test.each([
  ['no base64', { headers: { 'X-MS-APIM-Tokens': '%%' } }],
  ['no JSON', { headers: { 'X-MS-APIM-Tokens': 'aGk=' } }],
  ['no headers', {}],
])('a header with %s is made anew', (_name, outputs) => {
  expect(tokensIn(withConnectionTokens(outputs, reads, references))).toMatchObject({
    $connections: connections,
  })
})

test('other flows and outputs stay as they are', () => {
  expect(withConnectionTokens({ body: 1 }, '{}', references)).toEqual({ body: 1 })
  expect(withConnectionTokens('text', reads, references)).toBe('text')
})
