import { readAddress } from '../../read-address.ts'
import type { OperationHandler } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'

/** Any request of Microsoft Graph about the account or other users; the way out refuses other hosts. */
export const httpRequest: OperationHandler = async (call) => {
  const uri = call.need('Uri')
  const url = /^https:\/\//i.test(uri) ? uri : `https://graph.microsoft.com/${uri.replace(/^\/+/, '')}`
  if (readAddress(url) === undefined) throw new Refusal(400, `'${uri}' is no address.`)
  const headers: Record<string, string> = {}
  for (const number of [1, 2, 3, 4, 5]) {
    const header = call.text(`CustomHeader${number}`)
    if (header === undefined) continue
    const cut = header.indexOf(':')
    if (cut < 1) throw new Refusal(400, `CustomHeader${number} is not 'name: value'.`)
    headers[header.slice(0, cut).trim()] = header.slice(cut + 1).trim()
  }
  const content = call.bytes
  const answer = await call.vendor.send(call.text('Method') ?? 'GET', {
    url,
    headers: {
      ...(content.byteLength === 0 ? {} : { 'Content-Type': call.text('ContentType') ?? 'application/json' }),
      ...headers,
    },
    ...(content.byteLength === 0 ? {} : { content }),
  })
  return { status: answer.status, ...(answer.body === null ? {} : { body: answer.body }) }
}
