import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Ajv from 'ajv'
import { expect, test } from 'vitest'
import { createFlowTestSchema, readFlowTest } from '../../shared/flow-tests/index.ts'

const root = resolve(import.meta.dirname, '../..')

test('the published schema is the one the editor uses', () => {
  const published = readFileSync(join(root, 'docs/flowtest.schema.json'), 'utf8')
  expect(JSON.parse(published)).toEqual(createFlowTestSchema())
})

const isValid = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(createFlowTestSchema())
const flows = join(root, 'examples/sample-environment/flows')
const examples = readdirSync(flows)
  .filter((name) => name.endsWith('.tests'))
  .flatMap((folder) => readdirSync(join(flows, folder)).map((name) => join(folder, name)))

test.each(examples)('%s follows it and is read without a word', (name) => {
  const text = readFileSync(join(flows, name), 'utf8')
  expect(isValid(JSON.parse(text))).toBe(true)
  expect(readFlowTest(text).problems).toEqual([])
})

/** Schema and reader agree on what is wrong. */
test.each([
  { clock: 5 },
  { trigger: [] },
  { timeoutSeconds: 0 },
  { cassette: '../x.json' },
  { tags: 'a' },
  { expect: { status: 'Done' } },
  { expect: { actions: { A: 5 } } },
  { expect: { actions: { A: { count: -1 } } } },
  { expect: { order: 'A' } },
])('%j is refused by both', (content) => {
  expect(isValid(content)).toBe(false)
  expect(readFlowTest(JSON.stringify(content)).test).toBeUndefined()
})
