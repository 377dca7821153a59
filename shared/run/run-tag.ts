import type { WdlValue } from '../expressions/value.ts'
import { printJson } from '../json/index.ts'
import { isObject } from '../wdl/lookup.ts'

/** Something by which a run is found again: a name, with a value or without one. */
export interface RunTag {
  readonly name: string
  /** Empty for a tag that is only a name. */
  readonly value: string
  /** `tracked`: a tracked property of an action; `tracking-id`: what the caller gave; `own`: somebody put it there. */
  readonly source: RunTagSource
}

export type RunTagSource = 'tracked' | 'tracking-id' | 'own'

/** Which tag a run must have; any value when there is none. Case does not count. */
export interface TagQuery {
  readonly name: string
  readonly value?: string | undefined
}

/** A tag that runs have. */
export interface KnownTag {
  readonly name: string
  /** Absent: this name with whatever value. */
  readonly value?: string
  /** How many runs have it. */
  readonly runs: number
}

/** Tags that somebody gives a run or takes from it. */
export interface TagChange {
  readonly add?: readonly TagQuery[] | undefined
  /** Only those that somebody gave it go. */
  readonly remove?: readonly TagQuery[] | undefined
}

/** Longest name and value of a tag, in UTF-16 units; longer tracked properties are found by the search for text. */
export const maxTagName = 100
export const maxTagValue = 300
/** Most tags of a run. */
export const maxTags = 100

/** Name of the tag that holds the tracking id of whoever called. */
export const trackingIdTag = 'clientTrackingId'

/** Tags that tracked properties make: those with a text, a number or a boolean. */
export function tagsOfTracked(tracked: WdlValue): readonly RunTag[] {
  if (!isObject(tracked)) return []
  return Object.entries(tracked).flatMap(([name, value]): readonly RunTag[] => {
    if (value === null || Array.isArray(value) || isObject(value)) return []
    const text = typeof value === 'string' ? value : printJson(value)
    const tag = { name: name.trim(), value: text.trim(), source: 'tracked' as const }
    return tag.value !== '' && isTag(tag) ? [tag] : []
  })
}

/** Whether name and value may be those of a tag. */
export function isTag({ name, value }: Pick<RunTag, 'name' | 'value'>): boolean {
  return name !== '' && name.length <= maxTagName && !name.includes('=') && value.length <= maxTagValue
}

/** `name=value`, or the name alone. */
export function tagText({ name, value }: TagQuery): string {
  return value === undefined || value === '' ? name : `${name}=${value}`
}

/** Reads `name` or `name=value`; undefined where that is no tag. */
export function readTag(text: string): TagQuery | undefined {
  const at = text.indexOf('=')
  const name = (at < 0 ? text : text.slice(0, at)).trim()
  const value = at < 0 ? '' : text.slice(at + 1).trim()
  if (!isTag({ name, value })) return undefined
  return value === '' ? { name } : { name, value }
}

/** The tags with others added that are not among them, as far as there is room. */
export function withTags(tags: readonly RunTag[], more: readonly RunTag[]): readonly RunTag[] {
  const all = [...tags]
  for (const tag of more) {
    if (all.length >= maxTags) break
    if (!all.some((known) => fitsTag(known, tag))) all.push(tag)
  }
  return all.length === tags.length ? tags : all
}

/** Whether a tag is one of those that are asked for. */
export function fitsTag(tag: Pick<RunTag, 'name' | 'value'>, asked: TagQuery): boolean {
  return (
    tag.name.toLowerCase() === asked.name.toLowerCase() &&
    (asked.value === undefined || tag.value.toLowerCase() === asked.value.toLowerCase())
  )
}
