import { describe, expect, test } from 'vitest'
import { authKinds } from './auth-kinds.ts'
import type { ConnectorModel } from './connector-model.ts'
import { findOperation } from './find-operation.ts'
import { type Operation, successResponse } from './operation.ts'
import { readConnector } from './read-connector.ts'
import { orders, shops } from './testing/descriptions.ts'

function read(definition: unknown, properties?: unknown): ConnectorModel {
  return readConnector({
    id: 'test',
    definition: typeof definition === 'string' ? definition : JSON.stringify(definition, null, 2),
    ...(properties === undefined ? {} : { properties: JSON.stringify(properties, null, 2) }),
  }).model
}

function operation(model: ConnectorModel, id: string): Operation {
  const found = findOperation(model, id)
  if (found === undefined) throw new Error(`no operation ${id}`)
  return found
}

/** Problems as `severity code line:column`. */
function told(model: ConnectorModel): readonly string[] {
  return model.problems.map(({ severity, code, line, column }) => `${severity} ${code} ${line}:${column}`)
}

describe('Swagger 2.0', () => {
  const model = read(orders)

  test('the connector itself', () => {
    const { id, title, host, basePath, servers, format, metadata, capabilities } = model
    expect({ id, title, host, basePath, servers, format, metadata, capabilities }).toEqual({
      id: 'test',
      title: 'Orders',
      host: 'api.example.com',
      basePath: '/v1',
      servers: ['https://api.example.com/v1', 'http://api.example.com/v1'],
      format: 'swagger-2.0',
      metadata: { Website: 'https://example.com' },
      capabilities: { testConnection: { operationId: 'ListOrders' } },
    })
  })

  test('operations, triggers and where a webhook is told its URL', () => {
    expect(
      model.operations.map(({ operationId, method, trigger, notificationUrl }) => [
        operationId,
        method,
        trigger?.kind,
        trigger?.isBatch,
        notificationUrl,
      ]),
    ).toEqual([
      ['ListOrders', 'GET', undefined, undefined, undefined],
      ['CreateOrder', 'POST', undefined, undefined, undefined],
      ['GetOrder', 'GET', undefined, undefined, undefined],
      ['AttachFile', 'POST', undefined, undefined, undefined],
      ['GetFile', 'GET', undefined, undefined, undefined],
      ['WhenOrdered', 'POST', 'webhook', false, { parameter: 'hook', path: ['target', 'url'] }],
      ['WhenChanged', 'GET', 'polling', true, undefined],
    ])
    expect(operation(model, 'whenORDERED').trigger?.hint).toBe('Order something.')
    expect(operation(model, 'WhenChanged')).toMatchObject({
      isDeprecated: true,
      annotation: { family: 'Changes', revision: 2, status: 'Production' },
    })
  })

  test('parameters of operation and path, misspelt extensions read', () => {
    const list = operation(model, 'ListOrders')
    expect(
      list.parameters.map(({ name, in: place, visibility, listFormat }) => [
        name,
        place,
        visibility,
        listFormat,
      ]),
    ).toEqual([
      ['state', 'query', 'none', 'multi'],
      ['fields', 'query', 'none', 'pipes'],
      ['X-Trace', 'header', 'advanced', 'csv'],
      ['api-version', 'query', 'internal', 'csv'],
    ])
    expect(list.parameters[3]?.default).toBe('2024')
    expect(list.pageable).toEqual({ nextLinkName: 'next' })
    expect(successResponse(list)).toMatchObject({
      status: '200',
      contents: [{ mediaType: 'application/json' }],
    })
    expect(list.responses.map(({ status }) => status)).toEqual(['200', 'default'])
  })

  test('dynamic values with their arguments', () => {
    expect(operation(model, 'GetOrder').parameters[0]).toMatchObject({
      urlEncoding: 'double',
      dynamicValues: [
        {
          extension: 'x-ms-dynamic-list',
          operationId: 'ListShops',
          itemsPath: 'value',
          valuePath: 'id',
          titlePath: 'name',
          arguments: {
            state: { kind: 'parameter', parameter: 'state', isRequired: true },
            top: { kind: 'constant', value: 5 },
          },
        },
      ],
    })
  })

  test('security schemes', () => {
    expect(model.securitySchemes).toMatchObject([
      { name: 'key', kind: 'apiKey', in: 'header', parameter: 'X-Key' },
      { name: 'oauth', kind: 'oauth2', flows: [{ flow: 'authorizationCode', scopes: { read: 'Read' } }] },
    ])
  })

  test('what is wrong has a place', () => {
    expect(told(model)).toEqual([
      'warning connector.misspelt-extension 53:13',
      'warning connector.unknown-operation 103:13',
    ])
  })
})

describe('OpenAPI 3', () => {
  const model = read(shops)

  test('servers, styles, forms, referenced bodies', () => {
    expect(model.servers).toEqual(['https://eu.example.com/api'])
    expect(model).toMatchObject({
      format: 'openapi-3.1',
      host: 'eu.example.com',
      basePath: '/api',
      problems: [],
    })
    expect(
      operation(model, 'GetShop').parameters.map(({ name, listFormat, objectFormat, pathStyle }) => [
        name,
        listFormat,
        objectFormat,
        pathStyle,
      ]),
    ).toEqual([
      ['tags', 'multi', 'properties', 'simple'],
      ['near', 'csv', 'deepObject', 'simple'],
      ['box', 'csv', 'pairs', 'simple'],
      ['filter', 'multi', 'json', 'simple'],
      ['id', 'csv', 'pairs', 'label'],
    ])
    expect(operation(model, 'SendForm')).toMatchObject({
      servers: ['https://upload.example.com'],
      parameters: [
        { name: 'id', in: 'path' },
        { name: 'name', in: 'formData', isRequired: true },
        { name: 'size', in: 'formData', isRequired: false },
      ],
    })
    expect(operation(model, 'PutShop').body).toMatchObject({ name: 'body', isRequired: true })
    expect(model.securitySchemes).toMatchObject([{ kind: 'bearer' }])
  })
})

describe('texts as they are found', () => {
  const small = (paths: string) => `{"swagger":"2.0","info":{"title":"T"},"paths":${paths}}`

  test.each<[string, string, readonly string[]]>([
    ['a byte order mark', `\ufeff${small('{}')}`, []],
    [
      'a comment and a trailing comma',
      small('{/* none */},').replace('}}', '}}'),
      ['warning connector.json-comment 1:48', 'warning connector.json-trailing-comma 1:59'],
    ],
    [
      'a line break inside a text',
      '{"swagger":"2.0","info":{"title":"a\nb"},"paths":{}}',
      ['warning connector.json-control-character 1:36'],
    ],
    [
      'a tab inside a text',
      '{"swagger":"2.0","info":{"title":"a\tb"},"paths":{}}',
      ['warning connector.json-control-character 1:36'],
    ],
    ['a key twice', '{"swagger":"2.0","swagger":"2.0","paths":{}}', ['warning connector.duplicate-key 1:18']],
    ['a cut text', '{"swagger":"2.0",\n"paths":{"/a":{', ['error connector.json-syntax 2:16']],
    ['more after the end', `${small('{}')}\n}`, ['error connector.json-syntax 2:1']],
    ['an empty file', '', ['error connector.json-empty 1:1']],
    ['a list', '[]', ['error connector.not-an-object 1:1']],
    ['no version', '{"paths":{}}', ['warning connector.unknown-version 1:1']],
    ['a version to come', '{"openapi":"4.0","paths":{}}', ['error connector.unknown-version 1:12']],
    ['no paths', '{"swagger":"2.0"}', ['error connector.no-paths 1:1']],
    ['a path that is a text', small('{"/a":"x"}'), ['error connector.invalid-path 1:48']],
    ['an operation that is a list', small('{"/a":{"get":[]}}'), ['error connector.invalid-operation 1:54']],
    [
      'no id',
      small('{"/a/{b}":{"get":{"parameters":[{"name":"b","in":"path"}]}}}'),
      ['warning connector.no-operation-id 1:58'],
    ],
    [
      'a reference to nowhere',
      small('{"/a":{"get":{"operationId":"A","parameters":[{"$ref":"#/parameters/x"}]}}}'),
      ['warning connector.unknown-reference 1:101'],
    ],
    [
      'a reference in a circle',
      '{"swagger":"2.0","paths":{},"definitions":{"a":{"$ref":"#/definitions/b"},"b":{"$ref":"#/definitions/a"}}}',
      ['warning connector.unknown-reference 1:56', 'warning connector.unknown-reference 1:87'],
    ],
    [
      'a parameter without a place',
      small('{"/a":{"get":{"operationId":"A","parameters":[{"name":"x"}]}}}'),
      ['error connector.invalid-parameter 1:93'],
    ],
    [
      'a path without its parameter',
      small('{"/{a}":{"get":{"operationId":"A"}}}'),
      ['warning connector.missing-path-parameter 1:48'],
    ],
    [
      'an id twice',
      small('{"/a":{"get":{"operationId":"A"},"put":{"operationId":"a"}}}'),
      ['warning connector.same-operation-id 1:101'],
    ],
  ])('%s', (_name, text, expected) => {
    const model = read(text)
    expect(told(model)).toEqual(expected)
  })

  test('a parameter written as a text, flags as texts, places in capitals', () => {
    const model = read({
      swagger: 2.0,
      paths: {
        '/a': {
          get: {
            operationId: 'A',
            parameters: [{ name: 'q', in: 'Query', required: 'true', type: 'string' }],
          },
        },
      },
    })
    expect(model.operations[0]?.parameters[0]).toMatchObject({ in: 'query', isRequired: true })
    expect(told(model)).toEqual([])
  })

  test('the text stays for round trip', () => {
    const text = `\ufeff${small('{}').replace('"T"', '"T",//c\n')}`
    expect(readConnector({ id: 'x', definition: text }).documents.definition.text).toBe(text)
  })

  test('any damage of a description is read, never thrown', () => {
    const text = JSON.stringify(orders)
    for (let at = 0; at < text.length; at += 97) {
      for (const damaged of [
        text.slice(0, at),
        text.slice(at),
        `${text.slice(0, at)}null${text.slice(at + 5)}`,
      ]) {
        const { model } = readConnector({ id: 'x', definition: damaged, properties: damaged })
        for (const { range } of model.problems) {
          expect(range.start).toBeGreaterThanOrEqual(0)
          expect(range.start).toBeLessThanOrEqual(damaged.length)
        }
      }
    }
  })

  test('parts of a description of any wrong type are read, never thrown', () => {
    const wrong = [null, true, 5, 'text', [], [[]], {}, [null]]
    const paths = placesIn(orders)
    for (const [index, path] of paths.entries()) {
      const damaged = structuredClone(orders) as unknown as Record<string, unknown>
      const parent = path
        .slice(0, -1)
        .reduce((value, step) => value[step] as Record<string, unknown>, damaged)
      parent[path.at(-1) as string] = wrong[index % wrong.length]
      expect(() => read(damaged, damaged)).not.toThrow()
    }
  })
})

function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path]
  const inner = Object.entries(value).flatMap(([name, item]) => placesIn(item, [...path, name]))
  return path.length === 0 ? inner : [path, ...inner]
}

describe('apiProperties.json', () => {
  const properties = {
    properties: {
      connectionParameters: {
        token: {
          type: 'oauthSetting',
          oAuthSettings: {
            identityProvider: 'aad',
            clientId: 'c',
            scopes: ['s'],
            customParameters: { resourceUri: { value: 'https://r' } },
          },
          uiDefinition: { displayName: 'Sign in', constraints: { required: 'true' } },
        },
        region: {
          type: 'string',
          defaultValue: 'eu',
          uiDefinition: {
            constraints: { hidden: 'false', allowedValues: [{ text: 'Europe', value: 'eu' }] },
          },
        },
      },
      connectionParameterSets: {
        values: [
          {
            name: 'basic',
            uiDefinition: { displayName: 'Basic' },
            parameters: { username: { type: 'string' }, password: { type: 'securestring' } },
            metadata: { allowSharing: false },
          },
        ],
      },
      policyTemplateInstances: [
        {
          templateId: 'SetHeader',
          title: 'H',
          parameters: {
            'x-ms-apimTemplateParameter.name': 'A',
            'x-ms-apimTemplate-policySection': 'Response',
            'x-ms-apimTemplate-operationName': ['ListOrders', 'Gone'],
          },
        },
        { templateId: 'magic', title: 'M', parameters: {} },
      ],
      scriptOperations: ['ListOrders'],
      iconBrandColor: '#112233',
    },
  }
  const model = read(orders, properties)

  test('connection parameters, sets, policies', () => {
    expect(model.properties).toMatchObject({
      connectionParameters: [
        {
          name: 'token',
          kind: 'oauth',
          displayName: 'Sign in',
          isRequired: true,
          oauth: { identityProvider: 'aad', scopes: ['s'], customParameters: { resourceUri: 'https://r' } },
        },
        {
          name: 'region',
          kind: 'text',
          default: 'eu',
          isHidden: false,
          isMultiline: false,
          allowedValues: [{ text: 'Europe', value: 'eu' }],
        },
      ],
      connectionParameterSets: [{ name: 'basic', displayName: 'Basic', allowSharing: false }],
      policies: [
        {
          templateId: 'setheader',
          section: 'response',
          operations: ['ListOrders', 'Gone'],
          parameters: { name: 'A' },
        },
        { templateId: 'magic', operations: [] },
      ],
      iconBrandColor: '#112233',
    })
    expect(authKinds(model)).toEqual(['oauth2', 'basic'])
  })

  test('unknown operations and templates are told, scripts reported', () => {
    expect(
      model.problems
        .filter(({ file }) => file === 'properties')
        .map(({ severity, code, message }) => [severity, code, message]),
    ).toEqual([
      [
        'warning',
        'connector.unknown-operation',
        "The policy 'H' is for the operation 'Gone', which does not exist.",
      ],
      [
        'warning',
        'connector.unknown-policy',
        "The policy template 'magic' is not known, so 'M' does nothing here.",
      ],
      ['info', 'connector.script', 'A C# script answers 1 operation(s); scripts do not run here.'],
    ])
  })
})
