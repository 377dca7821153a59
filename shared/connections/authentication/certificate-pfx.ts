import { field } from '../authentication-field.ts'
import { defineAuthentication } from '../authentication-kind.ts'

/** A client certificate with its key in one PKCS #12 file. Source: RFC 8446 4.4.2, RFC 7292. */
export const certificatePfx = defineAuthentication({
  kind: 'certificatePfx',
  title: 'Client certificate (PFX)',
  summary: 'The secure connection itself proves who you are.',
  fields: [
    field('pfx', 'PFX file', 'secretText', { hint: 'Base64 of the .pfx or .p12 file.' }),
    field('passphrase', 'Password of the file', 'secret', { isRequired: false }),
  ],
})
