import type { WdlValue } from '../../expressions/value.ts'
import { parseJson } from '../../json/index.ts'

/**
 * The JSON value of a sample as Postman has them: `{{variables}}` stand for values, and comments are allowed nowhere.
 * `undefined` for what is no JSON.
 */
export function parseSample(text: string): WdlValue | undefined {
  const filled = text
    // Inside of a text a variable is part of it; bare ones stand for a value.
    .replace(/("(?:[^"\\]|\\.)*")|\{\{[^{}]*\}\}/g, (_whole, quoted: string | undefined) => quoted ?? '""')
    .trim()
  if (filled === '') return undefined
  try {
    return parseJson(filled)
  } catch {
    return undefined
  }
}
