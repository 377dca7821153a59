import { encodeBase64, encodeUtf8 } from '../expressions/bytes.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { resolveSchema, sampleFromSchema } from '../json-schema/index.ts'
import { isObject, textOf } from '../wdl/lookup.ts'
import type { ConnectorModel } from './connector-model.ts'
import { type Content, type Operation, successResponse } from './operation.ts'

/**
 * What an operation would answer when all goes well, made of its first 2xx response: JSON by its schema, a file as
 * `{$content-type, $content}`. Operations that wait for a webhook answer with what arrives there. `undefined` where
 * the description does not say.
 */
export function sampleAnswer(
  connector: Pick<ConnectorModel, 'definition'>,
  operation: Operation,
): WdlValue | undefined {
  const root = connector.definition
  if (operation.notification?.schema !== undefined && operation.notificationUrl !== undefined) {
    return sampleFromSchema(operation.notification.schema, { root })
  }
  const contents = successResponse(operation)?.contents ?? []
  const content = contents.find(({ mediaType }) => /json/i.test(mediaType)) ?? contents[0]
  if (content?.schema === undefined) return undefined
  const schema = resolveSchema(root, content.schema)
  if (isFile(schema)) return sampleFile(content)
  return withoutNextPage(operation, sampleFromSchema(content.schema, { root }))
}

/** A sample is the last page, else a flow that goes from page to page would never end. */
function withoutNextPage({ pageable }: Operation, sample: WdlValue): WdlValue {
  const name = pageable?.nextLinkName
  if (name === undefined || !isObject(sample) || typeof sample[name] !== 'string') return sample
  return { ...sample, [name]: '' }
}

function isFile(schema: WdlObject): boolean {
  return textOf(schema, 'type') === 'file' || textOf(schema, 'format') === 'binary'
}

function sampleFile({ mediaType }: Content): WdlObject {
  const type = /json|\*/.test(mediaType) ? 'application/octet-stream' : mediaType
  return { '$content-type': type, $content: encodeBase64(encodeUtf8('Sample')) }
}
