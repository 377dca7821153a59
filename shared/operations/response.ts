import { defineOperation } from './define-operation.ts'
import { anything, record } from './json-schema.ts'

/** Response: answers the caller of a Request trigger. Source: WDL reference, "Response action". */
export const response = defineOperation({
  type: 'Response',
  title: 'Response',
  category: 'http',
  icon: 'ArrowReply',
  summary: 'Answers the caller that started the flow.',
  kinds: ['Http', 'PowerApp', 'Skills', 'VirtualAgent'],
  inputs: record(
    {
      statusCode: anything('Status code', { 'x-visibility': 'important', default: 200 }),
      headers: anything('Headers', { 'x-editor': 'key-value' }),
      body: anything('Body', { 'x-visibility': 'important' }),
      schema: anything('Body JSON schema', { 'x-editor': 'schema', 'x-visibility': 'advanced' }),
    },
    ['statusCode'],
  ),
  outputs: record({ statusCode: { type: 'integer' }, headers: { type: 'object' }, body: {} }),
  traits: { isResponse: true, idempotent: false },
})
