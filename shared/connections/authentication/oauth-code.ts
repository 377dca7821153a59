import { field } from '../authentication-field.ts'
import { defineAuthentication } from '../authentication-kind.ts'
import { clientFields, optionalClientSecret, placeFields, scopeFields } from './oauth-fields.ts'

/** Sign-in in the system browser with PKCE and a loopback redirect. Sources: RFC 6749 4.1, RFC 7636, RFC 8252. */
export const oauthCode = defineAuthentication({
  kind: 'oauthCode',
  title: 'OAuth 2: sign in with the browser',
  summary: 'You sign in with the service in your browser; Flowbench gets a token that it renews.',
  fields: [
    ...clientFields,
    optionalClientSecret,
    ...scopeFields,
    ...placeFields,
    field('authorizationUrl', 'Authorization address', 'url', { isRequired: false }),
    field('redirectPort', 'Port of the redirect', 'number', {
      isRequired: false,
      maxLength: 5,
      hint: 'Only where the service wants the redirect address with its port, as registered. Else any free one.',
    }),
  ],
  traits: { signIn: 'browser', isPersonal: true },
})
