import type { WdlValue } from '../expressions/value.ts'
import { parseJson } from '../json/index.ts'
import type { ActionState, Content, RunState, SequencedEvent } from '../run/index.ts'

/** A run that is over, with its payloads at hand. */
export interface LoadedRun {
  readonly state: RunState
  readonly events: readonly SequencedEvent[]
  /** Value of a payload; `undefined` where there is none or it is secured. */
  valueOf(content: Content | undefined): WdlValue | undefined
}

/** Every payload of a run that lies in the content store. */
export function storedContents(events: readonly SequencedEvent[]): readonly (Content & { kind: 'stored' })[] {
  const found = new Map<string, Content & { kind: 'stored' }>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const content = value as Partial<Content & { kind: 'stored' }>
    if (content.kind === 'stored' && content.hash !== undefined)
      found.set(content.hash, content as Content & { kind: 'stored' })
    else for (const inner of Object.values(value)) visit(inner)
  }
  for (const { event } of events) visit(event)
  return [...found.values()]
}

/** Loads the payloads of a run. */
export async function loadRun(
  state: RunState,
  events: readonly SequencedEvent[],
  load: (content: Content & { kind: 'stored' }) => Promise<string>,
): Promise<LoadedRun> {
  const texts = new Map<string, string>()
  for (const content of storedContents(events)) texts.set(content.hash, await load(content))
  const values = new Map<Content, WdlValue>()
  return {
    state,
    events,
    valueOf: (content) => {
      if (content === undefined || content.kind === 'secured') return undefined
      const known = values.get(content)
      if (known !== undefined) return known
      const json = content.kind === 'inline' ? content.json : texts.get(content.hash)
      if (json === undefined) return undefined
      const value = parseJson(json)
      values.set(content, value)
      return value
    },
  }
}

/** Whether an action did something: it was not passed over. */
export function didRun(action: ActionState): boolean {
  return action.status !== 'Skipped' && action.status !== 'Ignored'
}
