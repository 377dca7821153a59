import { textOf } from '../../wdl/lookup.ts'
import { bodyPolicy } from './change-body.ts'

/** A text becomes a list of its parts at any character of `delimiterList`; each part inside `childPropertyName` if there is one. Empty parts are left out. */
export const stringToArray = bodyPolicy('stringtoarray', (value, parameters) => {
  if (typeof value !== 'string') return undefined
  const delimiters = new Set(textOf(parameters, 'delimiterList') ?? ',')
  const child = textOf(parameters, 'childPropertyName') ?? ''
  const parts: string[] = []
  let part = ''
  for (const char of value) {
    if (!delimiters.has(char)) part += char
    else {
      parts.push(part)
      part = ''
    }
  }
  return [...parts, part]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => (child === '' ? text : { [child]: text }))
})
