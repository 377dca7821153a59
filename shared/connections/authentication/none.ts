import { defineAuthentication } from '../authentication-kind.ts'

/** The service asks for nothing. */
export const none = defineAuthentication({
  kind: 'none',
  title: 'No authentication',
  summary: 'The service answers everybody.',
  fields: [],
})
