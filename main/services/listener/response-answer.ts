import { isObject } from '../../../shared/expressions/index.ts'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson } from '../../../shared/json/index.ts'
import type { Content, ContentHash } from '../../../shared/run/index.ts'
import { encodeBody } from '../../actions/http-body.ts'
import { type CallbackAnswer, errorAnswer } from './callback-request.ts'

/** A Response action's answer, as the run's event has it. */
export interface FlowResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Content | undefined
}

/**
 * The HTTP answer of a Response action: JSON as JSON, text as text, content envelopes as their bytes. Headers of the
 * flow win over `runHeaders`.
 */
export async function responseAnswer(
  response: FlowResponse,
  runHeaders: Readonly<Record<string, string>>,
  load: (hash: ContentHash) => Promise<string>,
): Promise<CallbackAnswer> {
  const { statusCode: status, body } = response
  if (status < 200) {
    return errorAnswer(
      502,
      'InvalidResponse',
      `The flow answered with status code ${status}, which is no final one.`,
      runHeaders,
    )
  }
  const headers: Record<string, string> = { ...runHeaders, ...response.headers }
  if (body === undefined) return { status, headers }
  if (body.kind === 'secured') {
    return errorAnswer(502, 'NoResponse', 'The answer of the flow is secured and was not kept.', runHeaders)
  }
  const json = body.kind === 'inline' ? body.json : await load(body.hash)
  const encoded = encodeJson(json, headers)
  return { status, headers, ...(encoded === undefined ? {} : { body: encoded }) }
}

function encodeJson(json: string, headers: Record<string, string>): string | Uint8Array | undefined {
  const setType = (type: string) => {
    if (!Object.keys(headers).some((name) => name.toLowerCase() === 'content-type'))
      headers['Content-Type'] = type
  }
  const first = json.charCodeAt(0)
  const isText = first === quote
  const isEnvelope = first === brace && (json.includes('"$content"') || json.includes('"$multipart"'))
  if (!isText && !isEnvelope) {
    if (json === 'null') return undefined
    setType('application/json; charset=utf-8')
    return json
  }
  const value: WdlValue = parseJson(json)
  if (isObject(value) && !('$content' in value) && !('$multipart' in value)) {
    setType('application/json; charset=utf-8')
    return json
  }
  return encodeBody(value, headers)
}

const quote = 0x22
const brace = 0x7b
