import { field } from '../authentication-field.ts'
import { defineAuthentication } from '../authentication-kind.ts'

/** A token that somebody handed out by hand. Source: RFC 6750. */
export const bearer = defineAuthentication({
  kind: 'bearer',
  title: 'Bearer token',
  summary: 'A token of the service, such as a personal access token. It is not renewed.',
  fields: [field('token', 'Token', 'secret')],
})
