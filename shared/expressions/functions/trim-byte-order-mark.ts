import { decodeBase64, encodeBase64 } from '../bytes.ts'
import { type ContentEnvelope, contentOfBase64, isContent } from '../content.ts'
import { defineFunction, example, required } from './define-function.ts'

/** Byte order marks of UTF-8 and of UTF-16 in both orders. */
const marks: readonly (readonly number[])[] = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
]

function withoutMark(content: ContentEnvelope): ContentEnvelope {
  const bytes = decodeBase64(content.$content)
  const mark = bytes && marks.find((candidate) => candidate.every((byte, index) => bytes[index] === byte))
  if (!bytes || !mark) return content
  return contentOfBase64(encodeBase64(bytes.slice(mark.length)), content['$content-type'])
}

/** `trimByteOrderMark`: Drops a byte order mark at the start. Source: WDL functions reference. */
export const trimByteOrderMark = defineFunction({
  name: 'trimByteOrderMark',
  category: 'string',
  parameters: [required('content', 'string|binary', 'Text or binary content.')],
  returns: 'string|binary',
  summary: 'Drops a byte order mark at the start.',
  examples: [
    example("trimByteOrderMark('abc')", 'abc'),
    example("trimByteOrderMark(decodeUriComponent('%EF%BB%BFabc'))", 'abc'),
  ],
  pure: (call, content = null) => {
    if (isContent(content)) return withoutMark(content)
    const text = call.text(content, 0)
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  },
})
