import { field } from '../authentication-field.ts'
import { defineAuthentication } from '../authentication-kind.ts'

/** A key in a header or in the query. Source: OpenAPI 3.1, "API Key Security Scheme". */
export const apiKey = defineAuthentication({
  kind: 'apiKey',
  title: 'API key',
  summary: 'A key that the service has given you, sent with each request.',
  fields: [
    field('key', 'Key', 'secret'),
    field('in', 'Sent in', 'choice', {
      default: 'header',
      choices: [
        { value: 'header', text: 'a header' },
        { value: 'query', text: 'the query' },
      ],
    }),
    field('name', 'Name of the header or query parameter', 'text', { default: 'X-API-Key', maxLength: 200 }),
    field('prefix', 'Before the key', 'text', {
      isRequired: false,
      maxLength: 100,
      keepsSpaces: true,
      hint: 'Some services want a word and a space before the key, such as "ApiKey ".',
    }),
  ],
})
