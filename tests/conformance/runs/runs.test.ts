import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseJson } from '../../../shared/json/index.ts'
import { type RunCase, runCase } from './run-case.ts'

const folder = join(import.meta.dirname, 'cases')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

/** Each file is a list of `RunCase`s about one rule of the language. */
describe.each(files)('%s', (file) => {
  const cases = parseJson(readFileSync(join(folder, file), 'utf8')) as unknown as readonly RunCase[]
  test.each(cases.map((item) => [item.name, item] as const))('%s', async (_name, item) => {
    expect(await runCase(item, item.expect)).toEqual(item.expect)
  })
})

test('there are at least 120 cases', () => {
  const count = files.reduce(
    (sum, file) => sum + JSON.parse(readFileSync(join(folder, file), 'utf8')).length,
    0,
  )
  expect(count).toBeGreaterThanOrEqual(120)
})
