import { expect, test } from 'vitest'
import type { WdlObject } from '../../shared/expressions/value.ts'
import { actionHandler } from '../actions/index.ts'
import { triggerHandler } from '../triggers/index.ts'
import { compile } from './compile.ts'

const problemsOf = (actions: WdlObject, limits?: 'off') =>
  compile(
    { triggers: { manual: { type: 'Request', inputs: {} } }, actions },
    'power-automate',
    { actions: actionHandler, triggers: triggerHandler },
    limits,
  ).problems?.map(({ code, path }) => `${code} ${path.join('/')}`) ?? []

const many = (count: number, action: (index: number) => WdlObject): WdlObject =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`A${index}`, action(index)]))
const compose = { type: 'Compose', inputs: 1 }
const nested = (depth: number): WdlObject =>
  depth === 0 ? { Last: compose } : { [`S${depth}`]: { type: 'Scope', actions: nested(depth - 1) } }
const cases = (count: number) => ({
  S: { type: 'Switch', expression: 'a', cases: many(count, (index) => ({ case: `${index}`, actions: {} })) },
})
const variables = (count: number) =>
  many(count, (index) => ({
    type: 'InitializeVariable',
    inputs: { variables: [{ name: `v${index}`, type: 'string' }] },
  }))

const each = (repetitions: number) => ({
  L: { type: 'Foreach', foreach: [], actions: {}, runtimeConfiguration: { concurrency: { repetitions } } },
})
const until = (count: number) => ({
  L: { type: 'Until', expression: '@true', actions: {}, limit: { count } },
})

test.each<[string, WdlObject, string[]]>([
  ['500 actions', many(500, () => compose), []],
  ['501 actions', many(501, () => compose), ['definition.too-many-actions actions/A500']],
  ['eight scopes', nested(8), []],
  [
    'nine scopes',
    nested(9),
    [
      'definition.nested-too-deep actions/S9/actions/S8/actions/S7/actions/S6/actions/S5/actions/S4/actions/S3/actions/S2/actions/S1',
    ],
  ],
  ['25 cases', cases(25), []],
  ['26 cases', cases(26), ['definition.too-many-cases actions/S']],
  ['250 variables', variables(250), []],
  [
    'a variable inside of a scope',
    { S: { type: 'Scope', actions: variables(1) } },
    ['definition.not-top-level actions/S/actions/A0'],
  ],
  ['a name of 80 characters', { ['x'.repeat(80)]: compose }, []],
  [
    'a name of 81 characters',
    { ['x'.repeat(81)]: compose },
    [`definition.name-too-long actions/${'x'.repeat(81)}`],
  ],
  ['50 at once', each(50), []],
  ['51 at once', each(51), ['definition.concurrency-out-of-range actions/L']],
  ['none at once', each(0), ['definition.concurrency-out-of-range actions/L']],
  ['5,000 times', until(5000), []],
  ['5,001 times', until(5001), ['definition.input-type actions/L']],
  ['251 variables', variables(251), ['definition.too-many-variables actions/A250']],
])('%s', (_name, actions, expected) => {
  expect(problemsOf(actions)).toEqual(expected)
  expect(problemsOf(actions, 'off')).toEqual([])
})
