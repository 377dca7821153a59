import type { ConnectorRequest } from '../../shared/connectors/connector-request.ts'
import { headerOf, withHeader } from '../../shared/connectors/connector-request.ts'
import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import {
  applyRequestPolicies,
  applyResponsePolicies,
  type ConnectorModel,
  type ConnectorProperties,
  type Operation,
  type PolicyScope,
  writeRequest,
} from '../../shared/connectors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { type AnswerPage, readAnswerPage } from './answer-page.ts'
import type { ConnectorDoor } from './connector-door.ts'
import { readOperationBody } from './read-operation-body.ts'

/** One call of an operation, ready to be made. */
export interface OperationCall {
  readonly connector: Pick<ConnectorModel, 'definition' | 'properties'>
  /** Absent for a method and path that the description does not know. */
  readonly operation?: Operation | undefined
  readonly request: ConnectorRequest
  readonly door: ConnectorDoor
  /** Sent where the request does not say otherwise: tracking ids, who calls. */
  readonly headers?: Readonly<Record<string, string>>
  readonly environmentVariables?: Readonly<Record<string, string>>
  /** Whole exchange, in ms. */
  readonly timeoutMs: number
  readonly maxResponseBytes: number
}

/** What an operation answered, after the connector's policies. */
export interface OperationAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: WdlValue
  /** The request as it went out, without its body and unsigned. */
  readonly sent: HttpRequest
  /** Its items and where more are, when it is a page of a list. */
  readonly page?: AnswerPage
}

/** The platform follows this many redirects. */
const maxRedirects = 50

const noPolicies: Pick<ConnectorProperties, 'policies'> = { policies: [] }

/**
 * Makes one call: the connector's policies, the wire, the answer's body by its schema, the policies again. Whatever
 * status comes is an answer.
 * @throws ConnectorError `connector.no-host`, `http.*`, `connector.throttled`; CredentialError as the door
 */
export async function callOperation(call: OperationCall, signal: AbortSignal): Promise<OperationAnswer> {
  const request = await changedRequest(call, signal)
  const written = httpRequestOf(call, request)
  const response = await call.door.send(written, signal)
  return readAnswer(call, request, written, response, scopeOf(call, signal))
}

function changedRequest(call: OperationCall, signal: AbortSignal): Promise<ConnectorRequest> {
  const { connector, operation, request } = call
  const policies = connector.properties ?? noPolicies
  return applyRequestPolicies(policies, operation?.operationId ?? '', request, scopeOf(call, signal))
}

function scopeOf(call: OperationCall, signal: AbortSignal): PolicyScope {
  return {
    connectionParameters: call.door.parameters,
    environmentVariables: call.environmentVariables ?? {},
    fetch: async (wanted) => {
      const answer = await call.door.send(httpRequestOf(call, wanted), signal)
      return readOperationBody({}, undefined, answer)
    },
  }
}

function readAnswer(
  call: OperationCall,
  request: ConnectorRequest,
  sent: HttpRequest,
  response: HttpResponse,
  scope: PolicyScope,
): OperationAnswer {
  const { connector, operation } = call
  const answer = applyResponsePolicies(
    connector.properties ?? noPolicies,
    operation?.operationId ?? '',
    {
      status: response.status,
      headers: response.headers,
      body: readOperationBody(connector.definition, operation, response),
    },
    scope,
    request,
  )
  return withPage(call, answer, sent)
}

/**
 * Makes a call's request as it would go to the wire, policies applied, without sending it: its address says where the
 * service is. Policies that ask the service for something do ask it.
 */
export async function requestOfCall(call: OperationCall, signal: AbortSignal): Promise<HttpRequest> {
  return httpRequestOf(call, await changedRequest(call, signal))
}

/** Asks at another address of the service, signed and with the headers of the call before: a page, a state, an end. */
export async function callAt(
  call: OperationCall,
  before: HttpRequest,
  method: 'GET' | 'DELETE',
  url: string,
  signal: AbortSignal,
): Promise<OperationAnswer> {
  const { body: _body, headers, ...rest } = before
  const kept = Object.entries(headers).filter(([name]) => !/^content-/i.test(name))
  const request: HttpRequest = { ...rest, method, url, headers: Object.fromEntries(kept) }
  return readAnswer(call, call.request, request, await call.door.send(request, signal), scopeOf(call, signal))
}

function withPage(
  { connector, operation }: OperationCall,
  answer: Pick<HttpResponse, 'status' | 'headers'> & { readonly body: WdlValue },
  sent: HttpRequest,
): OperationAnswer {
  const isRead = answer.status >= 200 && answer.status < 300
  const page = isRead ? readAnswerPage(connector.properties, operation, answer.body, sent.url) : undefined
  return { ...answer, sent, ...(page === undefined ? {} : { page }) }
}

function httpRequestOf(call: OperationCall, request: ConnectorRequest): HttpRequest {
  const { door, timeoutMs, maxResponseBytes } = call
  const written = writeRequest(request)
  let headers = written.headers
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    if (headerOf(headers, name) === undefined) headers = withHeader(headers, name, value)
  }
  return {
    ...written,
    headers,
    timeoutMs,
    maxResponseBytes,
    maxRedirects,
    ...(Object.keys(door.marks).length === 0 ? {} : { secretMarks: door.marks }),
  }
}
