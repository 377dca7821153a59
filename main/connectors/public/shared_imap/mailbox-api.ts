import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'

/** An address of the driver: parts of the path are encoded, so that no id climbs out of its place. */
export function imapUrl(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const path = parts.map((part, index) => {
    const value = values[index]
    return value === undefined ? part : `${part}${encodeURIComponent(value)}`
  })
  return `https://imap.driver.invalid${path.join('')}`
}

/** A mail with its text, and with its files' content where they are wanted. */
export async function readMail(call: ProxyCall, id: string, withFiles: boolean): Promise<WdlObject> {
  const query = { files: withFiles ? 'true' : undefined }
  return objectIn((await call.vendor.get(imapUrl`/mails/${id}`, { query })).body)
}

export function objectIn(value: WdlValue): WdlObject {
  return isObject(value) ? value : {}
}

export function listIn(value: WdlValue | undefined, name: string): readonly WdlValue[] {
  const list = propertyOf(value, name)
  return Array.isArray(list) ? (list as readonly WdlValue[]) : []
}

/** The folder for deleted mails, where the server names one. */
export async function trashFolder(call: ProxyCall): Promise<string | undefined> {
  const { body } = await call.vendor.get(imapUrl`/folders`)
  const trash = listIn(body, 'folders').find((folder) => textOf(folder, 'role') === 'trash')
  return textOf(trash, 'path')
}
