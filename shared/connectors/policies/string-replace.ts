import { textOf } from '../../wdl/lookup.ts'
import { bodyPolicy } from './change-body.ts'

/** Replaces each `sourceString` in a text by `replacementString`. */
export const stringReplace = bodyPolicy('stringreplace', (value, parameters) => {
  const source = textOf(parameters, 'sourceString') ?? ''
  if (typeof value !== 'string' || source === '') return undefined
  return value.replaceAll(source, () => textOf(parameters, 'replacementString') ?? '')
})
