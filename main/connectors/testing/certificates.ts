import forge from 'node-forge'

/** A certificate with its key, as PEM. */
export interface TestCertificate {
  readonly cert: string
  readonly key: string
}

/** What a test certificate is made out to. */
export interface CertificateOptions {
  readonly name: string
  /** Host names and addresses it is valid for. */
  readonly hosts?: readonly string[]
  /** Signed by this authority; by itself when absent. */
  readonly authority?: TestCertificate
  readonly isAuthority?: boolean
  /** Ms since 1970; one day from now when absent. */
  readonly expires?: number
}

const day = 86_400_000

/** Makes a certificate for tests: 2048 bit RSA, SHA-256, valid since yesterday. */
export function makeCertificate(options: CertificateOptions): TestCertificate {
  const keys = forge.pki.rsa.generateKeyPair(2048)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = keys.publicKey
  certificate.serialNumber = forge.util.bytesToHex(`\0${forge.random.getBytesSync(15)}`)
  certificate.validity.notBefore = new Date(Date.now() - 30 * day)
  certificate.validity.notAfter = new Date(options.expires ?? Date.now() + day)
  const subject = [{ name: 'commonName', value: options.name }]
  const { authority } = options
  certificate.setSubject(subject)
  certificate.setIssuer(
    authority === undefined ? subject : forge.pki.certificateFromPem(authority.cert).subject.attributes,
  )
  certificate.setExtensions([
    { name: 'basicConstraints', cA: options.isAuthority === true },
    {
      name: 'subjectAltName',
      altNames: (options.hosts ?? []).map((host) =>
        /^[\d.]+$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host },
      ),
    },
  ])
  const signer = authority === undefined ? keys.privateKey : forge.pki.privateKeyFromPem(authority.key)
  certificate.sign(signer, forge.md.sha256.create())
  return { cert: forge.pki.certificateToPem(certificate), key: forge.pki.privateKeyToPem(keys.privateKey) }
}

/** A certificate with its key as a PKCS #12 file. */
export function pfxOf({ cert, key }: TestCertificate, password: string): Uint8Array {
  const asn1 = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(key),
    forge.pki.certificateFromPem(cert),
    password,
    { algorithm: 'aes256' },
  )
  return Uint8Array.from(forge.asn1.toDer(asn1).getBytes(), (char) => char.charCodeAt(0))
}
