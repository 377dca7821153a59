import type { CatalogueEntry } from '../../shared/expressions/index.ts'
import { printJson } from '../../shared/json/index.ts'
import { languageStrings as words } from '../strings/language-service.ts'
import { sentenceText } from '../strings/sentences.ts'

/** What a function does, as Markdown: signature, summary, parameters, examples with what they give. */
export function describeFunction(entry: CatalogueEntry): string {
  const parameters = entry.parameters.map(
    ({ name, type, required, doc }) =>
      `- \`${name}\` (${type.replaceAll('|', ' | ')}${required ? '' : `, ${words.optional}`}): ${sentenceText(doc)}`,
  )
  const examples = entry.examples.map(
    ({ expression, result }) => `- \`${expression}\` → \`${printJson(result)}\``,
  )
  return [
    ...(entry.deprecatedFor === undefined ? [] : [words.deprecated(entry.deprecatedFor), '']),
    sentenceText(entry.summary),
    '',
    ...(parameters.length === 0 ? [] : [...parameters, '']),
    `${words.returns} ${entry.returns.replaceAll('|', ' | ')}`,
    '',
    ...examples,
  ].join('\n')
}
