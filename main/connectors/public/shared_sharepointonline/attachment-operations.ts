import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { textOf } from '../../../../shared/wdl/lookup.ts'
import { mediaTypeOf } from '../../shipped/media-type.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler } from '../../shipped/public-connector.ts'
import {
  askSite,
  fileId,
  listOf,
  pathOfFile,
  quoted,
  siteOf,
  sitePathOf,
  valuesOf,
} from './sharepoint-api.ts'

/** Files that hang on list items. */
export const attachmentOperations: Readonly<Record<string, OperationHandler>> = {
  GetItemAttachments: async (call) => {
    const { body } = await askSite(call, 'GET', filesOf(call))
    return { body: valuesOf(body).map((file) => attachmentOf(call, file)) }
  },
  CreateAttachment: async (call) => {
    const { body } = await askSite(
      call,
      'POST',
      `${filesOf(call)}/add(FileName=${quoted(call.need('displayName'))})`,
      { content: call.bytes, headers: { 'Content-Type': 'application/octet-stream' } },
    )
    return { body: attachmentOf(call, body) }
  },
  DeleteAttachment: async (call) => {
    await askSite(call, 'POST', fileOf(call), { headers: { 'X-HTTP-Method': 'DELETE', 'IF-MATCH': '*' } })
    return {}
  },
  GetAttachmentContent: async (call) => {
    const { bytes } = await askSite(call, 'GET', `${fileOf(call)}/$value`)
    return { file: { content: bytes, contentType: mediaTypeOf(nameOf(call)) } }
  },
}

function filesOf(call: ProxyCall): string {
  return `${listOf(call)}/items(${encodeURIComponent(call.need('itemId'))})/AttachmentFiles`
}

function fileOf(call: ProxyCall): string {
  return `${filesOf(call)}/getByFileName(${quoted(nameOf(call))})`
}

/** The file's name in its identifier. */
function nameOf(call: ProxyCall): string {
  return pathOfFile(call.need('attachmentId')).split('/').at(-1) ?? ''
}

function attachmentOf(call: ProxyCall, file: WdlValue): WdlObject {
  const url = textOf(file, 'ServerRelativeUrl') ?? ''
  const site = siteOf(call)
  return {
    Id: fileId(url.slice(sitePathOf(site).length)),
    AbsoluteUri: `${new URL(site).origin}${encodeURI(url)}`,
    DisplayName: textOf(file, 'FileName') ?? '',
  }
}
