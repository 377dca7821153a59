import type { WdlValue } from '../../../shared/expressions/value.ts'
import { textOf } from '../../../shared/wdl/lookup.ts'
import { fileType } from './media-type.ts'
import type { ProxyCall } from './proxy-call.ts'
import type { ProxyAnswer } from './public-connector.ts'

/**
 * The answer of triggers that give a file itself: its content, and in headers which one it is. Without content where the
 * call says so (`includeFileContent`).
 * @param event metadata of the file, as `BlobMetadata`
 */
export async function fileEvent(
  call: ProxyCall,
  event: WdlValue | undefined,
  read: (id: string) => Promise<Uint8Array>,
): Promise<ProxyAnswer> {
  const name = textOf(event, 'Name') ?? ''
  const path = textOf(event, 'Path') ?? ''
  const headers = {
    'x-ms-file-name': encodeURIComponent(name),
    'x-ms-file-name-encoded': Buffer.from(name).toString('base64'),
    'x-ms-file-path': encodeURIComponent(path),
    'x-ms-file-path-encoded': Buffer.from(path).toString('base64'),
    'x-ms-file-id': textOf(event, 'Id') ?? '',
    'x-ms-file-etag': textOf(event, 'ETag') ?? '',
    'x-ms-file-last-modified': textOf(event, 'LastModified') ?? '',
  }
  if (!call.flag('includeFileContent', true)) return { headers, body: {} }
  const content = await read(textOf(event, 'Id') ?? '')
  return { headers, file: { content, contentType: fileType(call, name) } }
}
