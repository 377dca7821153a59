import { ConnectorError } from '../../shared/errors/index.ts'
import { type NetworkTrouble, networkCodeOf, networkTrouble, speaksNoTls } from './network-trouble.ts'

/** Host of an address for messages; never its path or query, which may hold secrets. */
export function hostOf(url: string): string {
  return new URL(url).host
}

const wantsCertificate = /CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|ALERT_(BAD|UNKNOWN)_C/
const certificateTrouble =
  /PKCS12|PKCS #12|mac verify|PEM|not enough data|BAD_DECRYPT|KEY_VALUES_MISMATCH|INCORRECT_PASSWORD|\bPFX\b/i

/** The error of an exchange that did not come about: `http.unreachable`, `http.tls`, `http.certificate` ... */
export function httpFailure(url: string, thrown: unknown, hasCertificate: boolean): ConnectorError {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const code = networkCodeOf(thrown)
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
  const trouble = networkTrouble(thrown)
  if (trouble?.kind === 'tls') return tlsFailure(host, trouble, hasCertificate, thrown)
  const proxy = /Proxy response \((\d+)\)/.exec(message)?.[1]
  if (proxy !== undefined) return proxyFailure(host, Number(proxy), thrown)
  if (code.startsWith('HPE_')) {
    return new ConnectorError('http.invalid-answer', `What ${host} answers is not HTTP, or broken.`, {
      cause: thrown,
    })
  }
  if (trouble !== undefined) {
    return new ConnectorError('http.unreachable', `${host} ${trouble.why}.`, {
      retryable: true,
      cause: thrown,
    })
  }
  return new ConnectorError('http.invalid-request', `The request to ${host} could not be sent: ${message}.`, {
    cause: thrown,
  })
}

function tlsFailure(
  host: string,
  trouble: NetworkTrouble,
  hasCertificate: boolean,
  cause: unknown,
): ConnectorError {
  const asked = wantsCertificate.test(trouble.code) ? certificateWords(hasCertificate) : undefined
  const hint = asked?.hint ?? (speaksNoTls(trouble) ? 'Try http:// in place of https://.' : trouble.hint)
  return new ConnectorError('http.tls', `No secure connection to ${host}: ${asked?.why ?? trouble.why}.`, {
    cause,
    ...(hint === undefined ? {} : { hint }),
  })
}

function certificateWords(hasCertificate: boolean): { readonly why: string; readonly hint?: string } {
  if (hasCertificate) return { why: 'it does not accept the client certificate' }
  return {
    why: 'it wants a client certificate, or no common cipher was found',
    hint: "Set authentication of type 'ClientCertificate'.",
  }
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
