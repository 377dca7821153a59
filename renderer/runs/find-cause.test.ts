import { expect, test } from 'vitest'
import { actionKey, foldEvents, type RunEvent } from '../../shared/run/index.ts'
import { buildGraph, openFlowDocument } from '../../shared/wdl/index.ts'
import { findCause } from './find-cause.ts'
import { at, ran, started } from './run-samples.ts'

// Try { Each [Read] } -> (failed) Mend -> Last
const { definition } = openFlowDocument(
  JSON.stringify({
    definition: {
      triggers: {},
      actions: {
        Try: {
          type: 'Scope',
          actions: {
            Each: { type: 'Foreach', foreach: [1, 2], actions: { Read: { type: 'Compose', inputs: 1 } } },
          },
        },
        Mend: { type: 'Compose', inputs: 1, runAfter: { Try: ['Failed'] } },
        Last: { type: 'Compose', inputs: 1, runAfter: { Mend: ['Succeeded'] } },
      },
    },
  }),
)
const graph = buildGraph(definition!)
const run = (...events: readonly (readonly RunEvent[])[]) =>
  foldEvents([started('r'), ...events.flat()].map((event, index) => ({ seq: index + 1, event })))!
const failedTry = [
  ran('Read', 1, 'Succeeded', at(['Each', 0])),
  ran('Read', 2, 'Failed', at(['Each', 1])),
  ran('Each', 1, 'Failed'),
  ran('Try', 1, 'Failed'),
]
const nameOf = (found: ReturnType<typeof findCause>) => found && actionKey(found.name, found.repetition)

test('a failure that is dealt with is not the cause of a later one', () => {
  const state = run(...failedTry, ran('Mend', 20), ran('Last', 30, 'Failed'))
  expect(nameOf(findCause(state, graph))).toBe('Last')
})

test('the innermost action, in the iteration that failed', () => {
  expect(nameOf(findCause(run(...failedTry, ran('Mend', 20, 'Skipped')), graph))).toBe('Read@Each[1]')
})

test('of a scope: what failed inside it, whether it was dealt with or not', () => {
  const state = run(...failedTry, ran('Mend', 20))
  expect(nameOf(findCause(state, graph, { name: 'Try', repetition: [] }))).toBe('Read@Each[1]')
  expect(findCause(state, graph, { name: 'Mend', repetition: [] })).toBeUndefined()
})

test('nothing failed', () => expect(findCause(run(ran('Try', 1)), graph)).toBeUndefined())
