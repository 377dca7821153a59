import {
  applyRequestPolicies,
  applyResponsePolicies,
  buildRequest,
  type ConnectorModel,
  findOperation,
  type HttpRequest,
  type HttpResponse,
  type Operation,
  writeRequest,
} from '../../shared/connectors/index.ts'
import { isSecretHeader } from '../../shared/connectors/secret-headers.ts'
import { RequestError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { TriedOperation } from '../../shared/ipc/custom-connector-payloads.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { isObject } from '../../shared/wdl/lookup.ts'

/** Sends a request, signed by a connection where one was chosen. Rejects as the broker and the HTTP client do. */
export type SendSigned = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>

/** How long a service may take while a person waits, in ms. */
const timeoutMs = 120_000
const maxResponseBytes = 20 * 1024 * 1024
/** Longest text of an answer that is shown, in UTF-16 units. */
const maxShown = 1_000_000

/**
 * Calls an operation as a flow would and tells what went over the wire on both sides; what signs the request joins it
 * in `send` and is not told.
 * @throws RequestError `connector.operation-not-found`, `request.invalid-values`; ConnectorError as `buildRequest`,
 *   `writeRequest` and `send` do
 */
export async function tryOperation(
  connector: ConnectorModel,
  call: { readonly operationId: string; readonly parameters: string },
  send: SendSigned,
  signal: AbortSignal,
): Promise<TriedOperation> {
  const operation = findOperation(connector, call.operationId)
  if (operation === undefined) {
    throw new RequestError(
      'connector.operation-not-found',
      `The saved connector has no operation '${call.operationId}'.`,
      { hint: 'Save the connector, and choose the operation again.' },
    )
  }
  const built = buildRequest(connector, operation, readValues(call.parameters))
  const scope = { connectionParameters: {} }
  const policies = connector.properties ?? { policies: [] }
  const changed = await applyRequestPolicies(policies, operation.operationId, built, scope)
  const written = writeRequest(changed)
  const started = performance.now()
  const answer = await send({ ...written, timeoutMs, maxResponseBytes, maxRedirects: 10 }, signal)
  const durationMs = Math.round(performance.now() - started)
  const { body, bytes } = { body: answer.body, bytes: answer.body.length }
  const shown = withPolicies(connector, operation, answer, changed)
  return {
    request: {
      method: written.method,
      url: written.url,
      headers: Object.entries(written.headers).filter(([name]) => !isSecretHeader(name)),
      ...(written.body === undefined ? {} : { body: bodyText(written.body) }),
    },
    response: {
      status: answer.status,
      headers: Object.entries(answer.headers).filter(([name]) => name.toLowerCase() !== 'set-cookie'),
      body: shown ?? answerText(body, answer.headers['content-type'] ?? ''),
      bytes,
      durationMs,
    },
  }
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

/** The answer's JSON after the connector's policies; `undefined` for answers that are none. */
function withPolicies(
  { properties }: ConnectorModel,
  { operationId }: Operation,
  answer: HttpResponse,
  request: Parameters<typeof applyResponsePolicies>[4],
): string | undefined {
  if (!/json/i.test(answer.headers['content-type'] ?? '') || answer.body.length > maxShown) return undefined
  try {
    const body = parseJson(new TextDecoder().decode(answer.body))
    const scope = { connectionParameters: {} }
    const before = { status: answer.status, headers: answer.headers, body }
    const after = applyResponsePolicies(properties ?? { policies: [] }, operationId, before, scope, request)
    return printJson(after.body, { indent: 2 })
  } catch {
    return undefined
  }
}

function bodyText(body: string | Uint8Array): string {
  return typeof body === 'string' ? body.slice(0, maxShown) : answerText(body, '')
}

function answerText(bytes: Uint8Array, type: string): string {
  if (bytes.length === 0) return ''
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).slice(0, maxShown)
  } catch {
    return `${bytes.length} bytes${type === '' ? '' : ` of ${type}`}`
  }
}
