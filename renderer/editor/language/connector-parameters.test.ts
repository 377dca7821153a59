import { expect, test } from 'vitest'
import type { OperationDetail, OperationParameter } from '../../../shared/ipc/connectors-payloads.ts'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { flowText } from '../../designer/testing/flow-text.ts'
import {
  describeParameter,
  findParameter,
  nameProposals,
  parameterPlaceAt,
  valueProposals,
} from './connector-parameters.ts'

const parameter = (name: string, more: Partial<OperationParameter> = {}): OperationParameter => ({
  name,
  in: 'query',
  isRequired: false,
  visibility: 'none',
  schema: { type: 'string' },
  isFile: false,
  dynamicValues: [],
  dynamicSchemas: [],
  mediaTypes: [],
  ...more,
})

const detail: OperationDetail = {
  connectorId: 'shared_depot',
  connectorTitle: 'Depot',
  operationId: 'CreateBox',
  title: 'Create a box',
  kind: 'action',
  stepType: 'OpenApiConnection',
  isDeprecated: false,
  visibility: 'none',
  method: 'POST',
  path: '/boxes',
  parameters: [
    parameter('shelf', { isRequired: true, title: 'Shelf', description: 'Where it goes.' }),
    parameter('size', { schema: { type: 'string', enum: ['small', 'large'] } }),
    parameter('api-version', { visibility: 'internal' }),
    parameter('box', {
      in: 'body',
      isRequired: true,
      schema: { type: 'object', required: ['fragile'], properties: { fragile: { type: 'boolean' } } },
    }),
  ],
  answers: [],
  isPageable: false,
  authKinds: [],
  root: {},
}

/** The flow with a step whose parameters are written so; the bar is the cursor. */
function at(parameters: string) {
  const text = flowText({
    Box: {
      type: 'OpenApiConnection',
      inputs: { host: { operationId: 'CreateBox', connectionName: 'shared_depot' }, parameters: 'HERE' },
    },
  }).replace('"HERE"', parameters)
  const offset = text.indexOf('|')
  const whole = text.replace('|', '')
  return { place: parameterPlaceAt(openFlowDocument(whole), offset), text: whole }
}

const names = (parameters: string) => {
  const { place } = at(parameters)
  return place === undefined ? undefined : nameProposals(detail, place).map(({ label }) => label)
}

test.each([
  ['{ | }', ['shelf', 'size', 'box/fragile']],
  ['{ "sh|" }', ['shelf', 'size', 'box/fragile']],
  ['{ "shelf": "a", "s|" }', ['size', 'box/fragile']],
  ['{ "box": {}, | }', ['shelf', 'size']],
  ['{ "box/fragile": true, | }', ['shelf', 'size']],
])('names in %s', (parameters, expected) => {
  expect(names(parameters)).toEqual(expected)
})

test.each([
  ['{ "size": | }', ['"small"', '"large"'], ''],
  ['{ "size": "sm|all" }', ['"small"', '"large"'], '"small"'],
  ['{ "box/fragile": | }', ['true', 'false'], ''],
  ['{ "unknown": "|" }', [], '""'],
])('values in %s', (parameters, expected, replaced) => {
  const { place, text } = at(parameters)
  expect(place?.isName).toBe(false)
  if (place === undefined) return
  expect(valueProposals(detail, place).map((one) => one.text)).toEqual(expected)
  expect(text.slice(place.range.start, place.range.end)).toBe(replaced)
})

test('elsewhere there is nothing to say', () => {
  expect(at('{ "box": { "fragile": | } }').place).toBeUndefined()
  const text = flowText({ Box: { type: 'Compose', inputs: { parameters: { a: 1 } } } })
  expect(parameterPlaceAt(openFlowDocument(text), text.indexOf('"a"') + 1)).toBeUndefined()
})

test('what a parameter is for', () => {
  const { place } = at('{ "SHELF|": "a" }')
  const found = place === undefined ? undefined : findParameter(detail, place)
  expect(found === undefined ? '' : describeParameter(found, detail)).toBe(
    '**Shelf** \\* · string\n\nWhere it goes.',
  )
})
