import { BugError } from '../../shared/errors/index.ts'
import type { Content, RunEvent, SequencedEvent } from '../../shared/run/index.ts'

/** A batch of events as it is stored. */
export interface EncodedBatch {
  /** JSON array of events; an inline payload is replaced by its length in `payloads`. */
  readonly events: string
  /** Inline payloads one after the other. */
  readonly payloads: string
}

/** Fields of events that hold payloads, in the order in which they are written. */
const payloadFields = ['inputs', 'outputs', 'trackedProperties', 'items', 'value', 'body'] as const

type Loose = Record<string, unknown>

/**
 * Writes events so that no payload is encoded twice: payload texts go side by side into one text, the events
 * around them into a small JSON.
 */
export function encodeEvents(events: readonly SequencedEvent[]): EncodedBatch {
  const lines: string[] = []
  let payloads = ''
  for (const { event } of events) {
    const loose = event as unknown as Loose
    let copy: Loose | undefined
    for (const field of payloadFields) {
      const content = loose[field] as Content | undefined
      if (content?.kind !== 'inline') continue
      copy ??= { ...loose }
      copy[field] = content.json.length
      payloads += content.json
    }
    if (event.type === 'run-started') {
      copy ??= { ...loose }
      const trigger: Loose = { ...event.trigger }
      for (const field of ['inputs', 'outputs'] as const) {
        const content = event.trigger[field]
        if (content?.kind !== 'inline') continue
        trigger[field] = content.json.length
        payloads += content.json
      }
      copy.trigger = trigger
    }
    lines.push(JSON.stringify(copy ?? loose))
  }
  return { events: `[${lines.join(',')}]`, payloads }
}

/** Reads a batch back. Throws BugError when the two texts do not belong together. */
export function decodeEvents(firstSeq: number, batch: EncodedBatch): SequencedEvent[] {
  let at = 0
  const take = (length: number): Content => {
    const json = batch.payloads.slice(at, at + length)
    at += length
    if (json.length !== length)
      throw new BugError('bug', 'A batch of the journal is shorter than its payloads.')
    return { kind: 'inline', json }
  }
  const events = JSON.parse(batch.events) as Loose[]
  return events.map((event, index) => {
    for (const field of payloadFields) {
      const length = event[field]
      if (typeof length === 'number') event[field] = take(length)
    }
    const trigger = event.trigger as Loose | undefined
    if (event.type === 'run-started' && trigger !== undefined) {
      for (const field of ['inputs', 'outputs']) {
        const length = trigger[field]
        if (typeof length === 'number') trigger[field] = take(length)
      }
    }
    return { seq: firstSeq + index, event: event as unknown as RunEvent }
  })
}
