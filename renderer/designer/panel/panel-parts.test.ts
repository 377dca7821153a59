import { describe, expect, test } from 'vitest'
import { WdlFloat, type WdlValue } from '../../../shared/expressions/index.ts'
import { canShowAsRows, operandPath, readCondition, rowValue } from './condition-rows.ts'
import { lookOfRecurrence, readNumbers } from './recurrence-words.ts'
import { emptiedPath, hasOption, isDuration, withOption } from './step-settings.ts'
import { meaningOf } from './value-kind.ts'

describe('what a field says', () => {
  test.each<[string, string | undefined, WdlValue | undefined, unknown]>([
    ['5', 'string', undefined, { kind: 'value', value: '5' }],
    ['5', 'integer', undefined, { kind: 'value', value: 5 }],
    ['5.0', 'number', undefined, { kind: 'value', value: new WdlFloat(5) }],
    ['many', 'integer', 5, { kind: 'value', value: 'many' }],
    ['@variables(1)', 'integer', 5, { kind: 'value', value: '@variables(1)' }],
    ['true', 'boolean', undefined, { kind: 'value', value: true }],
    ['1', 'boolean', undefined, { kind: 'value', value: '1' }],
    ['', 'string', 'x', { kind: 'none' }],
    ['5', undefined, undefined, { kind: 'value', value: 5 }],
    ['55', undefined, '5', { kind: 'value', value: '55' }],
    ['{"a": 1}', undefined, undefined, { kind: 'value', value: { a: 1 } }],
    ['[1', 'array', undefined, { kind: 'broken', message: expect.any(String) }],
    ['007', undefined, undefined, { kind: 'value', value: '007' }],
    ['{"a": 1}', 'string', undefined, { kind: 'value', value: '{"a": 1}' }],
  ])('%j in a field of type %s, after %j', (text, type, before, expected) => {
    const schema = type === undefined ? {} : { type: type as 'string' }
    expect(meaningOf(text, schema, before, false)).toEqual(expected)
  })
})

describe('conditions in rows', () => {
  test.each<[WdlValue, boolean]>([
    [{ and: [{ equals: [1, 2] }, { or: [{ not: { contains: ['a', 'b'] } }] }] }, true],
    [{ greater: ['@x', 1] }, true],
    [{ AND: [{ Equals: ['a', 'b'] }] }, true],
    [{ not: { and: [] } }, false],
    [{ equals: [1, 2, 3] }, false],
    [{ and: [{ xor: [1, 2] }] }, false],
    ['@equals(1, 2)', false],
  ])('%j: %s', (value, expected) => expect(canShowAsRows(value)).toBe(expected))

  test('a row is written as the platform writes it, and read again', () => {
    const row = rowValue('not startsWith', '@item()', 'a')
    expect([row, operandPath(row, 1), readCondition(row)]).toEqual([
      { not: { startsWith: ['@item()', 'a'] } },
      ['not', 'startsWith', 1],
      { kind: 'row', operator: 'not startsWith', left: '@item()', right: 'a' },
    ])
  })
})

describe('recurrences in words', () => {
  const now = Date.UTC(2026, 0, 1, 12)
  test.each<[WdlValue, string, string[]]>([
    [
      { frequency: 'Hour', interval: 6 },
      'Every 6 hours',
      ['2026-01-01T18:00:00.000Z', '2026-01-02T00:00:00.000Z'],
    ],
    [
      {
        frequency: 'week',
        interval: 1,
        timeZone: 'UTC',
        schedule: { weekDays: ['Friday', 'Monday'], hours: ['8', 17] },
      },
      'Every week on Mon, Fri at 8:00, 17:00 (UTC)',
      ['2026-01-02T08:00:00.000Z', '2026-01-02T17:00:00.000Z'],
    ],
    [
      { frequency: 'Month', interval: 2, schedule: { monthDays: [-1], hours: [9], minutes: [30] }, count: 1 },
      'Every 2 months on day -1 of the month at 9:30 1 time at most',
      ['2026-01-31T09:30:00.000Z'],
    ],
  ])('%j', (value, summary, next) => {
    const look = lookOfRecurrence(value, now, 2)
    expect(look).toEqual({ kind: 'known', summary, next: next.map((time) => Date.parse(time)) })
  })

  test('what is computed or wrong is said', () => {
    expect(lookOfRecurrence({ frequency: 'Day', interval: "@parameters('n')" }, now).kind).toBe('computed')
    expect(lookOfRecurrence({ frequency: 'Fortnight', interval: 1 }, now)).toEqual({
      kind: 'wrong',
      message: expect.stringContaining("'Fortnight' is no frequency"),
    })
    expect([readNumbers('8, 12;17'), readNumbers('8 am'), readNumbers('')]).toEqual([
      [8, 12, 17],
      undefined,
      [],
    ])
  })
})

describe('settings', () => {
  test('what would be left empty goes too', () => {
    const step = {
      limit: { timeout: 'PT1H' },
      runtimeConfiguration: { a: 1, secureData: { properties: ['inputs'] } },
    }
    expect(emptiedPath(step, ['limit', 'timeout'])).toEqual(['limit'])
    expect(emptiedPath(step, ['runtimeConfiguration', 'secureData', 'properties'])).toEqual([
      'runtimeConfiguration',
      'secureData',
    ])
  })
  test('options are a list in a text', () => {
    const step = { operationOptions: 'Sequential, disableasyncpattern' }
    expect([
      hasOption(step, 'DisableAsyncPattern'),
      withOption(step, 'DisableAsyncPattern', false),
      withOption({}, 'Sequential', false),
    ]).toEqual([true, 'Sequential', undefined])
  })
  test.each([
    ['PT30S', true],
    ['P1D', true],
    ['P1DT2H', true],
    ['PT', false],
    ['P', false],
    ['5 minutes', false],
    ["@parameters('t')", true],
  ])('%s is a duration: %s', (text, expected) => expect(isDuration(text)).toBe(expected))
})
