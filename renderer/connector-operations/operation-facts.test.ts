import { expect, test } from 'vitest'
import type { OperationDetail } from '../../shared/ipc/connectors-payloads.ts'
import { missingParameters } from './operation-facts.ts'

const parameter = (name: string, more: object = {}) => ({
  name,
  in: 'query',
  isRequired: true,
  visibility: 'none',
  schema: { type: 'string' },
  isFile: false,
  dynamicValues: [],
  dynamicSchemas: [],
  mediaTypes: [],
  ...more,
})

const detail = {
  parameters: [
    parameter('to'),
    parameter('cc', { isRequired: false }),
    parameter('version', { visibility: 'internal' }),
    parameter('importance', { default: 'Normal' }),
    parameter('body', {
      in: 'body',
      schema: { type: 'object', required: ['text'], properties: { text: {}, more: {} } },
    }),
    parameter('row', { in: 'body', schema: { type: 'object' } }),
  ],
  root: {},
} as unknown as OperationDetail

test.each([
  [{}, ['to', 'body/text', 'row']],
  [{ to: '', TO2: 1 }, ['to', 'body/text', 'row']],
  [{ To: 'a', 'body/text': '@{1}', 'row/x': 1 }, []],
  [{ to: 'a', body: { text: '' }, row: {} }, []],
])('required and not there: %j', (parameters, expected) => {
  expect(missingParameters({ inputs: { parameters } }, detail).map(({ name }) => name)).toEqual(expected)
})
