import { expect, test } from 'vitest'
import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import { asId } from '../../shared/run/index.ts'
import { arrangeFlows, type FlowSort, nextSort } from './sort-flows.ts'

const flow = (displayName: string, more: Partial<FlowSummary> = {}): FlowSummary => ({
  environmentId: asId.environment('env'),
  flowId: asId.flow(displayName),
  fileName: `${displayName}.json`,
  displayName,
  kind: 'instant',
  trigger: 'Manual',
  actionCount: 3,
  connectors: [],
  modifiedAt: 0,
  bytes: 10,
  errorCount: 0,
  ...more,
})
const flows = [
  flow('Invoice 10', { modifiedAt: 5, actionCount: 9, connectors: ['shared_office365'] }),
  flow('invoice 2', { modifiedAt: 7, errorCount: 2 }),
  flow('Tidy', { trigger: 'Every evening', worst: 'warning' }),
  flow('Broken', { unreadable: 'Not JSON' }),
]
const byName: FlowSort = { column: 'name', isDescending: false }
const names = (search: string, sort: FlowSort) =>
  arrangeFlows(flows, search, sort).map(({ displayName }) => displayName)

test.each([
  ['', byName, ['Broken', 'invoice 2', 'Invoice 10', 'Tidy']],
  ['', { column: 'name', isDescending: true }, ['Tidy', 'Invoice 10', 'invoice 2', 'Broken']],
  ['', { column: 'modified', isDescending: true }, ['invoice 2', 'Invoice 10', 'Broken', 'Tidy']],
  ['', { column: 'problems', isDescending: true }, ['Broken', 'invoice 2', 'Tidy', 'Invoice 10']],
  ['', { column: 'actions', isDescending: true }, ['Invoice 10', 'Broken', 'invoice 2', 'Tidy']],
  ['  INVOICE ', byName, ['invoice 2', 'Invoice 10']],
  ['office365', byName, ['Invoice 10']],
  ['evening tidy', byName, ['Tidy']],
  ['nobody', byName, []],
] as const)('%j by %j', (search, sort, expected) => expect(names(search, sort)).toEqual(expected))

test('the same heading turns the order round, another begins with the most useful one', () => {
  expect([
    nextSort(byName, 'name'),
    nextSort(byName, 'modified'),
    nextSort({ column: 'modified', isDescending: true }, 'trigger'),
  ]).toEqual([
    { column: 'name', isDescending: true },
    { column: 'modified', isDescending: true },
    { column: 'trigger', isDescending: false },
  ])
})
