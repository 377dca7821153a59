import { isContent, textOfContent } from '../expressions/content.ts'
import type { WdlValue } from '../expressions/value.ts'
import { printJson } from '../json/index.ts'
import { isObject } from '../wdl/lookup.ts'
import type { ListFormat, Parameter } from './operation.ts'

/** A value as the text of a parameter: JSON's words for flags and numbers, text as it is, null as nothing. */
export function plainText(value: WdlValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (isContent(value)) return textOfContent(value) ?? value.$content
  return printJson(value)
}

const separators: Readonly<Record<ListFormat, string>> = {
  csv: ',',
  ssv: ' ',
  tsv: '\t',
  pipes: '|',
  multi: ',',
}

/** What separates the items of a list in one text. */
export function separatorOf(parameter: Pick<Parameter, 'listFormat'>): string {
  return separators[parameter.listFormat]
}

/**
 * The texts a parameter's value is written as, by name: several for a `multi` list and for an object of which each
 * property is one. Source: Swagger 2.0, `collectionFormat`; OpenAPI 3.1, "Style Values".
 */
export function parameterTexts(
  parameter: Parameter,
  value: WdlValue,
): readonly { readonly name: string; readonly value: string }[] {
  const { name } = parameter
  if (Array.isArray(value)) {
    const items = (value as readonly WdlValue[]).map(plainText)
    return parameter.listFormat === 'multi'
      ? items.map((item) => ({ name, value: item }))
      : [{ name, value: items.join(separatorOf(parameter)) }]
  }
  if (!isObject(value) || isContent(value) || parameter.objectFormat === 'json') {
    return [{ name, value: plainText(value) }]
  }
  const entries = Object.entries(value)
  switch (parameter.objectFormat) {
    case 'properties':
      return entries.map(([key, inner]) => ({ name: key, value: plainText(inner) }))
    case 'deepObject':
      return entries.map(([key, inner]) => ({ name: `${name}[${key}]`, value: plainText(inner) }))
    case 'pairs':
      return [{ name, value: entries.flatMap(([key, inner]) => [key, plainText(inner)]).join(',') }]
  }
}
