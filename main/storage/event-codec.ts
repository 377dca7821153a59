import { BugError } from '../../shared/errors/index.ts'
import type {
  ActionCompleted,
  Content,
  Repetition,
  RunEvent,
  SequencedEvent,
} from '../../shared/run/index.ts'

/** A batch of events as it is stored. */
export interface EncodedBatch {
  /**
   * JSON array of events; an inline payload is replaced by its length in `payloads`. The most frequent event, an action
   * that succeeded, is a list (`completedLine`); journals of earlier versions hold it as an object, like all others.
   */
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
  let before = 0
  for (const { event } of events) {
    const since = before
    before = event.at
    if (event.type === 'action-completed' && isPlain(event)) {
      lines.push(completedLine(event, since))
      if (event.inputs?.kind === 'inline') payloads.push(event.inputs.json)
      if (event.outputs?.kind === 'inline' && event.outputs !== event.inputs)
        payloads.push(event.outputs.json)
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
    event.status === 'Succeeded' &&
    event.error === undefined &&
    event.trackedProperties === undefined &&
    event.skippedBecause === undefined &&
    event.answeredBy === undefined &&
    event.branch === undefined &&
    event.kept === undefined
  )
}

/**
 * `[time, duration, action, code, inputs, outputs, repetition]`: ms since the event before it in the batch (since 1970
 * at its beginning); what is absent is 0, at the end nothing; outputs that are the inputs are -1. Put together of few pieces: this is written most of all.
 */
function completedLine(event: ActionCompleted, before: number): string {
  const { at, startTime, action, code, inputs, outputs, repetition } = event
  const head = `[${at - before},${at - startTime}`
  const tail = `${placed(inputs)},${outputs !== undefined && outputs === inputs ? same : placed(outputs)}`
  const line = head + namePiece(action, code) + tail
  return repetition === undefined ? `${line}]` : `${line},${JSON.stringify(repetition)}]`
}

/** Stands for outputs that are the very inputs, as those of Compose. */
const same = -1

/** A payload's length, counted from 1 since 0 stands for none. */
function placed(content: Content | undefined): string {
  if (content === undefined) return '0'
  return content.kind === 'inline' ? `${content.json.length + 1}` : JSON.stringify(content)
}

const none: Content = { kind: 'inline', json: 'null' }

type CompletedLine = readonly [
  passedMs: number,
  durationMs: number,
  action: string,
  code: string,
  inputs: number | Content,
  outputs: number | Content,
  repetition?: Repetition,
]

function readCompleted(
  line: CompletedLine,
  before: number,
  take: (length: number) => Content,
): ActionCompleted {
  const [passedMs, durationMs, action, code, inputs, outputs, repetition] = line
  const at = before + passedMs
  const read = (placed: number | Content) => (typeof placed === 'number' ? take(placed - 1) : placed)
  const given = inputs === 0 ? undefined : read(inputs)
  return {
    type: 'action-completed',
    at,
    action,
    ...(repetition === undefined ? {} : { repetition }),
    status: 'Succeeded',
    code,
    startTime: at - durationMs,
    ...(given === undefined ? {} : { inputs: given }),
    ...(outputs === 0 ? {} : { outputs: outputs === same ? (given ?? none) : read(outputs) }),
  }
}

const namePieces = new Map<string, string>()
const maxNamePieces = 10_000

/** `,"Name","OK",`: names come again and again, nearly all with the same code. */
function namePiece(action: string, code: string): string {
  if (code !== 'OK') return `,${JSON.stringify(action)},${JSON.stringify(code)},`
  let piece = namePieces.get(action)
  if (piece === undefined) {
    piece = `,${JSON.stringify(action)},"OK",`
    if (namePieces.size >= maxNamePieces) namePieces.clear()
    namePieces.set(action, piece)
  }
  return piece
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
  let before = 0
  const events = JSON.parse(batch.events) as (Loose | CompletedLine)[]
  return events.map((event, index) => {
    if (isLine(event)) {
      const completed = readCompleted(event, before, take)
      before = completed.at
      return { seq: firstSeq + index, event: completed }
    }
    before = Number(event.at)
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

function isLine(event: Loose | CompletedLine): event is CompletedLine {
  return Array.isArray(event)
}
