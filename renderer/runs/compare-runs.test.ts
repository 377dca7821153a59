import { expect, test } from 'vitest'
import { asId, type Content, type FinalStatus, foldEvents, type RunEvent } from '../../shared/run/index.ts'
import { compareRuns } from './compare-runs.ts'

const inline = (value: unknown): Content => ({ kind: 'inline', json: JSON.stringify(value) })

function done(
  action: string,
  outputs: Content,
  status: FinalStatus = 'Succeeded',
  inputs = inline(1),
): RunEvent {
  return {
    type: 'action-completed',
    at: 2,
    action,
    status,
    code: status === 'Succeeded' ? 'OK' : 'Bad',
    startTime: 1,
    inputs,
    outputs,
    ...(status === 'Failed' ? { error: { code: 'Bad', message: 'Went wrong.' } } : {}),
  }
}

function runOf(...events: readonly RunEvent[]) {
  const runId = asId.run('r')
  const started: RunEvent = {
    type: 'run-started',
    at: 0,
    runId,
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    origin: 'manual',
    trigger: { name: 'manual', type: 'Request' },
    definition: asId.content('d'),
    mocks: 'none',
    correlationId: 'c',
  }
  const state = foldEvents([started, ...events].map((event, index) => ({ seq: index + 1, event })))
  if (state === undefined) throw new Error('no run')
  return state
}

test('each step is the same, differs in named parts, or is there once', () => {
  const large: Content = { kind: 'stored', hash: asId.content('h1'), bytes: 9 }
  const other: Content = { kind: 'stored', hash: asId.content('h2'), bytes: 9 }
  const left = runOf(
    done('Same', inline(1)),
    done('Value', inline(1)),
    done('Fails', inline(1), 'Failed'),
    done('Large', large),
    done('Hidden', { kind: 'secured' }),
    done('Gone', inline(1)),
  )
  const right = runOf(
    done('New', inline(1)),
    done('Same', inline(1)),
    done('Value', inline(2), 'Succeeded', inline(2)),
    done('Fails', inline(1)),
    done('Large', other),
    done('Hidden', { kind: 'secured' }),
  )
  expect(compareRuns(left, right).map(({ key, difference, parts }) => [key, difference, ...parts])).toEqual([
    ['Same', 'same'],
    ['Value', 'differs', 'inputs', 'outputs'],
    ['Fails', 'differs', 'status', 'error'],
    ['Large', 'differs', 'outputs'],
    ['Hidden', 'same'],
    ['Gone', 'only-left'],
    ['New', 'only-right'],
  ])
})
