import { afterAll, describe, expect, test } from 'vitest'
import { checkConnectors } from '../../main/cli/connectors/check-connectors.ts'
import {
  applyRequestPolicies,
  authKinds,
  buildRequest,
  type ConnectorModel,
  findOperationByPath,
  type Operation,
  type ReadConnector,
  readConnector,
  sampleAnswer,
  successResponse,
  writeRequest,
} from '../../shared/connectors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { resolveSchema, sampleFromSchema, validateJson } from '../../shared/json-schema/index.ts'
import { type CorpusConnector, readCorpusConnectors } from '../support/corpus-connectors.ts'
import { corpusFolder } from '../support/corpus-flows.ts'

const corpus = corpusFolder()
const entries = corpus === undefined ? [] : readCorpusConnectors(corpus)
const connectors = entries.map((entry) => ({ entry, read: read(entry) }))
const figures: Record<string, number> = {}

function read({ name, definition, properties }: CorpusConnector): ReadConnector {
  return readConnector({ id: name, definition, properties })
}

function count(what: string, by = 1): void {
  figures[what] = (figures[what] ?? 0) + by
}

afterAll(() => {
  if (corpus !== undefined) console.log('Connectors of the corpus:', figures)
})

describe.skipIf(corpus === undefined)('connectors of other people', () => {
  test.each(connectors.map((one) => [one.entry.name, one] as const))(
    '%s is read',
    (_name, { entry, read: found }) => {
      const { model, isDefinitionJson, documents } = found
      const isBroken = entry.parse.startsWith('unparsed')
      const operations = isBroken ? [] : model.operations
      count('connectors')
      count('operations', operations.length)
      count('triggers', operations.filter(({ trigger }) => trigger !== undefined).length)
      for (const { severity, code } of model.problems) count(`${severity} ${code}`)
      expect(isDefinitionJson).toBe(!isBroken)
      expect(operations).toHaveLength(entry.operations)
      expect(operations.filter(({ trigger }) => trigger !== undefined)).toHaveLength(entry.triggers)
      expect(documents.definition.text).toBe(entry.definition)
      expectPlaces(found, entry)
    },
  )

  test.each(connectors.map((one) => [one.entry.name, one] as const))(
    '%s: sign-in and policies',
    (_name, { entry, read: found }) => {
      if (!found.isPropertiesJson) return
      const words: Readonly<Record<string, string>> = {
        apiKey: 'apiKey/securestring',
        parameters: 'string-only',
      }
      const kinds = authKinds(found.model).map((kind) => words[kind] ?? kind)
      // The index counts secrets of an OAuth sign-in (`token:clientSecret`) as keys of their own.
      expect(entry.auth).toEqual(expect.arrayContaining(kinds))
      const policies: Record<string, number> = {}
      for (const { templateId } of found.model.properties?.policies ?? [])
        policies[templateId] = (policies[templateId] ?? 0) + 1
      expect(policies).toEqual(entry.policies)
    },
  )

  test('the command says the same, and names what is broken with its place', async () => {
    const checked = await checkConnectors(
      entries.map(({ folder }) => folder),
      corpus ?? '',
    )
    expect(checked.map(({ id, operations, triggers }) => [id, operations, triggers])).toEqual(
      entries.map(({ name, operations, triggers }) => [name, operations, triggers]),
    )
    const broken = checked.filter(({ ok }) => !ok)
    expect(broken.map(({ id }) => id).sort()).toEqual(
      entries
        .filter(
          ({ parse, features }) =>
            parse.startsWith('unparsed') || features.includes('apiProperties-unparsed'),
        )
        .map(({ name }) => name)
        .sort(),
    )
    for (const { problems } of broken) {
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([
        expect.objectContaining({ code: 'connector.json-syntax', line: expect.any(Number) }),
      ])
      expect(problems[0]?.line).toBeGreaterThan(1)
    }
  })

  test('samples follow their schemas', async () => {
    const wrong: string[] = []
    for (const { entry, read: found } of connectors) {
      const { model } = found
      for (const operation of model.operations) {
        for (const schema of schemasOf(operation)) {
          const value = sampleFromSchema(schema, { root: model.definition })
          const whole = { ...schema, definitions: model.definition.definitions ?? {} }
          const problems = await validateJson(whole, value)
          count('samples')
          if (typeof problems === 'string') count('samples of invalid schemas')
          else if (problems.length > 0)
            wrong.push(`${entry.name} ${operation.operationId} ${problems[0]?.path}: ${problems[0]?.message}`)
        }
      }
    }
    count('samples that do not follow', wrong.length)
    // Schemas that contradict themselves: a flag with choices of text, a date that must be "1111-11-11 11:11:11".
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(12)
  })

  test('every operation can be called with schema-made values, and is found again by its path', async () => {
    const failed: string[] = []
    for (const { read: found } of connectors) {
      if (!found.isDefinitionJson) continue
      for (const operation of found.model.operations) {
        try {
          await callOnce(found.model, operation)
          count('requests')
        } catch (error) {
          failed.push(`${found.model.id} ${operation.operationId}: ${(error as Error).message}`)
        }
      }
    }
    expect(failed).toEqual([])
  })
})

function expectPlaces({ model }: ReadConnector, entry: CorpusConnector): void {
  for (const { file, range, line, column } of model.problems) {
    const text = file === 'definition' ? entry.definition : entry.properties
    expect(range.start).toBeLessThanOrEqual(range.end)
    expect(range.end).toBeLessThanOrEqual(text.length)
    const before = text.slice(0, range.start).split(/\r\n|\r|\n/)
    expect([line, column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1])
  }
}

function schemasOf(operation: Operation): readonly WdlObject[] {
  return [
    successResponse(operation)?.contents[0]?.schema,
    operation.body?.contents[0]?.schema,
    operation.notification?.schema,
    ...operation.parameters.map(({ schema }) => schema),
  ].filter((schema) => schema !== undefined)
}

/** Builds, changes by policy and writes one request; what goes out must be a whole URL with nothing left open. */
async function callOnce(model: ConnectorModel, operation: Operation): Promise<void> {
  const { definition: root, properties } = model
  const made = operation.parameters.map((parameter): [string, WdlValue] => [
    parameter.name,
    parameter.isFile
      ? { '$content-type': 'text/plain', $content: 'aGk=' }
      : oneWord(sampleFromSchema(resolveSchema(root, parameter.schema), { root, name: parameter.name })),
  ])
  const body = operation.body
  if (body !== undefined) made.push([body.name, sampleFromSchema(body.contents[0]?.schema, { root })])
  const request = buildRequest(model, operation, Object.fromEntries(made))
  const names = [
    ...(properties?.connectionParameters ?? []),
    ...(properties?.connectionParameterSets.flatMap(({ parameters }) => parameters) ?? []),
  ].map(({ name }) => name)
  const connectionParameters = Object.fromEntries(
    names.map((name) => [name, /host|url/i.test(name) ? 'host.example.com' : 'word']),
  )
  const fetch = async () => ({ '@odata.etag': 'W/1' })
  const final =
    properties === undefined
      ? request
      : await applyRequestPolicies(properties, operation.operationId, request, {
          connectionParameters,
          fetch,
        })
  const { url } = writeRequest(final)
  const { pathname } = new URL(url)
  if (/\{|\}|@connection|@headers|@query/i.test(decodeURIComponent(pathname)))
    throw new Error(`open places in ${url}`)
  const again = findOperationByPath(model, operation.method, request.path)
  if (again === undefined) throw new Error(`not found by ${operation.method} ${request.path}`)
  if (again.operation === operation) count('found again by path')
  if (sampleAnswer(model, operation) !== undefined) count('sample answers')
}

/** Header and path values that go into a host's name. */
function oneWord(value: WdlValue): WdlValue {
  return typeof value === 'string' ? value.replaceAll(' ', '-') : value
}
