import { encodePart } from '../url-encoding.ts'
import { bodyPolicy } from './change-body.ts'

/** Percent-encodes a text. */
export const encodePropertyValue = bodyPolicy('encodepropertyvalue', (value) =>
  typeof value === 'string' ? encodePart(value) : undefined,
)
