import { defineOperation } from './define-operation.ts'
import { anyJson, anything, record } from './json-schema.ts'

/** Parse JSON: checks a value against a JSON schema and gives it typed. Source: WDL reference, "Parse JSON action". */
export const parseJson = defineOperation({
  type: 'ParseJson',
  title: 'Parse JSON',
  category: 'data',
  icon: 'Braces',
  summary: 'Reads JSON by a schema, so that later actions can use its properties.',
  inputs: record(
    {
      content: anything('Content', { 'x-visibility': 'important' }),
      schema: anything('Schema', { 'x-editor': 'schema', 'x-visibility': 'important' }),
    },
    ['content'],
  ),
  outputs: record({ body: anyJson }),
})
