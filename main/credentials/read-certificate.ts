import { Buffer } from 'node:buffer'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { CredentialError } from '../../shared/errors/index.ts'

/** What a client certificate says of itself, as far as it can be read. */
export interface CertificateFacts {
  /** Its common name. */
  readonly label?: string
  /** End of its validity, ms since 1970 UTC. */
  readonly expiresAt?: number
}

/**
 * Checks a PFX or PEM certificate with its key and password by opening it. Throws CredentialError
 * `credential.bad-certificate`.
 */
export function readCertificate(secrets: Readonly<Record<string, string>>): CertificateFacts {
  const passphrase = secrets.passphrase === undefined ? {} : { passphrase: secrets.passphrase }
  try {
    if (secrets.pfx !== undefined) {
      const context = createSecureContext({ pfx: Buffer.from(secrets.pfx, 'base64'), ...passphrase })
      const inner = context.context as { getCertificate?(): Buffer | null } | undefined
      const certificate = inner?.getCertificate?.()
      return certificate ? factsOf(new X509Certificate(certificate)) : {}
    }
    const certificate = new X509Certificate(secrets.certificate ?? '')
    const key = createPrivateKey({ key: secrets.privateKey ?? '', ...passphrase })
    if (!certificate.checkPrivateKey(key)) throw badCertificate('the key does not belong to the certificate')
    return factsOf(certificate)
  } catch (thrown) {
    // The library's words may quote the text; only what they are about is told.
    const said =
      thrown instanceof Error ? `${thrown.message} ${(thrown as { code?: string }).code ?? ''}` : ''
    if (thrown instanceof CredentialError) throw thrown
    if (/mac verify|bad decrypt|passphrase|password|bad_decrypt|interrupted/i.test(said)) {
      throw badCertificate('its password is wrong or missing')
    }
    throw badCertificate('it is damaged, or not of this format')
  }
}

function factsOf(certificate: X509Certificate): CertificateFacts {
  const expiresAt = Date.parse(certificate.validTo)
  const label = /^CN=(.+)$/m.exec(certificate.subject ?? '')?.[1]
  return {
    ...(label === undefined ? {} : { label }),
    ...(Number.isNaN(expiresAt) ? {} : { expiresAt }),
  }
}

function badCertificate(why: string): CredentialError {
  return new CredentialError('credential.bad-certificate', `The client certificate cannot be used: ${why}.`, {
    hint: 'Choose the file again, and check its password.',
  })
}
