import { expect, test } from 'vitest'
import { operationOf } from '../../../shared/operations/index.ts'
import type { FlatParameter } from '../../connector-operations/flatten-parameters.ts'
import { fieldsOf, stepCode, stepObjectRange } from './step-json.ts'

const parameter = (name: string, more: Partial<FlatParameter> = {}): FlatParameter => ({
  name,
  title: undefined,
  description: undefined,
  schema: { type: 'string' },
  isRequired: false,
  visibility: 'none',
  hasDynamicValues: false,
  isTree: false,
  hasDynamicSchema: false,
  default: undefined,
  isFile: false,
  ...more,
})

const look = (fields: ReturnType<typeof fieldsOf>) =>
  fields.map(({ path, isAdvanced }) => `${path.join('.')}${isAdvanced ? ' (advanced)' : ''}`)

test('required fields come first, unset ones that are not important last and folded away', () => {
  const step = {
    type: 'Http',
    Inputs: { URI: 'x', method: 'GET', mine: 1 },
    odd: true,
    runtimeConfiguration: {},
  }
  expect(look(fieldsOf(step, operationOf('Http')))).toEqual([
    'Inputs.method',
    'Inputs.URI',
    'Inputs.mine',
    'odd',
    'Inputs.headers (advanced)',
    'Inputs.queries (advanced)',
    'Inputs.body (advanced)',
    'Inputs.cookie (advanced)',
    'Inputs.authentication (advanced)',
  ])
})

test('parameters of an operation, those the step gives without being asked, internal ones only when given', () => {
  const step = {
    type: 'OpenApiConnection',
    inputs: {
      host: {},
      parameters: { table: 't', extra: 1 },
      authentication: "@parameters('$authentication')",
    },
  }
  const parameters = [
    parameter('item/Title', { isRequired: true }),
    parameter('table', { isRequired: true }),
    parameter('view'),
    parameter('api-version', { visibility: 'internal', isRequired: true }),
  ]
  expect(look(fieldsOf(step, operationOf('OpenApiConnection'), parameters))).toEqual([
    'inputs.parameters.item/Title',
    'inputs.parameters.table',
    'inputs.parameters.extra',
    'inputs.parameters.view (advanced)',
    'inputs.authentication (advanced)',
  ])
})

test('queries of a step that names method and path', () => {
  const step = { type: 'ApiConnection', inputs: { host: {}, method: 'get', path: '/x', queries: { b: 1 } } }
  const parameters = [parameter('a', { visibility: 'important' }), parameter('b'), parameter('body/c')]
  expect(look(fieldsOf(step, operationOf('ApiConnection'), parameters, new Set(['a', 'b'])))).toEqual(
    expect.arrayContaining(['inputs.queries.a', 'inputs.queries.b', 'inputs.path']),
  )
})

test('the code of a step at the left edge, and the object in it', () => {
  const text = '{\r\n    "A": {\r\n      "type": "Compose"\r\n    }\r\n}'
  const range = { start: text.indexOf('"A"'), end: text.lastIndexOf('\r\n}') }
  expect(stepCode(text, range)).toBe('"A": {\n  "type": "Compose"\n}')
  const object = stepObjectRange(text, range)
  expect(text.slice(object.start, object.end)).toBe('{\r\n      "type": "Compose"\r\n    }')
})
