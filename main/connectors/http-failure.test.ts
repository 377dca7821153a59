import { describe, expect, test } from 'vitest'
import { httpFailure } from './http-failure.ts'

const url = 'https://api.test:8443/path?sig=secret'
const thrown = (code: string | undefined, message: string) =>
  Object.assign(new Error(message), code === undefined ? {} : { code })

/** What Node (OpenSSL) and Electron (BoringSSL) really say. */
describe('TLS', () => {
  test.each([
    [
      'EPROTO',
      'write EPROTO 409D:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:x.c:77:',
      /does not speak TLS/,
    ],
    [
      'EPROTO',
      'write EPROTO 938:error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:x.cc:231:',
      /does not speak TLS/,
    ],
    ['EPROTO', 'write EPROTO', /do not agree on a protocol/],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'alert', /wants a client certificate/],
    ['ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED', 'alert', /wants a client certificate/],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', /signed by itself/],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      "Hostname/IP does not match certificate's altnames",
      /made out to another host/,
    ],
    ['CERT_NOT_YET_VALID', 'certificate is not yet valid', /not valid yet/],
  ])('%s %s', (code, message, words) => {
    const error = httpFailure(url, thrown(code, message), false)
    expect(error).toMatchObject({ code: 'http.tls', retryable: false })
    expect(error.message).toMatch(words)
    expect(error.message).toMatch(/^No secure connection to api\.test:8443: /)
  })

  test('a certificate that the server does not accept', () => {
    const error = httpFailure(url, thrown('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'alert'), true)
    expect(error.message).toMatch(/does not accept the client certificate/)
  })
})

test.each([
  [undefined, 'mac verify failure'],
  [undefined, 'not enough data'],
  [undefined, 'INCORRECT_PASSWORD'],
  [undefined, 'BAD_PKCS12_DATA'],
  ['ERR_OSSL_PEM_NO_START_LINE', 'error:0480006C:PEM routines::no start line'],
  ['ERR_OSSL_X509_KEY_VALUES_MISMATCH', 'key values mismatch'],
])('a client certificate: %s %s', (code, message) => {
  expect(httpFailure(url, thrown(code, message), true)).toMatchObject({ code: 'http.certificate' })
})

test.each([
  ['ECONNREFUSED', 'api.test:8443 refused the connection.'],
  ['ECONNRESET', 'api.test:8443 broke the connection off.'],
  ['UND_ERR_SOCKET', 'api.test:8443 broke the connection off.'],
  ['ENOTFOUND', 'api.test:8443 is no known host name.'],
  ['UND_ERR_CONNECT_TIMEOUT', 'api.test:8443 did not answer.'],
])('%s may be tried again', (code, message) => {
  expect(httpFailure(url, thrown(code, 'raw'), false)).toMatchObject({
    code: 'http.unreachable',
    retryable: true,
    message,
  })
})

test.each([
  ['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/', 'http.invalid-answer'],
  ['UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling', 'http.proxy'],
  ['UND_ERR_INVALID_ARG', 'invalid x-a header', 'http.invalid-request'],
])('%s', (code, message, expected) => {
  const error = httpFailure(url, thrown(code, message), false)
  expect(error.code).toBe(expected)
  expect(error.message).not.toContain('secret')
})
