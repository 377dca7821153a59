import { JsonError, parseJson, printJson } from '../../shared/json/index.ts'
import { toldText } from '../strings/sentences.ts'

/** JSON text with an indent, numbers kept to the digit. */
export function prettyJson(json: string): string {
  return printJson(parseJson(json), { indent: 2 })
}

/** What is wrong with a text as JSON, in words; undefined when nothing is. */
export function jsonMistake(text: string): string | undefined {
  try {
    parseJson(text)
    return undefined
  } catch (error) {
    if (error instanceof JsonError) return toldText(error.message)
    throw error
  }
}
