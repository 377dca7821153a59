import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callOperation } from '../../main/connectors/call-operation.ts'
import { createHttpClient } from '../../main/connectors/http-client.ts'
import {
  buildRequest,
  type ConnectorModel,
  type Operation,
  readConnector,
} from '../../shared/connectors/index.ts'
import { readCorpusConnectors } from '../support/corpus-connectors.ts'
import { corpusFolder } from '../support/corpus-flows.ts'
import { expectPolicies, type PolicyState } from '../support/expect-policies.ts'
import {
  openRecordingServer,
  type RecordedRequest,
  type RecordingServer,
} from '../support/recording-server.ts'
import { valuesForOperation } from '../support/values-for-operation.ts'

const corpus = corpusFolder()
const entries = (corpus === undefined ? [] : readCorpusConnectors(corpus)).filter(
  ({ parse, policies }) => !parse.startsWith('unparsed') && Object.keys(policies).length > 0,
)
/** What the service answers to everything: a value for policies that ask it first. */
const answer = { '@odata.etag': 'W/"7"' }
const figures = { called: 0, compared: 0, 'changed by policies': 0, 'not read a second time': 0 }
const http = createHttpClient()
const noSignal = new AbortController().signal
let server: RecordingServer

beforeAll(async () => {
  server = await openRecordingServer(answer)
})
afterAll(async () => {
  await server.close()
  await http.close()
  if (corpus !== undefined) console.log('Operations of the corpus with their policies:', figures)
})

/**
 * Each operation is called twice over the wire, without and with its policies. The first request is the one that
 * connector-calls.test.ts holds against the description; the second has to be the first as a second reading of the
 * policies changes it, and in nothing else different.
 */
describe.skipIf(corpus === undefined)('policies of the corpus, over the wire', () => {
  test.each(entries.map((one) => [one.name, one] as const))(
    '%s',
    async (_name, { definition, name, properties }) => {
      const { model } = readConnector({ id: name, definition, properties })
      const raw: unknown = JSON.parse(properties.replace(/^\ufeff/, ''))
      const wrong: unknown[] = []
      for (const operation of model.operations) {
        figures.called += 1
        const parameters = parametersOf(model)
        const plain = await call(model, operation, parameters, false)
        const changed = await call(model, operation, parameters, true)
        const { pathValues } = requestOf(model, operation)
        const wanted = expectPolicies(raw, operation.operationId, plain, { parameters, pathValues, answer })
        if (wanted === undefined) {
          figures['not read a second time'] += 1
          continue
        }
        figures.compared += 1
        if (told(wanted) !== told(plain)) figures['changed by policies'] += 1
        if (told(changed) !== told(wanted)) wrong.push([operation.operationId, told(changed), told(wanted)])
      }
      expect(wrong).toEqual([])
    },
  )

  test('the second reading covers nearly all of them', () => {
    expect(figures.compared / figures.called).toBeGreaterThan(0.9)
    expect(figures['changed by policies']).toBeGreaterThan(100)
  })
})

/** A value for each parameter of a connection: a host where a policy asks for one, with a scheme only if nothing else has it. */
function parametersOf({ properties }: ConnectorModel): Readonly<Record<string, string>> {
  const sets = properties?.connectionParameterSets.flatMap((set) => set.parameters) ?? []
  const all = [...(properties?.connectionParameters ?? []), ...sets]
  const templates = JSON.stringify(properties?.policies.map((policy) => policy.parameters.urlTemplate ?? ''))
  return Object.fromEntries(
    all.map(({ name }) => [
      name,
      templates.includes(`"@connectionParameters('${name}'`)
        ? 'https://Acme.example.com/tenant/'
        : templates.includes(`@connectionParameters('${name}'`)
          ? '.example.com'.slice(name.includes('Host') && templates.includes('zoho') ? 0 : 1)
          : `value-of-${name.replace(/\W/g, '')}`,
    ]),
  )
}

function requestOf(model: ConnectorModel, operation: Operation) {
  const values = valuesForOperation(model, operation)
  // A header that becomes a part of the host holds no spaces.
  const isHost = (name: string) =>
    model.properties?.policies.some(({ parameters }) =>
      String(parameters.urlTemplate).includes(`@headers('${name}')`),
    )
  const fitting = Object.entries(values).map(
    ([name, value]) => [name, isHost(name) ? 'acme' : value] as const,
  )
  return buildRequest(model, operation, Object.fromEntries(fitting))
}

async function call(
  model: ConnectorModel,
  operation: Operation,
  parameters: Readonly<Record<string, string>>,
  withPolicies: boolean,
): Promise<PolicyState> {
  const request = requestOf(model, operation)
  const base = new URL(request.baseUrl === '' ? 'https://none.example' : request.baseUrl)
  const origins: string[] = []
  await callOperation(
    {
      connector: withPolicies ? model : { definition: model.definition },
      operation,
      request: { ...request, baseUrl: base.origin + base.pathname.replace(/\/$/, '') },
      door: {
        parameters,
        marks: {},
        // Every host is this machine: what is said over the wire stays as it is but for that.
        send: (message, signal) => {
          const url = new URL(message.url)
          origins.push(url.origin)
          return http.send({ ...message, url: server.origin + message.url.slice(url.origin.length) }, signal)
        },
      },
      timeoutMs: 10_000,
      maxResponseBytes: 1000,
    },
    noSignal,
  )
  const came = server.take()
  return stateOf(came, origins.at(-1) ?? '', withPolicies ? '' : base.pathname.replace(/\/$/, ''))
}

function stateOf(came: readonly RecordedRequest[], origin: string, basePath: string): PolicyState {
  const last = came.at(-1)
  if (last === undefined) throw new Error('nothing came')
  const [path = '', query = ''] = last.url.split(/\?(.*)/s)
  const headers = Object.entries(last.headers).filter(([name]) => !wire.has(name))
  return {
    origin,
    basePath,
    path: path.slice(basePath.length),
    method: last.method,
    query: [...new URLSearchParams(query)],
    headers: new Map(headers),
    body: bodyOf(last),
    before: came.slice(0, -1).map((one) => `${one.method} ${one.url}`),
  }
}

/** Headers of the transport. */
const wire = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding'])

function bodyOf({ body, headers }: RecordedRequest): unknown {
  const type = headers['content-type'] ?? ''
  if (/json/i.test(type) && body.length > 0) return JSON.parse(body.toString('utf8'))
  // A multipart form has another boundary each time.
  return /^multipart/i.test(type) ? 'form' : body.toString('latin1')
}

function told({ basePath, body, headers, path, ...rest }: PolicyState): string {
  const named = [...headers]
    .map(([name, value]) => [name, /^multipart/.test(value) ? 'multipart' : value])
    .sort()
  return JSON.stringify({ ...rest, path: basePath + path, headers: named, body }, null, 1)
}
