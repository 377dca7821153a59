import { isSentence, type Sentence, textOfSentence } from '../../shared/errors/say.ts'
import { operationWords } from './de/operation-words.ts'
import { germanSentences } from './de/sentences.ts'
import { language } from './language.ts'
import { type Dictionary, type SentenceFinder, sentenceFinder } from './sentence-finder.ts'

const dictionaries: Readonly<Record<string, Dictionary>> = { de: germanSentences }
const operationDictionaries: Readonly<Record<string, Dictionary>> = { de: operationWords }
const finders = new Map<string, SentenceFinder>()

/** A sentence that was told with `say`, or a word or sentence without values, in the window's language. */
export function sentenceText(told: string | Sentence, spoken: string = language): string {
  const dictionary = dictionaries[spoken]
  const templateOf = (template: string) =>
    dictionary !== undefined && Object.hasOwn(dictionary, template)
      ? (dictionary[template] ?? template)
      : template
  return isSentence(told) ? textOfSentence(told, templateOf) : templateOf(told)
}

/** A title, label or description of a built-in operation, in the window's language; a connector's own stays as it is. */
export function operationWord(text: string, spoken: string = language): string {
  const words = operationDictionaries[spoken]
  return words !== undefined && Object.hasOwn(words, text) ? (words[text] ?? text) : text
}

/**
 * What another process, a run or a file tells in English, in the window's language: its sentence is looked for in the
 * dictionary, and its values are read out of it. What is not found (a service's own words) stays as it is.
 */
export function toldText(text: string, spoken: string = language): string {
  const dictionary = dictionaries[spoken]
  if (dictionary === undefined) return text
  let finder = finders.get(spoken)
  if (finder === undefined) {
    finder = sentenceFinder(dictionary)
    finders.set(spoken, finder)
  }
  return finder(text)
}

/** What a problem, an error or an issue of an expression says, with the rest as it is. */
interface Told {
  readonly message: string
  readonly hint?: string
  readonly said?: { readonly message?: Sentence; readonly hint?: Sentence }
}

/** A problem or an error in the window's language. */
export function inOwnWords<T extends Told>(told: T, spoken: string = language): T {
  if (dictionaries[spoken] === undefined) return told
  const say = (text: string, sentence: Sentence | undefined) =>
    sentence === undefined ? toldText(text, spoken) : sentenceText(sentence, spoken)
  return {
    ...told,
    message: say(told.message, told.said?.message),
    ...(told.hint === undefined ? {} : { hint: say(told.hint, told.said?.hint) }),
  }
}

/** What was wrong and what to do, in the window's language. */
export function inWords(told: Told): string {
  const { message, hint } = inOwnWords(told)
  return hint === undefined || hint === '' ? message : `${message} ${hint}`
}
