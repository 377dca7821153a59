import { BugError } from '../../shared/errors/index.ts'
import type { ActionCompleted, Content, RunEvent, SequencedEvent } from '../../shared/run/index.ts'

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
  const payloads: string[] = []
  for (const { event } of events) {
    if (event.type === 'action-completed' && isPlain(event)) {
      lines.push(completedLine(event))
      if (event.inputs?.kind === 'inline') payloads.push(event.inputs.json)
      if (event.outputs?.kind === 'inline') payloads.push(event.outputs.json)
      continue
    }
    const loose = event as unknown as Loose
    let copy: Loose | undefined
    for (const field of payloadFields) {
      const content = loose[field] as Content | undefined
      if (content?.kind !== 'inline') continue
      copy ??= { ...loose }
      copy[field] = content.json.length
      payloads.push(content.json)
    }
    if (event.type === 'run-started') {
      copy ??= { ...loose }
      const trigger: Loose = { ...event.trigger }
      for (const field of ['inputs', 'outputs'] as const) {
        const content = event.trigger[field]
        if (content?.kind !== 'inline') continue
        trigger[field] = content.json.length
        payloads.push(content.json)
      }
      copy.trigger = trigger
    }
    lines.push(JSON.stringify(copy ?? loose))
  }
  return { events: `[${lines.join(',')}]`, payloads: payloads.join('') }
}

/** Whether an event is of the most frequent form: an action that succeeded, with nothing beside its payloads. */
function isPlain(event: ActionCompleted): boolean {
  return (
    event.error === undefined &&
    event.trackedProperties === undefined &&
    event.skippedBecause === undefined &&
    event.branch === undefined &&
    event.kept === undefined
  )
}

/** The same text as `JSON.stringify` gives, without the objects in between. */
function completedLine(event: ActionCompleted): string {
  const repetition = event.repetition === undefined ? '' : `,"repetition":${JSON.stringify(event.repetition)}`
  return `{"type":"action-completed","at":${event.at},"action":${quoted(event.action)}${repetition},"status":"${event.status}","code":${quoted(event.code)},"startTime":${event.startTime}${placed('inputs', event.inputs)}${placed('outputs', event.outputs)}}`
}

function placed(field: string, content: Content | undefined): string {
  if (content === undefined) return ''
  return `,"${field}":${content.kind === 'inline' ? content.json.length : JSON.stringify(content)}`
}

const quotedNames = new Map<string, string>()

/** Names come again and again. */
function quoted(name: string): string {
  let json = quotedNames.get(name)
  if (json === undefined) {
    json = JSON.stringify(name)
    if (quotedNames.size >= 10_000) quotedNames.clear()
    quotedNames.set(name, json)
  }
  return json
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
