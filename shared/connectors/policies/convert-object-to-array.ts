import { isObject, textOf } from '../../wdl/lookup.ts'
import { bodyPolicy } from './change-body.ts'

/** An object becomes a list of `{keyName: key, valueName: value}`; without `valueName` the value's own properties stand beside the key. */
export const convertObjectToArray = bodyPolicy('convertobjecttoarray', (value, parameters) => {
  if (!isObject(value)) return undefined
  const keyName = textOf(parameters, 'keyName') ?? 'key'
  const valueName = textOf(parameters, 'valueName') ?? ''
  return Object.entries(value).map(([key, inner]) => ({
    [keyName]: key,
    ...(valueName !== '' ? { [valueName]: inner } : isObject(inner) ? inner : { value: inner }),
  }))
})
