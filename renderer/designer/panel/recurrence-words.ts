import { FlowError } from '../../../shared/errors/index.ts'
import { isTemplate, type WdlValue } from '../../../shared/expressions/index.ts'
import { nextOccurrence } from '../../../shared/schedule/next-occurrence.ts'
import { type RecurrenceRule, readRecurrence } from '../../../shared/schedule/recurrence-rule.ts'
import { isObject, propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import { inWords } from '../../strings/sentences.ts'

const words = parameterStrings.recurrence

/** A recurrence as people read it, and when it comes next. */
export type RecurrenceLook =
  | { readonly kind: 'known'; readonly summary: string; readonly next: readonly number[] }
  /** A part of it is an expression. */
  | { readonly kind: 'computed' }
  | { readonly kind: 'wrong'; readonly message: string }

/** Says a recurrence in words, with its next times after `nowMs` (ms since 1970). */
export function lookOfRecurrence(value: WdlValue | undefined, nowMs: number, count = 5): RecurrenceLook {
  if (value !== undefined && hasExpression(value)) return { kind: 'computed' }
  let rule: RecurrenceRule
  try {
    rule = readRecurrence(value, [])
  } catch (thrown) {
    if (!(thrown instanceof FlowError)) throw thrown
    return { kind: 'wrong', message: inWords(thrown.toData()) }
  }
  const next: number[] = []
  const most = rule.count === undefined ? count : Math.min(count, rule.count)
  for (let after = nowMs; next.length < most; ) {
    const at = nextOccurrence(rule, nowMs, after)
    if (at === undefined) break
    next.push(at)
    after = at
  }
  return { kind: 'known', summary: summarise(value, rule), next }
}

function hasExpression(value: WdlValue): boolean {
  if (typeof value === 'string') return isTemplate(value)
  if (Array.isArray(value)) return value.some(hasExpression)
  return isObject(value) && Object.values(value).some(hasExpression)
}

function summarise(value: WdlValue | undefined, rule: RecurrenceRule): string {
  const [one, many] = words.units[rule.frequency] ?? ['', '']
  const { schedule } = rule
  const days = Object.values(words.days)
  const parts = [words.every(rule.interval, one, many)]
  if (schedule?.weekDays !== undefined) {
    // The rule counts from Sunday, people from Monday.
    const ordered = [...schedule.weekDays].sort((left, right) => ((left + 6) % 7) - ((right + 6) % 7))
    parts.push(words.onDays(ordered.map((day) => days[(day + 6) % 7]).join(', ')))
  }
  if (schedule?.monthDays !== undefined) parts.push(words.onMonthDays(schedule.monthDays.join(', ')))
  const minutes = schedule?.minutes ?? (schedule?.hours === undefined ? undefined : [0])
  if (schedule?.hours !== undefined && minutes !== undefined) {
    const times = schedule.hours.flatMap((hour) =>
      minutes.map((minute) => `${hour}:${String(minute).padStart(2, '0')}`),
    )
    parts.push(words.at(times.join(', ')))
  } else if (minutes !== undefined) parts.push(words.atMinutes(minutes.join(', ')))
  const zone = textOf(value, 'timeZone')
  if (zone !== undefined && zone !== '') parts.push(words.inZone(zone))
  for (const [name, say] of [
    ['startTime', words.from],
    ['endTime', words.until],
  ] as const) {
    const time = textOf(value, name)
    if (time !== undefined && time !== '') parts.push(say(time))
  }
  const count = propertyOf(value, 'count')
  if (rule.count !== undefined && count !== undefined) parts.push(words.times(rule.count))
  return parts.join(' ')
}

/** Numbers of a list as it is typed: `8, 12, 17`; undefined when something else stands there. */
export function readNumbers(text: string): readonly number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '')
  if (parts.some((part) => !/^-?\d+$/.test(part))) return undefined
  return parts.map(Number)
}
