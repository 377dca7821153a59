import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { CredentialError } from '../../shared/errors/index.ts'

/**
 * What the first item of a secret holds: the value itself, or where its parts are. The parts of one write share a
 * `generation`, so that a new value never mixes with parts of an old one.
 */
export type KeychainItem =
  | { readonly kind: 'whole'; readonly value: string }
  | { readonly kind: 'split'; readonly parts: PartList }

/** Numbered items `<account>#<generation>.<number>`, numbers from 1. */
export interface PartList {
  readonly generation: string
  readonly count: number
  /** SHA-256 of the generation and the whole value, so that a lost or foreign part is noticed. */
  readonly check: string
}

const wholeMark = 'v1:'
const splitMark = 'p1:'

/** Bytes that the mark takes away from the first item. */
export const markBytes = Buffer.byteLength(wholeMark)

/** Text of a first item. */
export function printItem(item: KeychainItem): string {
  return item.kind === 'whole' ? `${wholeMark}${item.value}` : `${splitMark}${JSON.stringify(item.parts)}`
}

/** Reads a first item. Throws CredentialError `credential.damaged`. */
export function parseItem(text: string): KeychainItem {
  if (text.startsWith(wholeMark)) return { kind: 'whole', value: text.slice(wholeMark.length) }
  if (text.startsWith(splitMark)) {
    const parts = parseParts(text.slice(splitMark.length))
    if (parts !== undefined) return { kind: 'split', parts }
  }
  throw damaged()
}

function parseParts(text: string): PartList | undefined {
  try {
    const { generation, count, check } = JSON.parse(text) as Partial<PartList>
    const isSound =
      typeof generation === 'string' &&
      /^[0-9a-f]{16}$/.test(generation) &&
      typeof check === 'string' &&
      typeof count === 'number' &&
      Number.isInteger(count) &&
      count > 0 &&
      count <= 10_000
    return isSound ? { generation, count, check } : undefined
  } catch {
    return undefined
  }
}

/** Account of a numbered item. */
export function partAccount(account: string, generation: string, number: number): string {
  return `${account}#${generation}.${number}`
}

/** The check of a value written as one generation. */
export function checkOf(generation: string, value: string): string {
  return createHash('sha256').update(`${generation}\n${value}`).digest('hex')
}

/** The error of items that do not fit together. */
export function damaged(): CredentialError {
  return new CredentialError(
    'credential.damaged',
    'The secret in the keychain is incomplete: something else has changed or removed a part of it.',
    { hint: 'Enter it again, or sign in again.' },
  )
}
