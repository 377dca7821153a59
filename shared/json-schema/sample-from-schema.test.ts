import { describe, expect, test } from 'vitest'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { followsSchema, sampleFromSchema, validateJson } from './index.ts'

const node: WdlObject = {
  type: 'object',
  required: ['id', 'children'],
  properties: {
    id: { type: 'integer' },
    parent: { $ref: '#/definitions/node' },
    children: { type: 'array', items: { $ref: '#/definitions/node' } },
  },
}

describe('sampleFromSchema', () => {
  test.each<[string, WdlValue, WdlValue]>([
    ['nothing said', {}, {}],
    ['a text', { type: 'string' }, 'Sample'],
    ['a text as long as it must be', { type: 'string', minLength: 9 }, 'Sample Sa'],
    ['a text as short as it must be', { type: 'string', maxLength: 3 }, 'Sam'],
    ['a pattern', { type: 'string', pattern: '^[A-Z]{2}-\\d{3,}$' }, 'AA-111'],
    ['a pattern and a length', { type: 'string', pattern: '^[a-z]+$', minLength: 4 }, 'aaaa'],
    ['alternatives', { type: 'string', pattern: '^(?:no|yes)$' }, 'no'],
    ['a date', { type: 'string', format: 'date-time' }, '2026-01-01T00:00:00Z'],
    ['a default', { type: 'string', default: 'd', example: 'e' }, 'd'],
    ['an example', { type: 'string', example: 'e' }, 'e'],
    ['a default of the wrong type', { type: 'integer', default: 'many', example: 7 }, 7],
    ['an example that is no date', { type: 'string', format: 'date', example: '01/02/2026' }, '2026-01-01'],
    ['the first choice', { type: 'string', enum: ['b', 'a'] }, 'b'],
    ['a constant', { const: 4 }, 4],
    ['a number', { type: 'integer' }, 1],
    ['a number in bounds', { type: 'integer', minimum: 10, multipleOf: 4 }, 12],
    ['a number above', { type: 'integer', exclusiveMinimum: 5 }, 6],
    ['a number above, draft 4', { type: 'integer', minimum: 5, exclusiveMinimum: true }, 6],
    ['a number below', { type: 'number', maximum: -2 }, -2],
    ['a flag', { type: 'boolean' }, false],
    ['a nullable text', { type: ['null', 'string'] }, 'Sample'],
    ['a list', { type: 'array', items: { type: 'integer' } }, [1]],
    [
      'a list of three different',
      { type: 'array', minItems: 3, uniqueItems: true, items: { type: 'integer' } },
      [1, 2, 3],
    ],
    ['an empty list', { type: 'array', maxItems: 0, items: { type: 'integer' } }, []],
    [
      'words of a name',
      { properties: { emailSubject: { type: 'string' } } },
      { emailSubject: 'Sample email subject' },
    ],
    [
      'what a name tells',
      { properties: { email: { type: 'string' }, userName: { type: 'string' } } },
      { email: 'someone@example.com', userName: 'Alex Example' },
    ],
    [
      'what a title tells',
      { properties: { text: { type: 'string', title: 'Your name' } } },
      { text: 'Alex Example' },
    ],
    ['paging ends', { properties: { '@odata.nextLink': { type: 'string' } } }, { '@odata.nextLink': '' }],
    ['required but not described', { required: ['a'], type: 'object' }, { a: 'Sample a' }],
    [
      'allOf',
      { allOf: [{ properties: { a: { type: 'integer' } } }, { properties: { b: { type: 'boolean' } } }] },
      { a: 1, b: false },
    ],
    ['oneOf, without null', { oneOf: [{ type: 'null' }, { type: 'integer' }, { type: 'string' }] }, 1],
    ['a dynamic schema', { type: 'object', 'x-ms-dynamic-schema': { operationId: 'X' } }, {}],
    ['a cycle', { $ref: '#/definitions/node', definitions: { node } }, { id: 1, children: [] }],
    ['a reference to nowhere', { $ref: '#/definitions/none' }, {}],
  ])('%s', (_name, schema, expected) => expect(sampleFromSchema(schema)).toEqual(expected))

  test('the same schema always gives the same value', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'array', items: {} } } }
    expect(sampleFromSchema(schema)).toEqual(sampleFromSchema(schema))
  })

  test('a schema of endless width stays small', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`p${index}`, { $ref: `#/definitions/d${(index + 1) % 40}` }]),
    )
    const definitions = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`d${index}`, { type: 'object', properties: wide }]),
    )
    const sample = sampleFromSchema({ $ref: '#/definitions/d0', definitions })
    expect(JSON.stringify(sample).length).toBeLessThan(100_000)
  })

  test('random schemas are followed by their samples', async () => {
    const random = seeded(42)
    for (let round = 0; round < 400; round += 1) {
      const schema = randomSchema(random, 0)
      const sample = sampleFromSchema(schema)
      expect({ round, schema, sample, found: await validateJson(schema, sample) }).toEqual({
        round,
        schema,
        sample,
        found: [],
      })
      expect(followsSchema(sample, schema)).toBe(true)
    }
  })
})

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function randomSchema(random: () => number, depth: number): WdlObject {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const maybe = (extra: WdlObject): WdlObject => (random() < 0.5 ? extra : {})
  const least = Math.floor(random() * 20)
  switch (
    pick(['string', 'integer', 'number', 'boolean', ...(depth < 3 ? ['object', 'array', 'allOf'] : [])])
  ) {
    case 'string':
      return pick<WdlObject>([
        {
          type: 'string',
          ...maybe({ minLength: least }),
          ...maybe({ maxLength: least + Math.floor(random() * 9) }),
        },
        {
          type: 'string',
          format: pick(['date-time', 'date', 'email', 'uuid', 'ipv4', 'ipv6', 'time', 'hostname']),
        },
        { type: 'string', enum: [pick(['x', 'y']), 'z'] },
        {
          type: 'string',
          pattern: pick(['^\\w{3}$', '^[0-9]{5}(-[0-9]{4})?$', 'a.c', '^\\S+@\\S+$', '^$|^x+$']),
        },
      ])
    case 'integer':
      return {
        type: 'integer',
        ...maybe({ minimum: least - 10 }),
        ...maybe({ maximum: least + 5 }),
        ...maybe({ multipleOf: pick([1, 2, 5]) }),
      }
    case 'number':
      return { type: 'number', ...maybe({ exclusiveMinimum: least - 3 }), ...maybe({ maximum: least + 0.5 }) }
    case 'boolean':
      return { type: 'boolean', ...maybe({ default: 'no boolean' }) }
    case 'array':
      return {
        type: 'array',
        items: randomSchema(random, depth + 1),
        ...maybe({ minItems: pick([0, 1, 3]) }),
      }
    case 'allOf':
      return { allOf: [randomObject(random, depth, 'a'), randomObject(random, depth, 'b')] }
    default:
      return randomObject(random, depth, 'p')
  }
}

function randomObject(random: () => number, depth: number, prefix: string): WdlObject {
  const names = [1, 2, 3].map((index) => `${prefix}${index}`)
  const properties = Object.fromEntries(names.map((name) => [name, randomSchema(random, depth + 1)]))
  return {
    type: 'object',
    properties,
    required: random() < 0.5 ? names : [`${prefix}1`],
    additionalProperties: true,
  }
}
