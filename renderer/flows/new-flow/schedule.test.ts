import { expect, test } from 'vitest'
import { checkFlow } from '../../../shared/wdl/check-flow.ts'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { everyMorning, firstTimes, recurrenceOf, type Schedule } from './schedule.ts'
import { automatedText, scheduledText } from './start-text.ts'

const now = Date.parse('2026-11-26T09:30:00Z')
const iso = (schedule: Schedule) => firstTimes(schedule, now, 2).map((at) => new Date(at).toISOString())

test.each([
  [everyMorning, ['2026-11-27T08:00:00.000Z', '2026-11-28T08:00:00.000Z']],
  [
    { ...everyMorning, frequency: 'Week', days: ['Friday', 'Monday'] },
    ['2026-11-27T08:00:00.000Z', '2026-11-30T08:00:00.000Z'],
  ],
  [
    { ...everyMorning, frequency: 'Hour', interval: 6 },
    ['2026-11-26T15:30:00.000Z', '2026-11-26T21:30:00.000Z'],
  ],
  [{ ...everyMorning, interval: 0 }, []],
  [{ ...everyMorning, interval: Number.NaN }, []],
] as const)('%j', (schedule, expected) => {
  expect(iso(schedule as Schedule)).toEqual(expected)
})

test('a week without a day falls on Monday', () => {
  expect(recurrenceOf({ ...everyMorning, frequency: 'Week', days: [] })).toMatchObject({
    schedule: { weekDays: ['Monday'] },
  })
})

test('the flows that are made have no problem', () => {
  const operation = {
    connectorId: 'shared_x',
    connectorTitle: 'X',
    operationId: 'OnNew',
    title: 'When something is new',
    kind: 'trigger',
    stepType: 'OpenApiConnection',
    trigger: { kind: 'polling', isBatch: true },
    isDeprecated: false,
    visibility: 'none',
    method: 'get',
    path: '/x',
  } as const
  for (const text of [scheduledText('A', everyMorning), automatedText('B', operation)]) {
    expect(checkFlow(openFlowDocument(text))).toEqual([])
  }
  const made = openFlowDocument(automatedText('B', operation))
  expect(Object.keys(made.definition?.triggers ?? {})).toEqual(['When_something_is_new'])
  expect(Object.keys(made.flow.connectionReferences)).toEqual(['shared_x'])
})
