import { checkerSentences } from './checker-sentences.ts'
import { editNames } from './edit-names.ts'
import { operationWords } from './operation-words.ts'

/** All that the layers below say in English, in German. */
export const germanSentences: Readonly<Record<string, string>> = {
  ...operationWords,
  ...checkerSentences,
  ...editNames,
}
