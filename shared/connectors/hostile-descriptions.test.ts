import { describe, expect, test } from 'vitest'
import { followsSchema, sampleFromSchema, validateJson } from '../json-schema/index.ts'
import { buildRequest } from './build-request.ts'
import { connectionOptions } from './connection-options.ts'
import type { ConnectorModel } from './connector-model.ts'
import { reachableParts } from './reachable-parts.ts'
import { readConnector } from './read-connector.ts'
import { sampleAnswer } from './sample-answer.ts'
import { writeRequest } from './write-request.ts'

function read(definition: unknown, properties?: unknown) {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition)
  return readConnector({
    id: 'x',
    definition: text,
    ...(properties === undefined ? {} : { properties: JSON.stringify(properties) }),
  }).model
}

const codesOf = ({ problems }: ConnectorModel) => [...new Set(problems.map(({ code }) => code))].sort()
const ok = { 200: { description: 'OK' } }

function described(more: object) {
  return { swagger: '2.0', info: { title: 'T', version: '1' }, host: 'h.example', paths: {}, ...more }
}

/** Everything that is done with a description between its file and the wire. */
function useWhole(model: ConnectorModel): void {
  connectionOptions(model)
  for (const operation of model.operations) {
    const { definition } = model
    sampleAnswer(model, operation)
    const values = operation.parameters.map(
      ({ name, schema }) => [name, sampleFromSchema(schema, { root: definition, name })] as const,
    )
    const body = operation.body?.contents[0]?.schema
    const made =
      body === undefined
        ? []
        : [[operation.body?.name ?? '', sampleFromSchema(body, { root: definition })] as const]
    reachableParts(definition, [
      ...operation.parameters.map(({ schema }) => schema),
      ...(body === undefined ? [] : [body]),
    ])
    writeRequest(buildRequest(model, operation, Object.fromEntries([...values, ...made])))
  }
}

const withBody = (schema: object, definitions: object) =>
  described({
    definitions,
    paths: {
      '/a': {
        post: {
          operationId: 'A',
          parameters: [{ name: 'b', in: 'body', schema }],
          responses: { 200: { description: 'OK', schema } },
        },
      },
    },
  })
const reference = (name: string | number) => ({ $ref: `#/definitions/${name}` })

describe('references', () => {
  test('a chain of ten thousand ends somewhere', () => {
    const chain = Array.from({ length: 10_000 }, (_, at) => [`d${at}`, reference(`d${at + 1}`)] as const)
    const model = read(
      withBody(reference('d0'), { ...Object.fromEntries(chain), d10000: { type: 'string' } }),
    )
    expect(() => useWhole(model)).not.toThrow()
  })

  test('schemas that hold each other, through properties, lists, allOf and additionalProperties', () => {
    const definitions = {
      a: {
        type: 'object',
        properties: { b: reference('b'), list: { type: 'array', items: reference('a') } },
      },
      b: { allOf: [reference('c'), { type: 'object', properties: { a: reference('a') } }] },
      c: {
        type: 'object',
        additionalProperties: reference('a'),
        required: ['self'],
        properties: { self: reference('c') },
      },
    }
    const model = read(withBody(reference('a'), definitions))
    expect(() => useWhole(model)).not.toThrow()
  })

  test('allOf of itself, and a thousand branches that each lead back', () => {
    const names = Array.from({ length: 1000 }, (_, at) => at)
    const branch = { allOf: names.map((name) => reference(name)) }
    const definitions = {
      ...Object.fromEntries(names.map((name) => [name, { allOf: [reference('all'), { type: 'object' }] }])),
      all: branch,
    }
    const model = read(withBody(reference('all'), definitions))
    expect(() => useWhole(model)).not.toThrow()
  })

  test.each([
    'file:///etc/passwd',
    'https://evil.example/schema.json#/a',
    '../../../etc/passwd',
    'other.json#/definitions/a',
    '#/definitions/__proto__',
    '#/constructor/prototype',
    '#',
    '',
  ])('%j leads to nothing outside of the description', (ref) => {
    const model = read(withBody({ $ref: ref }, {}))
    expect(() => useWhole(model)).not.toThrow()
    expect(model.operations).toHaveLength(1)
  })
})

describe('size and depth', () => {
  test('nine megabytes are read whole', () => {
    const text = 'words '.repeat(150)
    const paths = Array.from({ length: 10_000 }, (_, at) => [
      `/p${at}`,
      { get: { operationId: `Op${at}`, description: text, responses: ok } },
    ])
    const definition = JSON.stringify(described({ paths: Object.fromEntries(paths) }))
    expect(definition.length).toBeGreaterThan(9_000_000)
    expect(read(definition).operations).toHaveLength(10_000)
  })

  test.each(['[', '{"a":', '{"paths":{"/a":{"get":{"parameters":['])(
    '%j without end is told with its place',
    (opening) => {
      const model = read(opening.repeat(100_000))
      expect(model.operations).toEqual([])
      expect(codesOf(model).join()).toMatch(/connector\.json-(syntax|too-deep)/)
    },
  )
})

describe('names that objects have by themselves', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']

  test('are names like others, and nothing leaks into other objects', () => {
    // Written as text: an object literal would set the prototype.
    const parameters = names.map((name) => `{"name":"${name}","in":"query","type":"string","required":true}`)
    const properties = names.map((name) => `"${name}":{"type":"string"}`)
    const operations = names.map(
      (name) =>
        `"/${name}":{"post":{"operationId":"${name}","parameters":[${parameters.join()},{"name":"body","in":"body","schema":{"$ref":"#/definitions/${name}"}}],"responses":{"200":{"description":"OK"}}}}`,
    )
    const definitions = names.map((name) => `"${name}":{"type":"object","properties":{${properties.join()}}}`)
    const model = read(
      `{"swagger":"2.0","info":{"title":"T","version":"1"},"host":"h.example","paths":{${operations.join()}},"definitions":{${definitions.join()}},"__proto__":{"polluted":true}}`,
    )
    useWhole(model)
    expect(model.operations.map(({ operationId }) => operationId)).toEqual(names)
    const [first] = model.operations
    const values = JSON.parse(`{${names.map((name) => `"${name}":"v"`).join()}}`)
    const request = first === undefined ? undefined : buildRequest(model, first, values)
    expect(request?.query.map(({ name, value }) => `${name}=${value}`)).toEqual(
      names.map((name) => `${name}=v`),
    )
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('patterns that take time without end', () => {
  // Each of them would hold the test beyond its time if it were tried on what is made for it.
  test.each(['^(a+)+$', '^(a|a)*$', '^([a-zA-Z]+)*$', '(.*a){25}', '^(\\w+\\s?)*$', '['])('%s', (pattern) => {
    const schema = { type: 'string', pattern, minLength: 5_000 }
    const model = read(withBody({ type: 'object', properties: { p: schema } }, {}))
    expect(() => useWhole(model)).not.toThrow()
    expect(() => followsSchema(`${'a'.repeat(5_000)}!`, schema)).not.toThrow()
    expect(() => validateJson(schema, `${'a'.repeat(60)}!`)).not.toThrow()
  })
})

test('a byte order mark, comments, trailing commas and keys written twice are read, and told once each', () => {
  const model = read(
    '\ufeff// what it is\n{"swagger":"2.0","info":{"title":"A","title":"T","version":"1",},/* all */"host":"h.example","paths":{"/a":{"get":{"operationId":"A","responses":{}}}}}',
  )
  expect([model.title, model.operations.length]).toEqual(['T', 1])
  expect(codesOf(model)).toEqual([
    'connector.duplicate-key',
    'connector.json-comment',
    'connector.json-trailing-comma',
  ])
})
