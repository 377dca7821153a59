import { type CallbackAnswer, errorAnswer } from './callback-request.ts'
import { isSignature, signatureQueries } from './callback-signature.ts'
import { queriesOf } from './request-parts.ts'

/** What the query of an address must hold. */
export interface SignedAddress {
  /** The signed query without the question mark: an address that is called as it was given out. */
  readonly search: string
  readonly signature: string
  readonly permission: string
}

/** The query beside the signature, or why the request is refused. */
export function readSigned(
  search: string,
  address: SignedAddress,
): CallbackAnswer | { readonly others: Readonly<Record<string, string>> } {
  if (isSignature(search, address.search)) return noOthers
  const parameters = new URLSearchParams(search)
  const refusal = refusalOfSignature(parameters, address)
  return refusal ?? { others: queriesOf(parameters, signatureQueries) }
}

const noOthers = { others: {} }

function refusalOfSignature(parameters: URLSearchParams, address: SignedAddress): CallbackAnswer | undefined {
  const signature = parameters.get('sig')
  if (signature === null) {
    return errorAnswer(
      401,
      'DirectApiAuthorizationRequired',
      'The request must be authenticated only by Shared Access scheme.',
    )
  }
  const isRight =
    isSignature(signature, address.signature) &&
    (parameters.get('sp') ?? address.permission) === address.permission
  return isRight
    ? undefined
    : errorAnswer(401, 'AuthorizationFailed', 'The signature of the address is not valid.')
}
