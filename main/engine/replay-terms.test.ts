import { afterEach, expect, test } from 'vitest'
import { termId } from '../../shared/flow-tests/index.ts'
import { asId } from '../../shared/run/index.ts'
import { createLocalEngineHost, type LocalEngine } from '../services/local-engine-host.ts'

let host: LocalEngine | undefined
afterEach(() => host?.close())

/** Runs actions; answers what was seen of terms meanwhile, and what a replay finds. */
async function termsOf(actions: object, more: object = {}) {
  const seen = new Set<string>()
  host = createLocalEngineHost({
    databasePath: ':memory:',
    termSeen: (_runId, term, outcome) => seen.add(termId(term, outcome)),
  })
  const { runId } = await host.start({
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: JSON.stringify({ triggers: { manual: { type: 'Request' } }, actions, ...more }),
    profile: 'power-automate',
    origin: 'test',
    mocks: 'none',
    triggerBody:
      '{"orders":[{"total":5,"isNew":true},{"total":500,"isNew":false},{"total":50,"isNew":true}]}',
    ...('parameters' in more ? { parameters: { Key: '"given"' } } : {}),
  })
  await host.whenDone(runId)
  const found = new Set((await host.terms(runId)).map(({ term, outcome }) => termId(term, outcome)))
  return { seen: [...seen].sort(), found: [...found].sort() }
}

const after = (name: string) => ({ runAfter: { [name]: ['Succeeded'] } })
const variable = (name: string, type: string, value: unknown) => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type, value }] },
})
const condition = (expression: unknown, actions: object = {}, more: object = {}) => ({
  type: 'If',
  expression,
  actions,
  ...more,
})

test.each<[string, object, number]>([
  [
    'nested and, or, not in the object form, in a loop',
    {
      Each: {
        type: 'Foreach',
        foreach: "@triggerBody()['orders']",
        actions: {
          Check: condition({
            and: [
              { not: { equals: ["@item()['isNew']", false] } },
              { or: [{ less: ["@item()['total']", 10] }, { greater: ["@item()['total']", 100] }] },
            ],
          }),
        },
      },
    },
    5,
  ],
  [
    'an expression text, looked at as far as it was evaluated',
    { Check: condition('@or(equals(1, 1), and(equals(2, 3), not(equals(4, 4))))') },
    1,
  ],
  [
    'variables as they were at that moment',
    {
      Count: variable('Count', 'integer', 0),
      First: condition("@equals(variables('Count'), 0)", {}, after('Count')),
      More: { type: 'IncrementVariable', inputs: { name: 'Count', value: 1 }, ...after('First') },
      Second: condition("@equals(variables('Count'), 0)", {}, after('More')),
    },
    2,
  ],
  [
    'an until, turn by turn, by variable and by outputs of its turn',
    {
      Count: variable('Count', 'integer', 0),
      Loop: {
        type: 'Until',
        expression: "@and(greater(variables('Count'), 1), equals(outputs('Echo'), 3))",
        actions: {
          More: { type: 'IncrementVariable', inputs: { name: 'Count', value: 1 } },
          Echo: { type: 'Compose', inputs: "@variables('Count')", ...after('More') },
        },
        ...after('Count'),
      },
    },
    4,
  ],
  [
    'conditions beside switches and scopes',
    {
      Pick: {
        type: 'Switch',
        expression: 'a',
        cases: { A: { case: 'a', actions: { Check: condition({ equals: ['x', 'x'] }) } } },
      },
      Around: { type: 'Scope', actions: { Inner: condition({ contains: ['abc', 'z'] }) }, ...after('Pick') },
    },
    2,
  ],
])('%s', async (_name, actions, count) => {
  const { seen, found } = await termsOf(actions)
  expect(found).toEqual(seen)
  expect(found).toHaveLength(count)
})

test('a condition that comes to something else now, or reads what was not kept, tells nothing', async () => {
  const parameters = { Key: { type: 'SecureString', defaultValue: 'other' } }
  const { seen, found } = await termsOf(
    {
      Check: condition("@equals(parameters('Key'), 'given')"),
      Chance: condition('@equals(rand(0, 1000000), rand(0, 1000000))', {}, after('Check')),
    },
    { parameters },
  )
  expect(seen).toHaveLength(2)
  expect(found).toEqual([])
})
