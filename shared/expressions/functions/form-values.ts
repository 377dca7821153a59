import { isArray, isContent, isObject, textOfContent } from '../content.ts'
import { mediaTypeOf } from '../content-type.ts'
import { type FormPart, readMultipart } from '../multipart.ts'
import { percentDecode } from '../percent-encoding.ts'
import type { WdlValue } from '../value.ts'
import type { CallSite } from './call-site.ts'

/** All values of a field in a form body, in order; the key is matched exactly, else ignoring case. */
export function formValues(call: CallSite, body: WdlValue, key: WdlValue, keyIndex: number): WdlValue[] {
  const name = call.text(key, keyIndex)
  const fields = readFields(body)
  if (!fields) {
    const hint = 'The body must be application/x-www-form-urlencoded or multipart/form-data.'
    throw call.error('expression.argument-type', 'The body is not form data', undefined, body, hint)
  }
  const exact = fields.filter((field) => field.key === name)
  const found =
    exact.length > 0 ? exact : fields.filter((field) => field.key.toLowerCase() === name.toLowerCase())
  return found.map((field) => field.value)
}

/** The only value of a field; null when there is none, an error when there are several. */
export function onlyFormValue(call: CallSite, body: WdlValue, key: WdlValue, keyIndex: number): WdlValue {
  const values = formValues(call, body, key, keyIndex)
  if (values.length > 1) {
    const hint = `Use '${call.definition.name.replace('Value', 'MultiValues')}' to get all of them.`
    throw call.wrongValue(keyIndex, `a field with one value, but there are ${values.length},`, key, hint)
  }
  return values[0] ?? null
}

interface Field {
  readonly key: string
  readonly value: WdlValue
}

function readFields(body: WdlValue): readonly Field[] | undefined {
  if (!isObject(body)) return undefined
  const given = body.$formdata ?? null
  if (isArray(given)) {
    return given.flatMap((field) =>
      isObject(field) && typeof field.key === 'string'
        ? [{ key: field.key, value: field.value ?? null }]
        : [],
    )
  }
  if (!isContent(body)) return undefined
  const mediaType = mediaTypeOf(body['$content-type'])
  if (mediaType === 'application/x-www-form-urlencoded') return readEncoded(textOfContent(body) ?? '')
  return mediaType === 'multipart/form-data' ? readParts(readMultipart(body)) : undefined
}

function readEncoded(text: string): Field[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      const decode = (part: string) => percentDecode(part.replaceAll('+', ' '))
      if (equals === -1) return { key: decode(pair), value: '' }
      return { key: decode(pair.slice(0, equals)), value: decode(pair.slice(equals + 1)) }
    })
}

function readParts(parts: readonly FormPart[] | undefined): Field[] | undefined {
  return parts?.flatMap((part) => {
    const disposition = part.headers['content-disposition'] ?? ''
    const key = /[;\s]name="?([^";]*)"?/i.exec(disposition)?.[1]
    return key === undefined ? [] : [{ key, value: textOfContent(part.body) ?? '' }]
  })
}
