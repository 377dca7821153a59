import { describe, expect, test } from 'vitest'
import type { WdlValue } from '../../expressions/value.ts'
import { applyTextEdits } from '../../wdl/text-edit.ts'
import { policyTemplates } from '../policies/index.ts'
import { readConnector } from '../read-connector.ts'
import type { ConnectorEdit, EditedConnector } from './connector-edit.ts'
import * as edit from './index.ts'

const swagger = `{
  "swagger": "2.0",
  "info": {"title": "Pets", "version": "1.0"},
  "host": "pets.example", "basePath": "/v1",
  "schemes": ["https"],
  "paths": {
    "/pets": {
      "get": {
        "operationId": "List",
        "parameters": [ {"name": "top", "in": "query", "type": "integer", "x-own": 1.50} ],
        "responses": {"200": {"description": "ok"}}
      },
      "post": {"operationId": "Add", "parameters": [{"name": "b", "in": "body", "schema": {"type": "object", "properties": {"url": {"type": "string"}, "config": {"type": "object", "properties": {"callback": {"type": "string"}}}}}}], "responses": {"200": {"description": "ok"}}}
    },
    "/pets/{id}": {
      "get": {"operationId": "Get", "parameters": [{"name": "id", "in": "path", "required": true, "type": "string", "x-ms-dynamic-values": {"operationId": "List", "value-path": "id"}}], "responses": {"200": {"description": "ok"}}}
    }
  }
}
`
const openapi = `{
  "openapi": "3.0.3",
  "info": {"title": "Pets", "version": "1"},
  "servers": [{"url": "https://pets.example/v1"}],
  "paths": {"/pets": {"post": {"operationId": "Add", "responses": {"200": {"description": "ok"}}}}}
}
`
const properties = `{
  "properties": {
    "connectionParameters": {},
    "iconBrandColor": "#111111",
    "policyTemplateInstances": [
      {"templateId": "setheader", "title": "H", "parameters": {"x-ms-apimTemplateParameter.name": "X", "x-ms-apimTemplate-operationName": ["List", "Get"]}},
      {"templateId": "setheader", "title": "Only", "parameters": {"x-ms-apimTemplate-operationName": ["list"]}}
    ]
  }
}
`

function open(definition = swagger, other = properties): EditedConnector {
  const { model, documents } = readConnector({ id: 'x', definition, properties: other })
  if (documents.properties === undefined) throw new Error('no properties')
  return { model, definition: documents.definition, properties: documents.properties }
}

function apply(connector: EditedConnector, change: ConnectorEdit): EditedConnector {
  return open(
    applyTextEdits(connector.definition.text, change.definition),
    applyTextEdits(connector.properties.text, change.properties),
  )
}

const operation = (connector: EditedConnector, id: string) => {
  const found = connector.model.operations.find(({ operationId }) => operationId === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

/** What differs between two texts: from the first to the last character. */
function difference(before: string, after: string): readonly [string, string] {
  let start = 0
  while (before[start] === after[start] && start < before.length) start++
  let end = 0
  while (before[before.length - 1 - end] === after[after.length - 1 - end] && end < before.length - start)
    end++
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)]
}

describe('general', () => {
  test('a title changes its characters alone', () => {
    const before = open()
    const after = apply(before, edit.setInfo(before, 'title', 'Pats'))
    expect(difference(before.definition.text, after.definition.text)).toEqual(['e', 'a'])
    expect(after.properties.text).toBe(before.properties.text)
  })

  test('a colour goes into apiProperties.json', () => {
    const before = open()
    const after = apply(before, edit.setColor(before, '#222222'))
    expect(difference(before.properties.text, after.properties.text)).toEqual(['111111', '222222'])
  })

  test.each([
    [
      'Swagger',
      swagger,
      { scheme: 'http', host: 'localhost:8080', basePath: 'api/' },
      'http://localhost:8080/api',
    ],
    [
      'OpenAPI',
      openapi,
      { scheme: 'http', host: 'https://localhost:8080/', basePath: '' },
      'http://localhost:8080',
    ],
    ['Swagger without a path', swagger, { scheme: 'https', host: 'a.b', basePath: '/' }, 'https://a.b'],
  ] as const)('%s: scheme, host and base path', (_name, text, address, expected) => {
    const before = open(text)
    const after = apply(before, edit.setServerAddress(before, address))
    expect(after.model.servers).toEqual([expected])
  })
})

describe('security', () => {
  const choices: readonly edit.SignInChoice[] = [
    { kind: 'none' },
    { kind: 'apiKey', label: 'Key', name: 'X-Key', in: 'header' },
    { kind: 'apiKey', label: 'Key', name: 'k', in: 'query' },
    { kind: 'basic', userLabel: 'User', passwordLabel: 'Pass' },
    { kind: 'bearer', label: 'Token' },
    {
      kind: 'oauth2',
      ...edit.emptyOAuth,
      clientId: 'c',
      authorizationUrl: 'https://a/a',
      tokenUrl: 'https://a/t',
      refreshUrl: 'https://a/r',
      scopes: 'a b',
    },
    {
      kind: 'oauth2',
      ...edit.emptyOAuth,
      identityProvider: 'aad',
      tenantId: 't',
      resourceUri: 'https://r',
      scopes: 'a',
    },
  ]
  test.each(
    choices.flatMap((choice) => [
      [choice.kind, swagger, choice] as const,
      [choice.kind, openapi, choice] as const,
    ]),
  )('%s is read back as it was set', (_kind, text, choice) => {
    const before = open(text)
    const after = apply(before, edit.setSignIn(before, choice))
    expect(after.model.problems.map(({ code }) => code)).toEqual(
      before.model.problems.map(({ code }) => code),
    )
    expect(edit.readSignIn(after)).toEqual(choice)
    expect(edit.readSignIn(apply(after, edit.setSignIn(after, { kind: 'none' })))).toEqual({ kind: 'none' })
  })
})

describe('operations', () => {
  test.each([
    ['swagger', swagger],
    ['openapi', openapi],
  ])('%s: one is added with the parameters of its path', (_name, text) => {
    const before = open(text)
    const given = { method: 'PUT', path: 'owners/{owner}/pets', operationId: 'Put', summary: 'Put it' }
    const after = apply(before, edit.addOperation(before, given))
    expect(operation(after, 'Put')).toMatchObject({
      method: 'PUT',
      path: '/owners/{owner}/pets',
      summary: 'Put it',
    })
    expect(operation(after, 'Put').parameters.map(({ name, in: place }) => [name, place])).toEqual([
      ['owner', 'path'],
    ])
    expect(after.model.problems.map(({ code }) => code)).toEqual(
      before.model.problems.map(({ code }) => code),
    )
  })

  test('ids and places are used once', () => {
    const before = open()
    const add = (operationId: string, path: string) => () =>
      edit.addOperation(before, { method: 'GET', path, operationId, summary: '' })
    expect(add('list', '/x')).toThrow("'list' is taken")
    expect(add('New', '/pets')).toThrow('GET /pets already')
    expect(add('a b', '/x')).toThrow('letters, digits')
  })

  test('the last one of a path takes the path along, and policies for it alone', () => {
    const before = open()
    const once = apply(before, edit.deleteOperation(before, operation(before, 'List')))
    expect(once.model.operations.map(({ operationId }) => operationId)).toEqual(['Add', 'Get'])
    expect(once.model.properties?.policies.map(({ title, operations }) => [title, operations])).toEqual([
      ['H', ['Get']],
    ])
    const twice = apply(once, edit.deleteOperation(once, operation(once, 'Add')))
    expect(Object.keys((twice.model.definition as { paths: object }).paths)).toEqual(['/pets/{id}'])
  })

  test('a new id is followed by policies and dynamic calls', () => {
    const before = open()
    const after = apply(
      before,
      edit.setOperationText(before, operation(before, 'List'), 'operationId', 'ListAll'),
    )
    expect(after.model.properties?.policies.map(({ operations }) => operations)).toEqual([
      ['ListAll', 'Get'],
      ['ListAll'],
    ])
    expect(after.model.problems.filter(({ code }) => code === 'connector.unknown-operation')).toEqual([])
  })

  test.each([
    ['List', { method: 'GET', path: '/animals/{kind}' }, ['kind', 'top']],
    ['Get', { method: 'PATCH', path: '/pets' }, []],
    ['Get', { method: 'GET', path: '/pets/{name}' }, ['name']],
  ])('%s moves to %j', (id, to, names) => {
    const before = open()
    const after = apply(before, edit.moveOperation(before, operation(before, id), to))
    expect(operation(after, id)).toMatchObject(to)
    expect(operation(after, id).parameters.map(({ name }) => name)).toEqual(names)
    expect(after.model.operations).toHaveLength(3)
    expect(after.definition.text).toContain('"x-own": 1.5')
  })
})

describe('parameters, bodies, answers', () => {
  test('a changed parameter keeps what the form does not show', () => {
    const before = open()
    const [form] = edit.readParameterForms(before, operation(before, 'List'))
    if (form === undefined) throw new Error('no form')
    const after = apply(
      before,
      edit.setParameter(before, operation(before, 'List'), { ...form, isRequired: true, default: '7' }),
    )
    expect(after.definition.text).toContain('"x-own": 1.50')
    expect(operation(after, 'List').parameters[0]).toMatchObject({ isRequired: true, default: 7 })
  })

  test.each([
    ['swagger', swagger, 'List'],
    ['openapi', openapi, 'Add'],
  ])('%s: parameters come and go', (_name, text, id) => {
    const before = open(text)
    const count = operation(before, id).parameters.length
    const added = apply(
      before,
      edit.addParameter(before, operation(before, id), { name: 'firstName', in: 'query' }),
    )
    expect(operation(added, id).parameters.at(-1)).toMatchObject({
      name: 'firstName',
      title: 'First name',
      in: 'query',
    })
    const gone = apply(added, edit.deleteParameter(added, operation(added, id), count))
    expect(operation(gone, id).parameters).toHaveLength(count)
  })

  test.each([
    ['swagger', swagger, 'List'],
    ['openapi', openapi, 'Add'],
  ])('%s: a sample request gives query, headers and body', (_name, text, id) => {
    const before = open(text)
    const sample = {
      url: 'https://a.b/pets?top=1&q=a%20b&q=c',
      headers: 'Authorization: x\nX-Trace: 1\nnonsense',
      body: { a: 1, list: [{ b: true }] } as WdlValue,
    }
    const after = apply(before, edit.applySampleRequest(before, operation(before, id), sample))
    const names = operation(after, id).parameters.map(({ name, in: place }) => `${place} ${name}`)
    expect(names).toEqual(['query top', 'query q', 'header X-Trace'])
    expect(operation(after, id).body?.contents[0]?.schema).toMatchObject({
      type: 'object',
      properties: { a: { type: 'integer' }, list: { items: { properties: { b: { type: 'boolean' } } } } },
    })
    const without = apply(after, edit.setBodySchema(after, operation(after, id), undefined))
    expect(operation(without, id).body).toBeUndefined()
  })

  test.each([
    ['swagger', swagger, 'Add'],
    ['openapi', openapi, 'Add'],
  ])('%s: an answer of a sample', (_name, text, id) => {
    const before = open(text)
    const given = { status: '201', description: 'Made', sample: { id: 'x' } as WdlValue }
    const after = apply(before, edit.setResponse(before, operation(before, id), given))
    const response = operation(after, id).responses.find(({ status }) => status === '201')
    expect(response).toMatchObject({
      description: 'Made',
      contents: [{ schema: { properties: { id: { type: 'string' } } } }],
    })
    const gone = apply(after, edit.deleteResponse(after, operation(after, id), '201'))
    expect(operation(gone, id).responses.map(({ status }) => status)).toEqual(['200'])
  })
})

describe('triggers', () => {
  test('polling and back', () => {
    const before = open()
    const after = apply(
      before,
      edit.setTrigger(before, operation(before, 'List'), { kind: 'polling', isBatch: true }),
    )
    expect(operation(after, 'List').trigger).toMatchObject({ kind: 'polling', isBatch: true })
    const back = apply(
      after,
      edit.setTrigger(after, operation(after, 'List'), { kind: 'none', isBatch: true }),
    )
    expect(back.definition.text).toBe(before.definition.text)
  })

  test('a webhook calls back where it is told, and what arrives is described by a sample', () => {
    const before = open()
    expect(edit.callbackPlaces(before, operation(before, 'Add')).map(({ name }) => name)).toEqual([
      'url',
      'config/callback',
    ])
    const hook = apply(
      before,
      edit.setTrigger(before, operation(before, 'Add'), { kind: 'webhook', isBatch: false }),
    )
    expect(operation(hook, 'Add').trigger).toMatchObject({ kind: 'webhook', isBatch: false })
    const places = edit.callbackPlaces(hook, operation(hook, 'Add'))
    const second = places[1]
    if (second === undefined) throw new Error('no place')
    const moved = apply(hook, edit.setCallbackPlace(hook, operation(hook, 'Add'), second))
    expect(edit.callbackPlaces(moved, operation(moved, 'Add')).map(({ isMarked }) => isMarked)).toEqual([
      false,
      true,
    ])
    const described = apply(moved, edit.setNotificationSample(moved, operation(moved, 'Add'), { event: 'x' }))
    expect(operation(described, 'Add').notification?.schema).toMatchObject({
      properties: { event: { type: 'string' } },
    })
  })
})

describe('policies', () => {
  test('every template that works here has a form', () => {
    expect(edit.policyForms.map(({ templateId }) => templateId).sort()).toEqual(
      policyTemplates.map(({ templateId }) => templateId).sort(),
    )
  })

  test.each(edit.policyForms.map((form) => [form.templateId, form] as const))(
    '%s is added, filled, scoped and taken away',
    (_id, form) => {
      const before = open()
      let now = apply(before, edit.addPolicy(before, form, 'New'))
      const own = () => now.model.properties?.policies[2] ?? expect.fail('no policy')
      expect(own()).toMatchObject({ templateId: form.templateId, title: 'New', operations: [] })
      for (const field of form.fields) {
        const value = field.type === 'json' ? '{"a": "b"}' : 'value'
        now = apply(now, edit.setPolicyField(now, own(), field, value))
        expect(own().parameters[field.name]).toEqual(field.type === 'json' ? { a: 'b' } : 'value')
      }
      now = apply(now, edit.setPolicyOperations(now, own(), ['Add']))
      now = apply(now, edit.setPolicyTitle(now, own(), 'Named'))
      if (form.hasSection) now = apply(now, edit.setPolicySection(now, own(), 'Response'))
      expect(own()).toMatchObject({
        operations: ['Add'],
        title: 'Named',
        ...(form.hasSection ? { section: 'response' } : {}),
      })
      now = apply(now, edit.deletePolicy(now, own()))
      expect(now.properties.text).toBe(before.properties.text)
    },
  )
})
