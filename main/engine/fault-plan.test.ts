import { describe, expect, test } from 'vitest'
import { parseJson } from '../../shared/json/index.ts'
import { type Fault, faultOf, readFaultPlan } from './fault-plan.ts'

const plan = (rules: unknown) => readFaultPlan(parseJson(JSON.stringify(rules)))
const met = (rule: object, action: string, inputs: object = {}, call = 0) =>
  faultOf(plan([{ fault: 'reset', ...rule }]), action, parseJson(JSON.stringify(inputs)), call) !== undefined

describe('which calls', () => {
  test.each([
    ['an action, in any case', { action: 'get_ITEMS' }, 'Get_items', {}, true],
    ['another action', { action: 'Get_items' }, 'Get_item', {}, false],
    ['all actions', { action: '*' }, 'Anything', {}, true],
    ['actions that begin so', { action: 'Get_*' }, 'Get_items', {}, true],
    ['signs are signs', { action: 'Get.items' }, 'Get_items', {}, false],
    ['an operation', { operation: 'GetItems' }, 'A', { host: { operationId: 'GetItems' } }, true],
    [
      'an operation of a built-in connector',
      { operation: 'query' },
      'A',
      { serviceProviderConfiguration: { operationId: 'query' } },
      true,
    ],
    ['method and path', { operation: 'GET /v2/*' }, 'A', { method: 'get', path: '/v2/items' }, true],
    ['an action without an operation', { operation: '*' }, 'A', { uri: 'http://a.test' }, false],
    ['an address', { url: 'https://api.test/*' }, 'A', { uri: 'https://api.test/v1?a=1' }, true],
    ['another address', { url: 'https://api.test/*' }, 'A', { uri: 'https://other.test/' }, false],
  ])('%s', (_name, rule, action, inputs, expected) => {
    expect(met(rule, action, inputs)).toBe(expected)
  })

  test.each([
    [{}, [true, false, false]],
    [{ times: 2 }, [true, true, false]],
    [{ after: 1, times: 1 }, [false, true, false]],
    [{ times: 0 }, [false, false, false]],
    [{ times: 'always' }, [true, true, true]],
  ])('%o', (rule, expected) => {
    expect([0, 1, 2].map((call) => met({ action: 'A', ...rule }, 'A', {}, call))).toEqual(expected)
  })

  test('the first rule that fits counts', () => {
    const rules = plan([
      { action: 'A', fault: 'timeout' },
      { action: '*', fault: 'reset', times: 2 },
    ])
    expect([0, 1, 2].map((call) => faultOf(rules, 'A', {}, call)?.kind)).toEqual([
      'timeout',
      'reset',
      undefined,
    ])
  })
})

test.each<[object, Fault]>([
  [{ fault: 'timeout' }, { kind: 'timeout' }],
  [{ fault: 'Reset' }, { kind: 'reset' }],
  [
    { fault: 'slow', delay: 1.5 },
    { kind: 'slow', delayMs: 1500 },
  ],
  [
    { fault: 'slow', delay: 'PT2M' },
    { kind: 'slow', delayMs: 120_000 },
  ],
  [
    { fault: 'status', statusCode: 429, retryAfter: 'PT1M', headers: { 'X-A': 1 }, body: 'busy' },
    { kind: 'status', statusCode: 429, headers: { 'x-a': '1', 'retry-after': '60' }, body: 'busy' },
  ],
])('%o', (rule, fault) => {
  expect(faultOf(plan([{ action: 'A', ...rule }]), 'A', {}, 0)).toEqual(fault)
})

test.each([
  ['no list', {}, /not a list/],
  ['a rule that is none', [5], /Fault 1 is not an object/],
  ['no calls', [{ fault: 'reset' }], /Fault 1 must say which calls/],
  ['two kinds of calls', [{ action: 'A', url: 'b', fault: 'reset' }], /must say which calls/],
  ['an unknown fault', [{ action: 'A', fault: 'fire' }], /'fault' of fault 1 is none of/],
  ['a misspelt property', [{ action: 'A', fault: 'reset', time: 2 }], /a property 'time'/],
  ['a status that is none', [{ action: 'A', fault: 'status', statusCode: 42 }], /no HTTP status/],
  ['no status', [{ action: 'A', fault: 'status' }], /no HTTP status/],
  ['a broken delay', [{ action: 'A', fault: 'slow', delay: 'soon' }], /'delay' of fault 1/],
  ['no delay', [{ action: 'A', fault: 'slow' }], /'delay' of fault 1/],
  ['a broken wait', [{ action: 'A', fault: 'status', statusCode: 503, retryAfter: -1 }], /'retryAfter'/],
  ['a broken count', [{ action: '*', fault: 'reset', times: 1.5 }], /'times' of fault 1/],
  [
    'a second rule',
    [
      { action: '*', fault: 'reset' },
      { action: '*', fault: 'reset', after: -1 },
    ],
    /fault 2/,
  ],
])('%s is refused', (_name, rules, message) => {
  expect(() => plan(rules)).toThrow(
    expect.objectContaining({ code: 'request.fault-plan', message: expect.stringMatching(message) }),
  )
})
