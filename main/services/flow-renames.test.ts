import { expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { memorySettingsStore } from '../storage/settings-store.ts'
import { FlowRenames } from './flow-renames.ts'

const e1 = asId.environment('e1')
const id = asId.flow

/** `A -> B` at 10, a new `A -> C` at 20, `B -> A` at 30. */
function renamesOf(store = memorySettingsStore()) {
  let now = 0
  const renames = new FlowRenames(store, () => now)
  for (const [at, from, to] of [
    [10, 'A', 'B'],
    [20, 'A', 'C'],
    [30, 'B', 'A'],
  ] as const) {
    now = at
    renames.add(e1, id(from), id(to))
  }
  return renames
}

test.each([
  ['A', 5, 'A'],
  ['A', 15, 'C'],
  ['A', 35, 'A'],
  ['B', 15, 'A'],
  ['B', 35, 'B'],
  ['C', 5, 'C'],
  ['D', 5, 'D'],
])('the flow that was %s at %d is %s today', (flowId, at, today) =>
  expect(renamesOf().currentId(e1, id(flowId), at)).toBe(today),
)

test('a flow’s runs may lie under every id that led to it', () => {
  const renames = renamesOf()
  expect([...renames.formerIds(e1, id('A'))].sort()).toEqual(['A', 'B'])
  expect([...renames.formerIds(e1, id('C'))].sort()).toEqual(['A', 'C'])
  expect(renames.formerIds(e1, id('D'))).toEqual(['D'])
  expect(renames.formerIds(asId.environment('e2'), id('A'))).toEqual(['A'])
  expect([renames.hasRenames(e1, id('A')), renames.hasRenames(e1, id('D'))]).toEqual([true, false])
})

test('what was spoilt by hand is passed over', () => {
  const store = memorySettingsStore({ flowRenames: { e1: [{ from: 'A' }, null], e2: 'x' } })
  expect(renamesOf(store).currentId(e1, id('A'), 15)).toBe('C')
})
