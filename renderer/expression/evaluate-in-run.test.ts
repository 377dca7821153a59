import { describe, expect, test } from 'vitest'
import {
  type Content,
  foldEvents,
  type Repetition,
  type RunEvent,
  type SequencedEvent,
} from '../../shared/run/index.ts'
import { openFlowDocument } from '../../shared/wdl/flow-document.ts'
import { compose, flowText } from '../designer/testing/flow-text.ts'
import { at, ended, ran, started } from '../runs/run-samples.ts'
import { evaluateInRun } from './evaluate-in-run.ts'
import { flowScopeAt, graphOf } from './flow-scope.ts'
import { contextOfRun, outputsInRun, type RunValues, storedContents } from './run-values.ts'

const document = openFlowDocument(
  flowText({
    List: { type: 'Compose', inputs: [1, 2] },
    Each: {
      type: 'Foreach',
      foreach: "@outputs('List')",
      runAfter: { List: ['Succeeded'] },
      actions: { Double: compose(), Inside: compose('Double') },
    },
    Last: compose('Each'),
  }),
)
const inline = (value: unknown): Content => ({ kind: 'inline', json: JSON.stringify(value) })

/** The events of an action, with other outputs. */
function gave(action: string, time: number, outputs: Content, repetition: Repetition = []): RunEvent[] {
  return ran(action, time, 'Succeeded', repetition).map((event) =>
    event.type === 'action-completed' ? { ...event, outputs } : event,
  )
}

const events: RunEvent[] = [
  started('run', 1000, {
    trigger: { name: 'manual', type: 'Request', outputs: inline({ body: { who: 'Ada' } }) },
  }),
  ...gave('List', 1010, inline([1, 2])),
  ...gave('Double', 1020, inline(10), at(['Each', 0])),
  ...gave('Double', 1030, inline({ n: 20 }), at(['Each', 1])),
  ...gave('Hidden', 1040, { kind: 'secured' }),
  ended(1100),
]
const runState = foldEvents(events.map((event, index): SequencedEvent => ({ seq: index + 1, event })))!
const values: RunValues = { runState, contents: new Map() }

function evaluate(source: string, step: string, repetition: Repetition = []) {
  const place = { scope: flowScopeAt(document, step), graph: graphOf(document), repetition, itemIndex: 0 }
  const { value, error, parts } = evaluateInRun(source, values, place, Date.UTC(2026, 0, 1))
  return error === undefined
    ? { value, parts: parts.map((part) => [part.source, part.value]) }
    : { code: error.code, parts: parts.length }
}

describe('an expression in a run that is over', () => {
  test.each<[string, string, Repetition, unknown]>([
    ["triggerBody()?['who']", 'Last', [], 'Ada'],
    ["outputs('List')[1]", 'Last', [], 2],
    ["items('Each')", 'Inside', at(['Each', 1]), 2],
    ["items('each')", 'Inside', [], 1],
    ['item()', 'Inside', at(['Each', 1]), 2],
    ["iterationIndexes('Each')", 'Inside', at(['Each', 1]), 1],
    ["outputs('Double')", 'Inside', at(['Each', 0]), 10],
    ["outputs('Double')?['n']", 'Inside', at(['Each', 1]), 20],
    ["outputs('Double')", 'Last', [], [10, { n: 20 }]],
    ["actions('List')?['status']", 'Last', [], 'Succeeded'],
    ["length(result('Each'))", 'Last', [], 2],
    ["outputs('Hidden')", 'Last', [], null],
    ['utcNow()', 'Last', [], '2026-01-01T00:00:00.0000000Z'],
  ])('%s in %s at %j', (source, step, repetition, value) => {
    expect(evaluate(source, step, repetition)).toMatchObject({ value })
  })

  test('each part is told with its value, and which one is null', () => {
    expect(evaluate("concat('a', triggerBody()?['nobody'], string(outputs('List')[0]))", 'Last')).toEqual({
      value: 'a1',
      parts: [
        ['triggerBody()', { who: 'Ada' }],
        ["triggerBody()?['nobody']", null],
        ["outputs('List')", [1, 2]],
        ["outputs('List')[0]", 1],
        ["string(outputs('List')[0])", '1'],
        ["concat('a', triggerBody()?['nobody'], string(outputs('List')[0]))", 'a1'],
      ],
    })
  })

  test('what fails says why, with the parts before it', () => {
    expect(evaluate("toUpper(triggerBody()?['nobody'])", 'Last')).toEqual({
      code: expect.any(String),
      parts: 2,
    })
    expect(evaluate("outputs('Never')", 'Last')).toMatchObject({
      code: expect.stringMatching(/^expression\./),
    })
    expect(evaluate('concat(', 'Last')).toMatchObject({ code: expect.stringMatching(/^expression\./) })
  })
})

test('outputs of steps and what lies in the content store', () => {
  expect([
    outputsInRun(values, 'list', false),
    outputsInRun(values, 'manual', true),
    outputsInRun(values, 'Never', false),
  ]).toEqual([[1, 2], { body: { who: 'Ada' } }, undefined])
  expect(storedContents(runState).size).toBe(0)
})

test('a context tells no secrets and no state of the machine', () => {
  const context = contextOfRun(
    values,
    { scope: flowScopeAt(document, 'Last'), graph: graphOf(document), repetition: [], itemIndex: 0 },
    0,
  )
  expect([
    context.appSetting('PATH'),
    context.listCallbackUrl(),
    context.variable('x'),
    context.parameter('y'),
  ]).toEqual([undefined, undefined, undefined, undefined])
})
