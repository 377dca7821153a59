import { ConnectorError } from '../../shared/errors/index.ts'

/** Host of an address for messages; never its path or query, which may hold secrets. */
export function hostOf(url: string): string {
  return new URL(url).host
}

const words: Readonly<Record<string, string>> = {
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
  ERR_SSL_WRONG_VERSION_NUMBER: [
    'what answers there does not speak TLS',
    'Try http:// in place of https://.',
  ],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: [
    'what answers there does not speak TLS',
    'Try http:// in place of https://.',
  ],
  ERR_SSL_UNSUPPORTED_PROTOCOL: ['it speaks only versions of TLS that are no longer safe'],
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: ['it speaks only versions of TLS that are no longer safe'],
}

const wantsCertificate = /CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|ALERT_(BAD|UNKNOWN)_C/
const certificateTrouble =
  /PKCS12|PKCS #12|mac verify|PEM|not enough data|BAD_DECRYPT|KEY_VALUES_MISMATCH|INCORRECT_PASSWORD|\bPFX\b/i

/** The error of an exchange that did not come about: `http.unreachable`, `http.tls`, `http.certificate` ... */
export function httpFailure(url: string, thrown: unknown, hasCertificate: boolean): ConnectorError {
  const error = (thrown as { code?: unknown; message?: unknown }) ?? {}
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const code = codeOf(typeof error.code === 'string' ? error.code : '', message)
  const host = hostOf(url)
  if (hasCertificate && certificateTrouble.test(`${code} ${message}`)) {
    return new ConnectorError(
      'http.certificate',
      'The client certificate cannot be used: it is damaged, or its password is wrong.',
      {
        hint: 'It must be a PKCS #12 file in base64 with its password, in an encryption newer than RC2, or PEM.',
        cause: thrown,
      },
    )
  }
  const tls = tlsWords[code]
  if (tls !== undefined || code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO') {
    const [why, hint] = tls ?? otherTls(code, hasCertificate)
    return new ConnectorError('http.tls', `No secure connection to ${host}: ${why}.`, {
      cause: thrown,
      ...(hint === undefined ? {} : { hint }),
    })
  }
  const proxy = /Proxy response \((\d+)\)/.exec(message)?.[1]
  if (proxy !== undefined) return proxyFailure(host, Number(proxy), thrown)
  if (code.startsWith('HPE_')) {
    return new ConnectorError('http.invalid-answer', `What ${host} answers is not HTTP, or broken.`, {
      cause: thrown,
    })
  }
  const word = words[code]
  if (word !== undefined) {
    return new ConnectorError('http.unreachable', `${host} ${word}.`, { retryable: true, cause: thrown })
  }
  return new ConnectorError('http.invalid-request', `The request to ${host} could not be sent: ${message}.`, {
    cause: thrown,
  })
}

/** A handshake that fails while something is written is told as EPROTO, with the reason in the message alone. */
function codeOf(code: string, message: string): string {
  const reason = code === 'EPROTO' ? /routines:[^:]*:([^:]+):/.exec(message)?.[1] : undefined
  return reason === undefined ? code : `ERR_SSL_${reason.trim().toUpperCase().replace(/\W+/g, '_')}`
}

function otherTls(code: string, hasCertificate: boolean): readonly [string, string?] {
  if (!wantsCertificate.test(code)) return ['the two sides do not agree on a protocol']
  return hasCertificate
    ? ['it does not accept the client certificate']
    : [
        'it wants a client certificate, or no common cipher was found',
        "Set authentication of type 'ClientCertificate'.",
      ]
}

function proxyFailure(host: string, status: number, cause: unknown): ConnectorError {
  if (status === 407) {
    return new ConnectorError('http.proxy', `The proxy on the way to ${host} asks for a sign-in.`, {
      hint: 'Write user and password into HTTPS_PROXY: http://user:password@proxy:port.',
      cause,
    })
  }
  return new ConnectorError('http.proxy', `The proxy on the way to ${host} answered ${status}.`, {
    retryable: status >= 500,
    cause,
  })
}
