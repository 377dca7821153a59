/**
 * Why a connection did not come about, as the end of a sentence: `<host> <why>.` where the service is unreachable, `No
 * secure connection to <host>: <why>.` where TLS fails.
 */
export interface NetworkTrouble {
  readonly kind: 'unreachable' | 'tls'
  /** Node's own code for it, with the reason that OpenSSL writes into messages. */
  readonly code: string
  readonly why: string
  readonly hint?: string
}

const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'broke the connection off',
  UND_ERR_SOCKET: 'broke the connection off',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'broke the connection off in the middle of its answer',
  ENOTFOUND: 'is no known host name',
  EAI_AGAIN: 'could not be looked up: no name server answered',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached: there is no network',
  ETIMEDOUT: 'did not answer',
  UND_ERR_CONNECT_TIMEOUT: 'did not answer',
  EPIPE: 'broke the connection off',
}

const unknownAuthority = 'its certificate is signed by an authority this machine does not know'
const trustHint =
  "Give the authority's certificate (PEM) to Flowbench in the environment variable NODE_EXTRA_CA_CERTS."
const noTls = 'what answers there does not speak TLS'
const oldTls = 'it speaks only versions of TLS that are no longer safe'

/** What TLS says, in words, and what helps. */
const tlsWords: Readonly<Record<string, readonly [why: string, hint?: string]>> = {
  CERT_HAS_EXPIRED: ['its certificate has expired'],
  CERT_NOT_YET_VALID: ['its certificate is not valid yet', "Look at this machine's clock."],
  CERT_REVOKED: ['its certificate was revoked'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['its certificate is signed by itself', trustHint],
  SELF_SIGNED_CERT_IN_CHAIN: ['its certificate chain ends in one signed by itself', trustHint],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [unknownAuthority, trustHint],
  UNABLE_TO_GET_ISSUER_CERT: [unknownAuthority, trustHint],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [unknownAuthority, trustHint],
  ERR_TLS_CERT_ALTNAME_INVALID: ['its certificate is made out to another host'],
  ERR_SSL_WRONG_VERSION_NUMBER: [noTls],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: [noTls],
  ERR_SSL_UNSUPPORTED_PROTOCOL: [oldTls],
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: [oldTls],
}

/** Whether something other than TLS answers where TLS was begun. */
export function speaksNoTls({ why }: NetworkTrouble): boolean {
  return why === noTls
}

/** What is known of an error that Node's sockets or TLS threw; `undefined` for anything else. */
export function networkTrouble(thrown: unknown): NetworkTrouble | undefined {
  const code = networkCodeOf(thrown)
  const tls = tlsWords[code]
  if (tls !== undefined || code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO') {
    const [why, hint] = tls ?? ['the two sides do not agree on a protocol']
    return { kind: 'tls', code, why, ...(hint === undefined ? {} : { hint }) }
  }
  const why = unreachable[code]
  return why === undefined ? undefined : { kind: 'unreachable', code, why }
}

/** A handshake that fails while something is written is told as EPROTO, with the reason in the message alone. */
export function networkCodeOf(thrown: unknown): string {
  const given = (thrown as { code?: unknown } | undefined)?.code
  const code = typeof given === 'string' ? given : ''
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const reason = code === 'EPROTO' ? /routines:[^:]*:([^:]+):/.exec(message)?.[1] : undefined
  return reason === undefined ? code : `ERR_SSL_${reason.trim().toUpperCase().replace(/\W+/g, '_')}`
}
