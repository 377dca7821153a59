import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkVector } from '../../../main/cli/eval-vectors.ts'
import type { WdlObject } from '../../../shared/expressions/index.ts'
import { functionCatalogue } from '../../../shared/expressions/index.ts'
import { parseJson } from '../../../shared/json/index.ts'

/** `expressions`, `parse`: the public vectors. `own-expressions`: every function and error path of ours, reviewed by hand. */
const files = ['expressions.json', 'parse.json', 'own-expressions.json']

function readRows(file: string): readonly WdlObject[] {
  return parseJson(readFileSync(new URL(file, import.meta.url), 'utf8')) as unknown as readonly WdlObject[]
}

test.each(files)('every vector of %s holds', (file) => {
  const failures = readRows(file)
    .map(checkVector)
    .filter((failure) => failure !== undefined)
  expect(failures).toEqual([])
})

test('every function of the reference is there, with its numbers of arguments', () => {
  const ours = new Map(functionCatalogue.map((entry) => [entry.name, entry]))
  const wrong = readRows('functions.json').filter((row) => {
    const entry = ours.get(String(row.name))
    return entry?.minArguments !== row.minArgs || (entry?.maxArguments ?? null) !== row.maxArgs
  })
  expect(wrong).toEqual([])
})

test('every function has a vector', () => {
  const covered = new Set(files.flatMap((file) => readRows(file).map((row) => String(row.fn).toLowerCase())))
  expect(
    functionCatalogue.filter(({ name }) => !covered.has(name.toLowerCase())).map(({ name }) => name),
  ).toEqual([])
})
