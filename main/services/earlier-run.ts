import { RequestError } from '../../shared/errors/index.ts'
import type { Content, RunEvent, RunId, RunStarted, SequencedEvent } from '../../shared/run/index.ts'
import { cannot } from '../engine/kept-events.ts'
import type { RunJournal } from '../storage/run-journal.ts'
import type { StartRunRequest } from './engine-host.ts'

/** The run that a new one goes on from. */
export interface EarlierRun {
  readonly started: RunStarted
  readonly events: readonly SequencedEvent[]
  /** JSON text. */
  readonly triggerOutputs: string | undefined
}

/**
 * The run that a new one is to go on from, with its trigger's outputs where the new one is given none. Throws
 * RequestError `run.not-found`, and why it cannot be gone on from.
 */
export function readEarlierRun(
  journal: RunJournal,
  { from, triggerBody, triggerOutputs }: StartRunRequest,
): EarlierRun | undefined {
  if (from === undefined) return undefined
  if (journal.getRun(from.runId) === undefined) throw runNotFound()
  const events = journal.events(from.runId)
  const started = events[0]?.event
  if (started?.type !== 'run-started') throw cannot('the earlier run has left nothing.')
  const { outputs } = started.trigger
  const isGiven = triggerBody !== undefined || triggerOutputs !== undefined
  if (isGiven || outputs === undefined) return { started, events, triggerOutputs: undefined }
  if (outputs.kind === 'secured') throw cannot("the trigger's outputs are secured and were not kept.")
  const json = outputs.kind === 'inline' ? outputs.json : journal.load(outputs.hash)
  return { started, events, triggerOutputs: json }
}

/** Large payloads of kept events belong to the new run too, so that they outlive the earlier one. */
export function adoptContent(journal: RunJournal, runId: RunId, event: RunEvent): void {
  for (const value of Object.values(event) as unknown[]) {
    const content = value as Content | undefined
    if (content?.kind === 'stored') journal.store(runId, journal.load(content.hash))
  }
}

/** A run is asked for that the history does not hold. */
export function runNotFound(): RequestError {
  return new RequestError('run.not-found', 'There is no such run in the history.')
}
