import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject } from '../wdl/lookup.ts'
import { type SensitiveKind, secretKinds, secretNameKind, sensitivePatterns } from './sensitive-patterns.ts'

/** Something that should not leave the machine, wherever it stands. */
export interface SensitiveFinding {
  /** The same for the same value. */
  readonly id: string
  readonly kind: SensitiveKind
  /** A secret rather than a personal detail. */
  readonly isSecret: boolean
  /** What may be shown of it: secrets are cut to their beginning. */
  readonly preview: string
  /** What stands in its place unless somebody says otherwise. */
  readonly replacement: string
  /** Where it was found, first places first. */
  readonly places: readonly JsonPath[]
  /** How often it was found. */
  readonly count: number
}

/** What becomes of a finding: it stays as it is, or something else stands in its place. */
export type ScrubChoice = { readonly keep: true } | { readonly replacement: string }

export interface ScrubOptions {
  /** By id of the finding. */
  readonly choices?: ReadonlyMap<string, ScrubChoice>
  /** What is known anyway, such as what stands in the flow. */
  readonly isExempt?: (found: string) => boolean
}

/** Most places that are told of one finding. */
const maxPlaces = 5
/** Deepest value that is looked through; the JSON readers stop there too. */
const maxDepth = 500

interface Known {
  readonly finding: Omit<SensitiveFinding, 'count' | 'places'>
  readonly places: JsonPath[]
  count: number
}

/**
 * Takes secrets and personal data out of values. The same value always gives way to the same text, so that what a
 * flow compares stays equal; values that were scrubbed once are not found again.
 */
export class Scrubber {
  private readonly choices: ReadonlyMap<string, ScrubChoice>
  private readonly isExempt: (found: string) => boolean
  private readonly known = new Map<string, Known>()
  private readonly counts = new Map<string, number>()

  constructor(options: ScrubOptions = {}) {
    this.choices = options.choices ?? new Map()
    this.isExempt = options.isExempt ?? (() => false)
  }

  /** Everything found so far, in the order in which it was found. */
  get findings(): readonly SensitiveFinding[] {
    return [...this.known.values()].map(({ finding, places, count }) => ({ ...finding, places, count }))
  }

  /** The value without what is sensitive. Parts without are given back as they are. */
  scrub(value: WdlValue, path: JsonPath = []): WdlValue {
    if (path.length > maxDepth) return value
    if (typeof value === 'string') return this.text(value, path)
    if (Array.isArray(value)) {
      return (value as readonly WdlValue[]).map((item, index) => this.scrub(item, [...path, index]))
    }
    return isObject(value) ? this.object(value, path) : value
  }

  /** As `scrub`, for the headers of an exchange. */
  headers(headers: Readonly<Record<string, string>>, path: JsonPath): Readonly<Record<string, string>> {
    return this.scrub({ ...headers }, path) as Readonly<Record<string, string>>
  }

  /** As `scrub`, for a text. */
  text(text: string, path: JsonPath): string {
    let result = text
    for (const { kind, pattern, group, isMeant, replacement } of sensitivePatterns) {
      result = result.replace(pattern, (whole: string, ...groups: unknown[]) => {
        const found = group === 0 ? whole : String(groups[0])
        if (isMeant?.(found) === false) return whole
        const instead = this.note(kind, found, path, (count) => replacement(count, found))
        return group === 0 ? instead : whole.replace(found, () => instead)
      })
    }
    return result
  }

  private object(object: WdlObject, path: JsonPath): WdlObject {
    const entries = Object.entries(object).map(([name, value]): [string, WdlValue] => {
      const kind = secretNameKind(name)
      const at = [...path, name]
      if (kind === undefined || typeof value !== 'string' || isHarmless(value))
        return [name, this.scrub(value, at)]
      const scheme = /^(Bearer|Basic|Token|SharedKey)\s/.exec(value)?.[0] ?? ''
      const secret = value.slice(scheme.length)
      return [name, `${scheme}${this.note(kind, secret, at, (count) => `secret-${count}`)}`]
    })
    return Object.fromEntries(entries)
  }

  private note(
    kind: SensitiveKind,
    found: string,
    path: JsonPath,
    replace: (count: number) => string,
  ): string {
    if (this.isExempt(found)) return found
    const key = `${kind}\n${found}`
    let known = this.known.get(key)
    if (known === undefined) {
      const series = replace(0)
      const count = (this.counts.get(series) ?? 0) + 1
      this.counts.set(series, count)
      const isSecret = secretKinds.has(kind)
      known = {
        finding: {
          id: `${kind}-${this.known.size + 1}`,
          kind,
          isSecret,
          preview: isSecret ? masked(found) : found,
          replacement: replace(count),
        },
        places: [],
        count: 0,
      }
      this.known.set(key, known)
    }
    known.count += 1
    if (known.places.length < maxPlaces) known.places.push(path)
    const choice = this.choices.get(known.finding.id)
    if (choice === undefined) return known.finding.replacement
    return 'keep' in choice ? found : choice.replacement
  }
}

/** What is no secret although its name says so: an expression, nothing, what was scrubbed before. */
function isHarmless(value: string): boolean {
  return value === '' || value.startsWith('@') || /^((Bearer|Basic|Token) )?(secret|token)-\d+$/.test(value)
}

/** A secret as it may be shown. */
function masked(secret: string): string {
  const shown = secret.length >= 16 ? secret.slice(0, 4) : ''
  return `${shown}… (${secret.length} characters)`
}
