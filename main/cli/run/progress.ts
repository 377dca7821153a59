import type { RunState, SequencedEvent } from '../../../shared/run/index.ts'

/** Shows a run while it goes on. */
export interface RunProgress {
  /** Told after each batch, with the state it led to. */
  update(state: RunState, events: readonly SequencedEvent[]): void
  /** The run is over, or is no longer watched: nothing moves any more. */
  finish(state: RunState | undefined): void
}

/** Shows nothing: `--json` into a file. */
export const silentProgress: RunProgress = { update: () => {}, finish: () => {} }
