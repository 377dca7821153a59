import { field } from '../authentication-field.ts'
import { defineAuthentication } from '../authentication-kind.ts'
import { clientFields, placeFields, scopeFields } from './oauth-fields.ts'

/** An app signs in as itself. Source: RFC 6749 4.4. */
export const oauthClientCredentials = defineAuthentication({
  kind: 'oauthClientCredentials',
  title: 'OAuth 2: an app of its own (client credentials)',
  summary: 'The registered app signs in with its own secret; no person is involved.',
  fields: [...clientFields, field('clientSecret', 'Client secret', 'secret'), ...scopeFields, ...placeFields],
  traits: { signIn: 'unattended' },
})
