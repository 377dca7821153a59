import { type AuthenticationField, field } from '../authentication-field.ts'
import { providers } from '../providers/index.ts'

/** Which identity provider, and who we are there. */
export const clientFields: readonly AuthenticationField[] = [
  field('provider', 'Sign-in service', 'choice', {
    default: 'custom',
    choices: [
      ...Object.values(providers).map(({ id, title }) => ({ value: id, text: title })),
      { value: 'custom', text: 'another one' },
    ],
  }),
  field('clientId', 'Client id', 'text', {
    hint: 'Of the app that you have registered with the service. Flowbench brings none of its own.',
  }),
]

/** The secret of a registered app; a desktop app often has none. */
export const optionalClientSecret = field('clientSecret', 'Client secret', 'secret', {
  isRequired: false,
  hint: 'Only where the service asks for one.',
})

/** What may be asked for. */
export const scopeFields: readonly AuthenticationField[] = [
  field('scopes', 'Scopes', 'text', {
    isRequired: false,
    hint: 'Separated by spaces. Empty: those of the sign-in service.',
  }),
  field('audience', 'Audience or resource', 'text', { isRequired: false }),
]

/** Where the service lives; needed for another one than those we know, and for single tenants. */
export const placeFields: readonly AuthenticationField[] = [
  field('tenant', 'Tenant', 'text', {
    isRequired: false,
    maxLength: 200,
    hint: 'Microsoft Entra: directory id, domain, or "organizations".',
  }),
  field('issuer', 'Issuer', 'url', {
    isRequired: false,
    hint: 'Address under which the service describes itself; the addresses below are then found there.',
  }),
  field('tokenUrl', 'Token address', 'url', { isRequired: false }),
  field('revocationUrl', 'Revocation address', 'url', { isRequired: false }),
  field('clientAuthentication', 'The client secret is sent', 'choice', {
    isRequired: false,
    choices: [
      { value: 'post', text: 'in the body' },
      { value: 'basic', text: 'in a header' },
    ],
  }),
]
