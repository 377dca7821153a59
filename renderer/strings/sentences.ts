import { type Sentence, textOfSentence } from '../../shared/errors/say.ts'
import { checkerSentences as germanChecker } from './de/checker-sentences.ts'
import { operationWords as germanOperations } from './de/operation-words.ts'
import { language } from './language.ts'

const dictionaries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { ...germanOperations, ...germanChecker },
}

/** A sentence told by the flow checker, in the window's language; `text` is what it is in English. */
export function sentenceText(text: string, sentence?: Sentence, spoken: string = language): string {
  const dictionary = dictionaries[spoken]
  if (dictionary === undefined) return text
  const templateOf = (template: string) =>
    Object.hasOwn(dictionary, template) ? (dictionary[template] ?? template) : template
  return sentence === undefined ? templateOf(text) : textOfSentence(sentence, templateOf)
}

/** A title, label or description of a built-in operation, in the window's language. */
export function operationWord(text: string): string {
  return sentenceText(text)
}

/** What a problem or an issue of an expression says, with the rest as it is. */
interface Told {
  readonly message: string
  readonly hint?: string
  readonly said?: { readonly message?: Sentence; readonly hint?: Sentence }
}

/** A problem in the window's language. */
export function inOwnWords<T extends Told>(problem: T, spoken: string = language): T {
  if (dictionaries[spoken] === undefined) return problem
  return {
    ...problem,
    message: sentenceText(problem.message, problem.said?.message, spoken),
    ...(problem.hint === undefined ? {} : { hint: sentenceText(problem.hint, problem.said?.hint, spoken) }),
  }
}
