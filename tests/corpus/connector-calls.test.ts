import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callOperation } from '../../main/connectors/call-operation.ts'
import { createHttpClient } from '../../main/connectors/http-client.ts'
import {
  buildRequest,
  type ConnectorModel,
  type Operation,
  readConnector,
} from '../../shared/connectors/index.ts'
import { checkRequest } from '../support/check-request.ts'
import { readCorpusConnectors } from '../support/corpus-connectors.ts'
import { corpusFolder } from '../support/corpus-flows.ts'
import { openRecordingServer, type RecordingServer } from '../support/recording-server.ts'
import { valuesForOperation } from '../support/values-for-operation.ts'

const corpus = corpusFolder()
const entries = corpus === undefined ? [] : readCorpusConnectors(corpus)
/** Operations that no request can follow: their own choices are empty texts, or a date that is none. */
const contradictory = new Set(['Post__v5_issue_filter_filter_issues'])

const figures: Record<string, number> = { called: 0, checked: 0, unreadable: 0 }
const http = createHttpClient()
const noSignal = new AbortController().signal
let server: RecordingServer

beforeAll(async () => {
  server = await openRecordingServer()
})
afterAll(async () => {
  await server.close()
  await http.close()
  if (corpus !== undefined) console.log('Operations of the corpus, called and checked:', figures)
})

function count(what: string): void {
  figures[what] = (figures[what] ?? 0) + 1
}

describe.skipIf(corpus === undefined)('every operation over the wire, against its own description', () => {
  test.each(
    entries.filter(({ parse }) => !parse.startsWith('unparsed')).map((one) => [one.name, one] as const),
  )('%s', async (_name, { definition, name }) => {
    const { model } = readConnector({ id: name, definition })
    const wrong: string[] = []
    for (const operation of model.operations) {
      const request = await call(model, operation)
      count('called')
      const { problem, unreadable } = await checkRequest(model, operation, request)
      if (unreadable !== undefined) count('unreadable')
      else count('checked')
      if (problem !== undefined && !contradictory.has(operation.operationId))
        wrong.push(`${operation.operationId} ${request.method} ${request.url}\n${problem}`)
    }
    expect(wrong, wrong.join('\n')).toEqual([])
  })

  test('nearly every description could be read by the validator, too', () => {
    const { called = 0, checked = 0 } = figures
    expect(called).toBeGreaterThan(0)
    expect(checked / called).toBeGreaterThan(0.95)
  })
})

/** Calls an operation at the recording server with values made of its schemas; answers what came there. */
async function call(model: ConnectorModel, operation: Operation) {
  const at = { ...model, servers: [server.origin + model.basePath] }
  const { servers: _, ...here } = operation
  const request = buildRequest(at, here, valuesForOperation(model, operation))
  await callOperation(
    {
      connector: { definition: model.definition },
      operation: here,
      request,
      door: { parameters: {}, marks: {}, send: (message, signal) => http.send(message, signal) },
      timeoutMs: 10_000,
      maxResponseBytes: 1000,
    },
    noSignal,
  )
  const [came, ...more] = server.take()
  if (came === undefined || more.length > 0) throw new Error(`${more.length + 1} requests came`)
  return came
}
