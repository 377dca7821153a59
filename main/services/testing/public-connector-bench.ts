import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { HttpRequest } from '../../../shared/connectors/http-exchange.ts'
import { buildRequest, type ConnectorModel, findOperation } from '../../../shared/connectors/index.ts'
import { withNotificationUrl } from '../../../shared/connectors/with-notification-url.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import {
  callAt,
  callOperation,
  type OperationAnswer,
  type OperationCall,
} from '../../connectors/call-operation.ts'
import type { OpenDriver } from '../../connectors/drivers/driver.ts'
import { Drivers } from '../../connectors/drivers/drivers.ts'
import { createHttpClient } from '../../connectors/http-client.ts'
import { findPublicFolder } from '../../connectors/public-folder.ts'
import { MemorySandboxStore } from '../../connectors/sandboxes/memory-sandbox-store.ts'
import type { Json } from '../../connectors/sandboxes/sandbox.ts'
import { Sandboxes } from '../../connectors/sandboxes/sandboxes.ts'
import { fromTheBeginning, triggerStateName } from '../../connectors/shipped/polling-operation.ts'
import type { PublicConnector } from '../../connectors/shipped/public-connector.ts'
import { sendThroughProxy } from '../../connectors/shipped/send-through-proxy.ts'
import { readConnectorFiles } from '../connector-files.ts'

/** One request as the vendor got it over the wire. */
export interface WireRequest {
  readonly method: string
  /** With the host that was meant. */
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly json: unknown
}

/** A public connector at work, over real HTTP to a server of this machine behind which its sandbox answers. */
export interface PublicConnectorBench {
  readonly model: ConnectorModel
  /** Every request of the vendor's API so far; emptied by whoever reads it. */
  readonly wire: WireRequest[]
  /** What webhooks of the sandbox said: addresses and bodies. */
  readonly told: { readonly url: string; readonly json: unknown }[]
  /** Ms since 1970: the time of the sandbox. */
  nowMs: number
  call(operationId: string, values?: WdlObject, callbackUrl?: string): Promise<OperationAnswer>
  /** The JSON body of a call that succeeds. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body(operationId: string, values?: WdlObject): Promise<any>
  /** A polling trigger: each question answers the events since the one before; `undefined` for none. */
  poll(operationId: string, values: WdlObject): Promise<() => Promise<OperationAnswer | undefined>>
  /** What a trigger finds from the beginning. */
  everything(operationId: string, values: WdlObject): Promise<OperationAnswer>
  // biome-ignore lint/suspicious/noExplicitAny: tests look into states of every shape
  state(): any
  setState(state: Json): void
  close(): Promise<void>
}

/** Time at which benches begin: 2026-01-31T08:00:00Z. */
export const benchTime = Date.UTC(2026, 0, 31, 8)

/** The service itself, in place of the sandbox. */
export interface RealService {
  readonly driver: OpenDriver
  /** Values of the connection parameters, the secret ones too. */
  readonly connection: Readonly<Record<string, string>>
}

/** Opens a bench of a connector with the state its sandbox begins with; or with a real service over its driver. */
export async function openPublicConnectorBench(
  connector: PublicConnector,
  real?: RealService,
): Promise<PublicConnectorBench> {
  const folder = findPublicFolder()
  if (folder === undefined) throw new Error('There are no public connectors.')
  const { model } = await readConnectorFiles(join(folder, connector.id))
  const wire: WireRequest[] = []
  const told: { url: string; json: unknown }[] = []
  const key = { environment: 'bench', connectorId: connector.id }
  const sandboxes = new Sandboxes({
    store: new MemorySandboxStore(),
    connectors: [connector],
    nowMs: () => bench.nowMs,
    http: {
      send: async ({ body, url }) => {
        told.push({ url, json: JSON.parse(String(body)) })
        return { status: 200, headers: {}, body: new Uint8Array() }
      },
    },
  })
  const service = sandboxes.transport(key)
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    )
    const url = `https://${(incoming.url ?? '').slice(1)}`
    wire.push({
      method: incoming.method ?? '',
      url,
      headers,
      text: body.toString(),
      json: jsonOf(body.toString()),
    })
    const limits = { timeoutMs: 5_000, maxResponseBytes: 1e7, maxRedirects: 0 }
    const answer = await service.send(
      { method: incoming.method ?? '', url, headers, body: new Uint8Array(body), ...limits },
      new AbortController().signal,
    )
    outgoing.writeHead(answer.status, { ...answer.headers })
    outgoing.end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createHttpClient()
  const toServer = (request: HttpRequest, signal: AbortSignal) =>
    client.send({ ...request, url: request.url.replace(/^https:\//, origin) }, signal)
  const driven = real === undefined ? undefined : new Drivers({ [connector.driver ?? '']: real.driver })
  const send = sendThroughProxy(
    model,
    connector,
    driven === undefined ? toServer : (request, ending) => driven.send(request, ending),
    () => bench.nowMs,
    real?.connection ?? connector.sandboxParameters,
  )
  const { signal } = new AbortController()
  const prepare = (operationId: string, values: WdlObject, callbackUrl?: string): OperationCall => {
    const operation = findOperation(model, operationId)
    if (operation === undefined) throw new Error(`There is no operation ${operationId}.`)
    const given = callbackUrl === undefined ? values : withNotificationUrl(operation, values, callbackUrl)
    return {
      connector: model,
      operation,
      request: buildRequest(model, operation, given),
      door: { parameters: {}, marks: {}, send },
      headers: { 'User-Agent': 'flowbench-test' },
      timeoutMs: 20_000,
      maxResponseBytes: 1e7,
    }
  }
  const bench: PublicConnectorBench = {
    model,
    wire,
    told,
    nowMs: benchTime,
    call: (operationId, values = {}, callbackUrl) =>
      callOperation(prepare(operationId, values, callbackUrl), signal),
    body: async (operationId, values = {}) => {
      const { body, status } = await callOperation(prepare(operationId, values), signal)
      if (status >= 300)
        throw new Error(`${operationId} was answered with ${status}: ${JSON.stringify(body)}`)
      return body
    },
    poll: async (operationId, values) => {
      const call = prepare(operationId, values)
      let last = await callOperation(call, signal)
      return async () => {
        const { location } = last.headers
        if (location === undefined) throw new Error('The trigger does not say where to go on.')
        last = await callAt(call, last.sent, 'GET', location, signal)
        return last.status === 202 ? undefined : last
      }
    },
    everything: async (operationId, values) => {
      const call = prepare(operationId, values)
      const query = [...call.request.query, { name: triggerStateName, value: fromTheBeginning }]
      return callOperation({ ...call, request: { ...call.request, query } }, signal)
    },
    state: () => sandboxes.get(key),
    setState: (state) => sandboxes.set(key, state),
    close: async () => {
      await driven?.close()
      await client.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return bench
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
