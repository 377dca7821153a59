/** Sentences of other layers in a language, by the English ones, with `{0}`, `{1}` ... where values go. */
export type Dictionary = Readonly<Record<string, string>>

/** Says an English text in the dictionary's language, as far as it is known there. */
export type SentenceFinder = (text: string) => string

/** An English template, cut at its holes: `There is no action '{0}'.` is `There is no action '` and `'.`. */
interface Pattern {
  readonly template: string
  readonly literals: readonly string[]
  /** The hole behind each literal but the last. */
  readonly holes: readonly Hole[]
  /** How much of it is words: the more, the surer. */
  readonly weight: number
}

interface Hole {
  readonly index: number
  /** A name of the flow or a value: it is never translated. */
  readonly isQuoted: boolean
}

/** Longer texts are a service's answer, not a sentence of ours. */
const maxCharacters = 4_000

/** How deep sentences in sentences are looked for. */
const maxDepth = 4

/**
 * Finds which sentence of a dictionary a text is, and says it there with the same values.
 *
 * Errors come as text: they cross threads and processes, are kept in journals, and secrets are taken out of them as text.
 * So their values are read out of the text again instead of being carried beside it. The template with the most words of
 * its own wins; a value that is a sentence or a word of the dictionary itself (`The file is not JSON: ...`) is said too,
 * unless it stands in quotes.
 */
export function sentenceFinder(dictionary: Dictionary): SentenceFinder {
  const patterns = Object.keys(dictionary)
    .filter(isSentenceWithValues)
    .map(patternOf)
    .sort((a, b) => b.weight - a.weight)

  /** Parts that are joined on bring their space along. */
  const findInside = (text: string, depth: number): string => {
    const core = text.trim()
    return core === '' ? text : text.replace(core, () => find(core, depth))
  }
  const find = (text: string, depth: number): string => {
    if (Object.hasOwn(dictionary, text)) return dictionary[text] ?? text
    if (text.length > maxCharacters || depth > maxDepth) return text
    for (const { template, literals, holes } of patterns) {
      const values = valuesBetween(text, literals)
      if (values === undefined) continue
      const said = new Map(
        holes.map(({ index, isQuoted }, at) => {
          const value = values[at] ?? ''
          return [index, isQuoted ? value : findInside(value, depth + 1)]
        }),
      )
      return (dictionary[template] ?? template).replace(
        /\{(\d+)\}/g,
        (hole, index: string) => said.get(Number(index)) ?? hole,
      )
    }
    return text
  }
  return (text) => find(text, 0)
}

/** Short parts of sentences (`{0} or {1}`) are not looked for: they would be found in what services say. */
function isSentenceWithValues(template: string): boolean {
  const letters = template.replace(/\{\d+\}|[^A-Za-z]/g, '').length
  const isWhole = /([.!?]|: ?\{\d+\})$/.test(template)
  return template.includes('{0}') && letters >= (isWhole ? 8 : 16)
}

function patternOf(template: string): Pattern {
  const parts = template.split(/\{(\d+)\}/)
  const literals = parts.filter((_, at) => at % 2 === 0)
  const holes = parts.flatMap((part, at): Hole[] => {
    if (at % 2 === 0) return []
    const before = parts[at - 1]?.at(-1) ?? ''
    const isQuoted = '\'“"`'.includes(before) && before !== ''
    return [{ index: Number(part), isQuoted }]
  })
  return { template, literals, holes, weight: literals.join('').length }
}

/** What stands between the literals, each found at its first place; undefined where the text is another one. */
function valuesBetween(text: string, literals: readonly string[]): readonly string[] | undefined {
  const first = literals[0] ?? ''
  const last = literals.at(-1) ?? ''
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) {
    return undefined
  }
  const values: string[] = []
  const end = text.length - last.length
  let at = first.length
  for (const literal of literals.slice(1, -1)) {
    const next = text.indexOf(literal, at)
    if (next < 0 || next + literal.length > end) return undefined
    values.push(text.slice(at, next))
    at = next + literal.length
  }
  values.push(text.slice(at, end))
  return values
}
