import { field } from '../authentication-field.ts'
import { defineAuthentication } from '../authentication-kind.ts'

/** A client certificate and its key as PEM text. Source: RFC 8446 4.4.2, RFC 7468. */
export const certificatePem = defineAuthentication({
  kind: 'certificatePem',
  title: 'Client certificate (PEM)',
  summary: 'The secure connection itself proves who you are.',
  fields: [
    field('certificate', 'Certificate', 'secretText', {
      hint: 'With those of its issuers, if the service needs them.',
    }),
    field('privateKey', 'Private key', 'secretText'),
    field('passphrase', 'Password of the key', 'secret', { isRequired: false }),
  ],
})
