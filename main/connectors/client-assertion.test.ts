import { createVerify, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { signClientAssertion } from './client-assertion.ts'
import { makeCertificate } from './testing/certificates.ts'

const { cert, key } = makeCertificate({ name: 'client' })
const claims = { clientId: 'c1', audience: 'https://login.test/t/oauth2/token', id: 'j1', issuedAt: 1000 }

test('an assertion that the certificate verifies', () => {
  const [header = '', payload = '', signature = ''] = signClientAssertion(
    cert + key,
    undefined,
    claims,
  ).split('.')
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString())
  const { fingerprint, publicKey } = new X509Certificate(cert)
  const x5t = Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url')
  expect(read(header)).toEqual({ alg: 'RS256', typ: 'JWT', x5t })
  expect(read(payload)).toEqual({
    aud: claims.audience,
    iss: 'c1',
    sub: 'c1',
    jti: 'j1',
    nbf: 1000,
    exp: 1600,
  })
  const verify = createVerify('RSA-SHA256').update(`${header}.${payload}`)
  expect(verify.verify(publicKey, signature, 'base64url')).toBe(true)
})

test.each([
  ['no key', cert],
  ['no certificate', key],
  ['neither', 'abc'],
])('%s', (_name, pem) => {
  expect(() => signClientAssertion(pem, undefined, claims)).toThrow(
    expect.objectContaining({ code: 'http.certificate' }),
  )
})
