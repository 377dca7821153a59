import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import { describe, expect, test } from 'vitest'
import { actionOperations, triggerOperations } from '../operations/index.ts'
import { createWdlSchema } from './wdl-schema.ts'

const schema = createWdlSchema()
const ajv = new Ajv({ strict: false, allErrors: true })
const validate = ajv.compile(schema)
const errorsOf = (value: unknown): readonly string[] => {
  validate(value)
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}
const flowWith = (action: object) => ({ definition: { triggers: {}, actions: { A: action } } })

describe('the schema of flow files', () => {
  test('is draft-07 that a validator compiles, and plain JSON', () => {
    expect(ajv.validateSchema(schema)).toBe(true)
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
  })

  test('takes the examples as they are', () => {
    const folder = new URL('../../examples/', import.meta.url).pathname
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /flows[\\/][^\\/]+\.json$/.test(name),
    )
    expect(files.length).toBeGreaterThan(0)
    for (const name of files)
      expect(errorsOf(JSON.parse(readFileSync(join(folder, name), 'utf8')))).toEqual([])
  })

  test.each([
    [
      'expressions everywhere, any case',
      { type: 'FOREACH', foreach: '@x()', actions: { B: { type: 'until', limit: '@y()' } } },
      [],
    ],
    ['an unknown type', { type: 'Mystery', inputs: 5, anything: true }, []],
    ['no type', { inputs: 1 }, ["/definition/actions/A must have required property 'type'"]],
    [
      'actions that are no object',
      { type: 'Scope', actions: [] },
      ['/definition/actions/A/actions must be object'],
    ],
    [
      'deep inside of branches',
      {
        type: 'Switch',
        cases: { one: { case: 1, actions: { B: { type: 'If', else: { actions: { C: {} } } } } } },
      },
      ["/definition/actions/A/cases/one/actions/B/else/actions/C must have required property 'type'"],
    ],
    [
      'a status that is none',
      { type: 'Scope', runAfter: { X: ['Done'] } },
      ['/definition/actions/A/runAfter/X/0'],
    ],
  ])('%s', (_title, action, expected) => {
    const found = errorsOf(flowWith(action)).filter((line) => !line.includes('must match "then" schema'))
    if (expected.length === 0) expect(found).toEqual([])
    for (const line of expected) expect(found.some((error) => error.startsWith(line))).toBe(true)
  })

  test('offers every type with a snippet that is itself right', () => {
    const definitions = schema.definitions as Record<
      string,
      { defaultSnippets: { body: Record<string, object> }[] }
    >
    expect(definitions.actions?.defaultSnippets).toHaveLength(actionOperations.length)
    expect(definitions.triggers?.defaultSnippets).toHaveLength(triggerOperations.length)
    for (const { body } of definitions.actions?.defaultSnippets ?? []) {
      expect(errorsOf({ definition: { actions: body } })).toEqual([])
    }
  })
})
