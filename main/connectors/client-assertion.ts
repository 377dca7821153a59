import { createPrivateKey, createSign, X509Certificate } from 'node:crypto'
import { ConnectorError } from '../../shared/errors/index.ts'

/** What a client assertion says. */
export interface AssertionClaims {
  readonly clientId: string
  /** Address of the token endpoint. */
  readonly audience: string
  /** Unique per assertion. */
  readonly id: string
  /** Seconds since 1970. */
  readonly issuedAt: number
}

/** How long an assertion is good for, in seconds. */
const lifetime = 600

/**
 * A JWT by which a client shows its certificate to a token endpoint, in place of a secret. `pem` holds certificate
 * and key. Throws ConnectorError `http.certificate`. Source: RFC 7523, 2.2; Microsoft identity platform, "Certificate credentials".
 */
export function signClientAssertion(
  pem: string,
  password: string | undefined,
  claims: AssertionClaims,
): string {
  try {
    const certificate = new X509Certificate(pem)
    const key = createPrivateKey({ key: pem, ...(password === undefined ? {} : { passphrase: password }) })
    const thumbprint = Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64url')
    const header = encode({ alg: 'RS256', typ: 'JWT', x5t: thumbprint })
    const payload = encode({
      aud: claims.audience,
      iss: claims.clientId,
      sub: claims.clientId,
      jti: claims.id,
      nbf: claims.issuedAt,
      exp: claims.issuedAt + lifetime,
    })
    const signed = `${header}.${payload}`
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`
  } catch (cause) {
    throw new ConnectorError('http.certificate', 'The client certificate cannot be used to sign in.', {
      hint: 'It must be PEM text with the certificate and its RSA key.',
      cause,
    })
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
