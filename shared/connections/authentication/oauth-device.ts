import { field } from '../authentication-field.ts'
import { defineAuthentication } from '../authentication-kind.ts'
import { clientFields, optionalClientSecret, placeFields, scopeFields } from './oauth-fields.ts'

/** Sign-in with a code on any device, for machines without a browser. Source: RFC 8628. */
export const oauthDevice = defineAuthentication({
  kind: 'oauthDevice',
  title: 'OAuth 2: sign in with a code',
  summary: 'You type a code on a page of the service, on this or another device.',
  fields: [
    ...clientFields,
    optionalClientSecret,
    ...scopeFields,
    ...placeFields,
    field('deviceUrl', 'Device authorization address', 'url', { isRequired: false }),
  ],
  traits: { signIn: 'code', isPersonal: true },
})
