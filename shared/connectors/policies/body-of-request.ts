import type { WdlValue } from '../../expressions/value.ts'
import type { ConnectorRequest } from '../connector-request.ts'

/** The request's body as policies see it; a form as an object of its fields. */
export function bodyOfRequest({ body }: ConnectorRequest): WdlValue {
  if (body === undefined) return null
  if (body.kind === 'value') return body.value
  return Object.fromEntries(body.fields.map(({ name, value }) => [name, value]))
}

/** The request with another body; one without a body stays so where the new one is empty. */
export function withBodyValue(request: ConnectorRequest, value: WdlValue): ConnectorRequest {
  const { body } = request
  if (body?.kind === 'form') return request
  if (body === undefined && value === null) return request
  return { ...request, body: { kind: 'value', value, mediaType: body?.mediaType ?? 'application/json' } }
}
