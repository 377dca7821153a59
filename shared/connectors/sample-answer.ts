import { encodeBase64, encodeUtf8 } from '../expressions/bytes.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { resolveSchema, sampleFromSchema } from '../json-schema/index.ts'
import { textOf } from '../wdl/lookup.ts'
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
  return isFile(schema) ? sampleFile(content) : sampleFromSchema(content.schema, { root })
}

function isFile(schema: WdlObject): boolean {
  return textOf(schema, 'type') === 'file' || textOf(schema, 'format') === 'binary'
}

function sampleFile({ mediaType }: Content): WdlObject {
  const type = /json|\*/.test(mediaType) ? 'application/octet-stream' : mediaType
  return { '$content-type': type, $content: encodeBase64(encodeUtf8('Sample')) }
}
