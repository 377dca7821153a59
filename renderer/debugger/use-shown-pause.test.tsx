// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { foldEvent, type RunEvent, startRunState } from '../../shared/run/index.ts'
import { started } from '../runs/run-samples.ts'
import { useShownPause } from './use-shown-pause.ts'

afterEach(cleanup)

test('a stop is shown once, whatever happens while it lasts; the next one is shown again, also at the same step', () => {
  const shown: string[] = []
  const state = startRunState(started('r'), 1)
  const Shown = ({ paused }: { readonly paused: typeof state.paused }) => {
    // As in the workspace, the function is another one whenever something is drawn.
    useShownPause(paused, (action) => shown.push(action))
    return null
  }
  const { rerender } = render(<Shown paused={state.paused} />)
  let seq = 1
  const happens = (event: RunEvent) => {
    seq += 1
    foldEvent(state, { seq, event })
    // The store shows a copy of the state after each burst of events.
    rerender(<Shown paused={{ ...state }.paused} />)
  }
  const pause: RunEvent = { type: 'run-paused', at: 2, reason: 'breakpoint', action: 'Add' }
  const changed: RunEvent = {
    type: 'variable-changed',
    at: 3,
    action: 'Add',
    name: 'Total',
    value: { kind: 'inline', json: '1' },
  }
  happens(pause)
  happens(changed)
  happens({ ...changed, at: 4 })
  expect(shown).toEqual(['Add'])
  happens({ type: 'run-resumed', at: 5, reason: 'continue' })
  happens({ ...pause, at: 6 })
  expect(shown).toEqual(['Add', 'Add'])
})
