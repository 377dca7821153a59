/** A sentence for a person, with what was put into it apart, so that a catalogue can say it in another language. */
export interface Sentence {
  /** In English, with `{0}`, `{1}` ... where the values go. */
  readonly template: string
  /** Words of the flow, numbers, or sentences (parts of one) themselves. */
  readonly values: readonly (string | Sentence)[]
}

/** What can stand in a sentence. */
export type SayValue = string | number | bigint | Sentence

/**
 * Tells a sentence: say`There is no action '${name}'.` Where a word of the sentence itself depends on something, it is said
 * too (say`one` or say`at most ${limit}`), or two sentences are told: a value is never translated.
 */
export function say(parts: TemplateStringsArray, ...values: readonly SayValue[]): Sentence {
  const template = parts.reduce(
    (text, part, index) => `${text}${index === 0 ? '' : `{${index - 1}}`}${part}`,
    '',
  )
  return { template, values: values.map((value) => (isSentence(value) ? value : String(value))) }
}

/** A word or sentence that is written elsewhere (a title, a kind of thing), to be said in another language as it is. */
export function word(text: string): Sentence {
  return { template: text, values: [] }
}

/** `text or number or list`. */
export function alternatives(words: readonly SayValue[]): Sentence {
  const [first = '', ...rest] = words
  return rest.length === 0 ? say`${first}` : say`${first} or ${alternatives(rest)}`
}

/** The sentence in English, or as `templateOf` writes its templates. */
export function textOfSentence(
  sentence: Sentence,
  templateOf: (template: string) => string = (template) => template,
): string {
  return templateOf(sentence.template).replace(/\{(\d+)\}/g, (hole, index: string) => {
    const value = sentence.values[Number(index)]
    if (value === undefined) return hole
    return isSentence(value) ? textOfSentence(value, templateOf) : value
  })
}

/** The text of what may be a sentence or a text already. */
export function plainText(told: string | Sentence): string {
  return isSentence(told) ? textOfSentence(told) : told
}

export function isSentence(value: unknown): value is Sentence {
  return typeof value === 'object' && value !== null && 'template' in value
}

/** Message and hint where they are sentences with values in them: a text without is its own key in a catalogue. */
export function saidOf(
  message: string | Sentence,
  hint: string | Sentence | undefined,
): { readonly said?: { readonly message?: Sentence; readonly hint?: Sentence } } {
  const said = {
    ...(hasValues(message) ? { message } : {}),
    ...(hasValues(hint) ? { hint } : {}),
  }
  return Object.keys(said).length === 0 ? {} : { said }
}

function hasValues(told: string | Sentence | undefined): told is Sentence {
  return isSentence(told) && told.values.length > 0
}
