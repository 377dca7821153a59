import type { WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import { readBody } from '../../actions/http-body.ts'

/** A request's body as a value of the language, and as the JSON text of it. */
export interface RequestContent {
  readonly value: WdlValue
  readonly json: string
}

/**
 * The body of a request: JSON as it is, text as text, a form with its fields, all else as a content envelope.
 * `undefined` when there is none. Throws JsonError for JSON that is broken.
 * Source: "Handle content types in Azure Logic Apps".
 */
export function readRequestContent(
  bytes: Uint8Array,
  contentType: string | undefined,
): RequestContent | undefined {
  if (bytes.byteLength === 0) return undefined
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/json' || type.endsWith('+json')) {
    const json = new TextDecoder().decode(bytes)
    return { json, value: parseJson(json) }
  }
  const value =
    type === 'application/x-www-form-urlencoded' ? readForm(bytes, contentType) : readBody(bytes, contentType)
  return { value, json: printJson(value) }
}

function readForm(bytes: Uint8Array, contentType: string | undefined): WdlValue {
  const fields = [...new URLSearchParams(new TextDecoder().decode(bytes))]
  return {
    '$content-type': contentType ?? '',
    $content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
    $formdata: fields.map(([key, value]) => ({ key, value })),
  }
}
