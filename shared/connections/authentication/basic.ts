import { field } from '../authentication-field.ts'
import { defineAuthentication } from '../authentication-kind.ts'

/** User name and password with each request. Source: RFC 7617. */
export const basic = defineAuthentication({
  kind: 'basic',
  title: 'User name and password (Basic)',
  summary: 'Sent with each request, readable for whoever sees the request: use it over https only.',
  fields: [
    field('username', 'User name', 'text', { hint: 'A colon cannot be part of it.' }),
    field('password', 'Password', 'secret', { isRequired: false }),
  ],
})
