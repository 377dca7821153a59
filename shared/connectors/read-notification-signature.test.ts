import { describe, expect, test } from 'vitest'
import { readConnector } from './read-connector.ts'
import { notificationSignatureOf } from './read-notification-signature.ts'

const plain = { encoding: 'hex', prefix: '', signed: '{body}', toleranceSeconds: 300, isRequired: true }

/** A connector whose operation, path, description or secret says how it signs. */
function read(places: {
  readonly root?: unknown
  readonly path?: unknown
  readonly operation?: unknown
  readonly secret?: unknown
}) {
  const named = (rule: unknown) => (rule === undefined ? {} : { 'x-flowbench-notification-signature': rule })
  const { model } = readConnector({
    id: 'shared_hooks',
    definition: JSON.stringify({
      swagger: '2.0',
      info: { title: 'Hooks', version: '1' },
      host: 'hooks.test',
      ...named(places.root),
      paths: {
        '/hooks': {
          ...named(places.path),
          post: { operationId: 'On', responses: { 200: { description: 'OK' } }, ...named(places.operation) },
        },
      },
    }),
    properties: JSON.stringify({
      properties: {
        connectionParameters: { hookSecret: { type: 'securestring', ...named(places.secret) } },
      },
    }),
  })
  return {
    rule: notificationSignatureOf(model, model.operations[0]),
    problems: model.problems.map(({ code, message, range, file }) => ({
      code,
      message: message.replace(
        /^How notifications are signed cannot be read, so all of them are refused: /,
        '',
      ),
      file,
      at: range.start > 0,
    })),
  }
}

test.each([
  ['github', { ...plain, header: 'X-Hub-Signature-256', prefix: 'sha256=', secret: 'webhook' }],
  [
    'Stripe',
    {
      ...plain,
      header: 'Stripe-Signature',
      list: { signature: 'v1', timestamp: 't' },
      signed: '{timestamp}.{body}',
      secret: 'webhook',
    },
  ],
  ['shopify', { ...plain, header: 'X-Shopify-Hmac-Sha256', encoding: 'base64', secret: 'client' }],
  [
    { header: 'X-Signature', secret: 'hookSecret', required: false },
    { ...plain, header: 'X-Signature', secret: { parameter: 'hookSecret' }, isRequired: false },
  ],
  [
    { scheme: 'slack', toleranceSeconds: 60 },
    {
      ...plain,
      header: 'X-Slack-Signature',
      prefix: 'v0=',
      signed: 'v0:{timestamp}:{body}',
      timestampHeader: 'X-Slack-Request-Timestamp',
      secret: 'webhook',
      toleranceSeconds: 60,
    },
  ],
])('%j is read as a whole rule', (given, rule) => {
  expect(read({ operation: given })).toEqual({ rule, problems: [] })
})

test.each([
  ['githubb', /no scheme; there are github, slack, stripe/],
  [7, /neither the name of a scheme nor an object/],
  [{}, /'header' is to name/],
  [{ header: 'a b' }, /'header' is to name/],
  [{ headr: 'X' }, /There is no 'headr'/],
  [{ scheme: 'nope' }, /'nope' is no scheme/],
  [{ header: 'X', encoding: 'base32' }, /hex or base64/],
  [{ header: 'X', prefix: 1 }, /'prefix' is a text/],
  [{ header: 'X', signed: '{timestamp}' }, /holds \{body\}/],
  [{ header: 'X', signed: '{timestamp}.{body}' }, /neither 'timestampHeader' nor 'list'/],
  [{ header: 'X', timestampHeader: 'Y' }, /a time that is not signed proves nothing/],
  [{ header: 'X', list: { signature: 'v1' } }, /'signature' and 'timestamp'/],
  [{ scheme: 'github', required: 'yes' }, /true or false/],
  [{ scheme: 'slack', toleranceSeconds: 0 }, /a number above 0/],
])('%j cannot be followed: told with its place, and everything is refused', (given, message) => {
  const { problems, rule } = read({ operation: given })
  expect(rule).toBe('unreadable')
  expect(problems).toEqual([
    {
      code: 'connector.notification-signature',
      message: expect.stringMatching(message),
      file: 'definition',
      at: true,
    },
  ])
})

describe('where it is said', () => {
  const header = (rule: ReturnType<typeof read>['rule']) => (typeof rule === 'object' ? rule.header : rule)
  const [root, path, operation, secret] = ['Root', 'Path', 'Operation', 'Secret'].map((name) => ({
    header: `X-${name}`,
  }))

  test('the nearest counts: operation, path, description, secret', () => {
    expect(header(read({ root, path, operation, secret }).rule)).toBe('X-Operation')
    expect(header(read({ root, path, secret }).rule)).toBe('X-Path')
    expect(header(read({ root, secret }).rule)).toBe('X-Root')
    expect(header(read({ secret }).rule)).toBe('X-Secret')
    expect(read({}).rule).toBeUndefined()
  })

  test('a rule on a secret is about that secret, whatever else it says', () => {
    expect(read({ secret: 'shopify' }).rule).toMatchObject({ secret: { parameter: 'hookSecret' } })
  })

  test('a secret of one way to sign in does not bind those who sign in by another', () => {
    const parameters = {
      hookSecret: { type: 'securestring', 'x-flowbench-notification-signature': 'github' },
    }
    const sets = (second: object) =>
      readConnector({
        id: 'shared_hooks',
        definition: '{"swagger":"2.0","info":{"title":"H","version":"1"},"paths":{}}',
        properties: JSON.stringify({
          properties: {
            connectionParameterSets: {
              values: [
                { name: 'a', parameters },
                { name: 'b', parameters: second },
              ],
            },
          },
        }),
      }).model
    expect(notificationSignatureOf(sets({}), undefined)).toMatchObject({ isRequired: false })
    expect(notificationSignatureOf(sets(parameters), undefined)).toMatchObject({ isRequired: true })
  })
})
