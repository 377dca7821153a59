import { expect, test } from 'vitest'
import { exampleFromSchema, requiredOf } from './example-from-schema.ts'

test.each([
  [
    { type: 'object', properties: { name: { type: 'string' }, age: { type: 'integer' } } },
    { name: 'text', age: 1 },
  ],
  [{ properties: { on: { type: 'boolean' } } }, { on: true }],
  [{ type: 'array', items: { type: 'number' } }, [1.5]],
  [{ type: ['null', 'string'], format: 'email' }, 'someone@example.com'],
  [{ type: 'string', enum: ['red', 'blue'] }, 'red'],
  [{ type: 'string', default: 'kept' }, 'kept'],
  [{ type: 'string', title: 'Your Name' }, 'your name'],
  [{}, null],
  [true, null],
  ['not a schema', null],
])('%j gives %j', (schema, expected) => expect(exampleFromSchema(schema)).toEqual(expected))

test('a schema without end ends', () => {
  const schema: Record<string, unknown> = { type: 'array' }
  schema.items = schema
  expect(JSON.stringify(exampleFromSchema(schema as never))).toBe('[[[[[[[null]]]]]]]')
})

test.each([
  [{ required: ['a', 3, 'b'] }, ['a', 'b']],
  [{ required: 'a' }, []],
  [undefined, []],
])('%j requires %j', (schema, expected) => expect(requiredOf(schema)).toEqual(expected))
