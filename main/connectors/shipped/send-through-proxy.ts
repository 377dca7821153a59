import type { HttpResponse } from '../../../shared/connectors/http-exchange.ts'
import { type ConnectorModel, findOperationByPath } from '../../../shared/connectors/index.ts'
import { vendorHosts } from '../../../shared/connectors/vendor-hosts.ts'
import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { printJson } from '../../../shared/json/index.ts'
import { objectOf, textOf } from '../../../shared/wdl/lookup.ts'
import { ProxyCall } from './proxy-call.ts'
import type { ProxyAnswer, PublicConnector } from './public-connector.ts'
import { Refusal } from './refusal.ts'
import { type Send, VendorApi, VendorRefusal } from './vendor-api.ts'

/**
 * The way out of a public connector: takes a request of Power Automate's surface, does what its operation means at the
 * vendor (through `send`), and answers as Power Automate does. What the vendor refuses is refused in the platform's
 * shape, with its status and its Retry-After.
 * @param connection values of connection parameters; marks in place of secrets
 */
export function sendThroughProxy(
  model: ConnectorModel,
  connector: PublicConnector,
  send: Send,
  nowMs: () => number,
  connection: Readonly<Record<string, string>> = {},
): Send {
  const hosts = vendorHosts(model)
  return async (request, signal) => {
    const found = findOperationByPath(model, request.method, new URL(request.url).pathname)
    const handler = found === undefined ? undefined : handlerOf(connector, found.operation.operationId)
    if (found === undefined || handler === undefined) {
      return refused(
        404,
        `'${model.title}' has no such operation: ${request.method} ${request.url}`,
        model.id,
      )
    }
    const vendor = new VendorApi({ send, hosts, base: request, signal, ...driverOf(connector, connection) })
    const path = new Map(
      Object.entries(found.values).map(([name, value]) => [name.toLowerCase(), decoded(found, name, value)]),
    )
    const call = new ProxyCall(found.operation, path, request, vendor, nowMs(), connection)
    try {
      return written(await handler(call))
    } catch (thrown) {
      if (thrown instanceof Refusal) return refused(thrown.status, thrown.message, model.id, thrown.headers)
      if (thrown instanceof VendorRefusal) return refusedByVendor(thrown, connector)
      throw thrown
    }
  }
}

/** The driver is asked with all values of the connection: its operations know nothing of them. */
function driverOf({ driver }: PublicConnector, connection: Readonly<Record<string, string>>) {
  return driver === undefined ? {} : { driver: { name: driver, connection } }
}

function handlerOf({ operations }: PublicConnector, operationId: string) {
  return Object.hasOwn(operations, operationId) ? operations[operationId] : undefined
}

function decoded(
  { operation }: NonNullable<ReturnType<typeof findOperationByPath>>,
  name: string,
  value: string,
): string {
  const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name)
  const once = decodePart(value)
  return parameter?.urlEncoding === 'double' ? decodePart(once) : once
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function written({ body, file, headers, status = 200 }: ProxyAnswer): HttpResponse {
  if (file !== undefined) {
    return { status, headers: { 'content-type': file.contentType, ...lower(headers) }, body: file.content }
  }
  if (body === undefined) return { status, headers: lower(headers), body: new Uint8Array() }
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...lower(headers) },
    body: new TextEncoder().encode(printJson(body)),
  }
}

function lower(headers: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function refusedByVendor({ answer, host }: VendorRefusal, connector: PublicConnector): HttpResponse {
  const { body, headers, status } = answer
  const known = connector.refusalOf?.(answer)
  const message = known?.message ?? usualMessage(body) ?? `${host} answered with status ${status}.`
  const wait = headers['retry-after']
  return refused(known?.status ?? status, message, host, wait === undefined ? {} : { 'retry-after': wait })
}

/** Where services usually say what was wrong. */
function usualMessage(body: WdlValue): string | undefined {
  if (typeof body === 'string' && body.length <= 500 && body.trim() !== '') return body.trim()
  const error: WdlObject | undefined = objectOf(body, 'error') ?? objectOf(body, 'odata.error')
  return (
    textOf(error, 'message') ??
    textOf(objectOf(error, 'message'), 'value') ??
    textOf(body, 'message') ??
    textOf(body, 'error_description') ??
    textOf(body, 'detail')
  )
}

function refused(
  status: number,
  message: string,
  source: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return written({ status, headers, body: { status, message, source, errors: [] } })
}

/** For tests and checks: the operations of a description that its connector does not answer, and the other way round. */
export function operationGaps(
  model: Pick<ConnectorModel, 'operations'>,
  { operations }: PublicConnector,
): readonly string[] {
  const described = model.operations.map(({ operationId }) => operationId)
  return [
    ...described.filter((id) => !Object.hasOwn(operations, id)).map((id) => `${id} has no handler`),
    ...Object.keys(operations)
      .filter((id) => !described.includes(id))
      .map((id) => `${id} is not in the description`),
  ]
}
