import { dirname } from 'node:path'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import { type ConnectorModel, findOperation } from '../../shared/connectors/index.ts'
import { isSecretHeader } from '../../shared/connectors/secret-headers.ts'
import { RequestError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { TriedOperation } from '../../shared/ipc/custom-connector-payloads.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { asId } from '../../shared/run/index.ts'
import { isObject } from '../../shared/wdl/lookup.ts'
import { callOperation, type OperationAnswer } from '../connectors/call-operation.ts'
import { type ConnectorCalls, unknownOperation } from './connector-calls.ts'
import { readConnectorFiles } from './connector-files.ts'
import type { ConnectorRef } from './custom-connector-service.ts'

export interface OperationTrialOptions {
  readonly calls: Pick<ConnectorCalls, 'prepareOperation'>
  /** The way out for calls without a connection. */
  readonly http: HttpPort
}

/** One call from the editor. */
export interface TrialCall extends ConnectorRef {
  readonly operationId: string
  /** JSON object of values, as an action's `inputs.parameters` has them. */
  readonly parameters: string
  /** The connection that signs it; without one it goes unsigned. */
  readonly connectionId?: string | undefined
}

/** How long a service may take while a person waits, in ms. */
const timeoutMs = 120_000
const maxResponseBytes = 20 * 1024 * 1024
/** Longest text that is shown, in UTF-16 units. */
const maxShown = 1_000_000

/**
 * Tries operations of an environment's connectors by the very runtime that flows use, and tells what went over the wire
 * on both sides. What signs the request joins it behind the broker and is not told.
 */
export class OperationTrial {
  readonly #options: OperationTrialOptions

  constructor(options: OperationTrialOptions) {
    this.#options = options
  }

  /**
   * @param folder of the connector
   * @throws RequestError `connector.not-found`, `request.invalid-values`; ConnectorError `connector.*`, `http.*`;
   *   CredentialError from the broker
   */
  async run(folder: string, call: TrialCall): Promise<TriedOperation> {
    const { environmentId, connectionId } = call
    const { model } = await readConnectorFiles(folder)
    const operation = findOperation(model, call.operationId)
    if (operation === undefined) throw unknownOperation(model, call.operationId)
    const values = readValues(call.parameters)
    // Without a connection the call goes out as it is, also where the connector would want one.
    const signedBy =
      connectionId === undefined ? {} : { connectionId: asId.connection(connectionId), environmentId }
    const target = connectionId === undefined ? unsigned(model) : model
    const prepared = await this.#options.calls.prepareOperation(target, operation, values, {
      ...signedBy,
      // <environment>/connectors/<connector>
      environmentFolder: dirname(dirname(folder)),
    })
    const { door } = prepared
    const opened =
      connectionId === undefined ? { ...door, send: this.#options.http.send.bind(this.#options.http) } : door
    const started = performance.now()
    const own = { ...prepared, connector: model, door: opened, timeoutMs, maxResponseBytes }
    const answer = await callOperation(own, AbortSignal.timeout(timeoutMs))
    return tell(answer, Math.round(performance.now() - started))
  }
}

/** The connector as one that asks for no connection. */
function unsigned({ properties: _asks, ...connector }: ConnectorModel): ConnectorModel {
  return { ...connector, securitySchemes: [] }
}

function tell({ sent, status, headers, body }: OperationAnswer, durationMs: number): TriedOperation {
  const text = bodyText(body)
  return {
    request: {
      method: sent.method,
      url: sent.url,
      headers: Object.entries(sent.headers).filter(([name]) => !isSecretHeader(name)),
      ...(sent.body === undefined ? {} : { body: sentText(sent.body) }),
    },
    response: {
      status,
      headers: Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'set-cookie'),
      body: text.slice(0, maxShown),
      bytes: Number(headers['content-length'] ?? Buffer.byteLength(text)),
      durationMs,
    },
  }
}

function bodyText(body: WdlValue): string {
  if (body === null || body === '') return ''
  return typeof body === 'string' ? body : printJson(body, { indent: 2 })
}

function sentText(body: string | Uint8Array): string {
  return typeof body === 'string' ? body.slice(0, maxShown) : `${body.length} bytes`
}

function readValues(text: string): WdlObject {
  let value: WdlValue
  try {
    value = parseJson(text)
  } catch (cause) {
    throw new RequestError('request.invalid-values', 'The values of the parameters are not JSON.', { cause })
  }
  if (isObject(value)) return value
  throw new RequestError('request.invalid-values', 'The values of the parameters are no object.')
}
