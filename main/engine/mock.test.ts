import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import { expect, test } from 'vitest'
import { readMockScript } from './mock.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../docs/mock-script.schema.json', import.meta.url), 'utf8'),
) as object
const isValid = new Ajv({ allowUnionTypes: true }).compile(schema)

const fault = (rule: object) => ({ $faults: [rule] })

/** The documented schema and the reader agree. */
test.each<[unknown, boolean]>([
  [{}, true],
  [{ $schema: './mock-script.schema.json', Get: { statusCode: 200, headers: {}, body: [] } }, true],
  [{ Get: [{ status: 'Failed' }, { outputs: 1 }], '*': {} }, true],
  [{ $unanswered: 'call' }, true],
  [{ $unanswered: 'fail', $operations: { GetItems: { body: 1 }, 'get /v2/*': [{ statusCode: 500 }] } }, true],
  [{ Get: { evaluate: true, body: '@action().inputs' } }, true],
  [{ $operations: [] }, false],
  [{ $operations: { GetItems: [] } }, false],
  [fault({ action: '*', fault: 'reset' }), true],
  [fault({ operation: 'GetItems', fault: 'slow', delay: 'PT1M', times: 'always' }), true],
  [
    fault({ url: 'https://a.test/*', fault: 'status', statusCode: 429, retryAfter: 5, after: 1, times: 2 }),
    true,
  ],
  [[], false],
  [{ Get: 5 }, false],
  [{ Get: [] }, false],
  [{ Get: [1] }, false],
  [{ $unanswered: 'never' }, false],
  [{ $fault: [] }, false],
  [{ $faults: {} }, false],
  [fault({ fault: 'reset' }), false],
  [fault({ action: 'A', url: 'b', fault: 'reset' }), false],
  [fault({ action: 'A', fault: 'fire' }), false],
  [fault({ action: 'A', fault: 'status' }), false],
  [fault({ action: 'A', fault: 'status', statusCode: 99 }), false],
  [fault({ action: 'A', fault: 'slow' }), false],
  [fault({ action: 'A', fault: 'slow', delay: 'soon' }), false],
  [fault({ action: 'A', fault: 'reset', times: -1 }), false],
  [fault({ action: 'A', fault: 'reset', often: 1 }), false],
])('%j', (script, expected) => {
  const read = () => readMockScript(JSON.stringify(script))
  expect(isValid(script)).toBe(expected)
  if (expected) expect(read()).toHaveProperty('answers')
  else expect(read).toThrow(expect.objectContaining({ name: 'RequestError' }))
})
