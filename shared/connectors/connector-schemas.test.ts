import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { createDescriptionSchema, createPropertiesSchema } from './connector-schemas.ts'
import { extensionNames } from './extension-names.ts'
import { policyTemplates } from './policies/index.ts'

const ajv = new Ajv({ strict: false })

test('both are schemas, and judge little: real parts pass', () => {
  const description = ajv.compile(createDescriptionSchema())
  const item = { type: 'object', properties: { id: { type: 'string', 'x-ms-summary': 'Id' } } }
  expect(
    description({
      swagger: '2.0',
      info: { title: 'T', version: '1' },
      host: '@environmentVariables("host")',
      paths: {
        '/a/{id}': {
          get: {
            operationId: 'A',
            parameters: [
              { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-visibility': 'important' },
            ],
            responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/item' } } },
          },
        },
      },
      definitions: { item },
    }),
  ).toBe(true)
  const properties = ajv.compile(createPropertiesSchema())
  expect(
    properties({ properties: { policyTemplateInstances: [{ templateId: 'magic', parameters: {} }] } }),
  ).toBe(true)
  expect(properties({ properties: { policyTemplateInstances: [{}] } })).toBe(false)
})

test('the extensions that authors write, and every policy template, are offered', () => {
  const words = JSON.stringify([createDescriptionSchema(), createPropertiesSchema()])
  const rare = /tree|metadata$|enum|editor|media|permission|alias|header|openai|location|confirmation/
  const missing = extensionNames.filter((name) => !rare.test(name) && !words.includes(`"${name}"`))
  expect(missing).toEqual([])
  expect(
    policyTemplates.map(({ templateId }) => templateId).filter((id) => !words.includes(`"${id}"`)),
  ).toEqual([])
})
