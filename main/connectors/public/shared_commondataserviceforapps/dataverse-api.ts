import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, propertyOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import { Refusal } from '../../shipped/refusal.ts'
import type { VendorAnswer, VendorRequest } from '../../shipped/vendor-api.ts'

const odata = { 'OData-MaxVersion': '4.0', 'OData-Version': '4.0' }

/** Asks the Web API of the environment: the one that the action names, else that of the connection. */
export function askDataverse(
  call: ProxyCall,
  method: string,
  path: string,
  more: Omit<VendorRequest, 'url'> = {},
): Promise<VendorAnswer> {
  const url = `${environmentOf(call)}/api/data/v9.2/${path}`
  return call.vendor.send(method, { url, ...more, headers: { ...odata, ...more.headers } })
}

/** Address of the environment, without a slash at the end. Throws Refusal 400. */
export function environmentOf(call: ProxyCall): string {
  const given = call.text('organization') ?? call.connectionParameter('environmentUrl')
  // `current` is what flows say that go with their environment.
  const address = given === 'current' ? call.connectionParameter('environmentUrl') : given
  if (address !== undefined && /^https:\/\/[^/?#]+\/?$/i.test(address)) return address.replace(/\/$/, '')
  throw new Refusal(
    400,
    `'${address ?? ''}' is no address of an environment, such as https://contoso.crm.dynamics.com.`,
  )
}

/** One row in a path: `accounts(id)`. A set name or an id that would change the path is refused. */
export function rowPath(call: ProxyCall): string {
  return `${setOf(call)}(${idOf(call.need('recordId'))})`
}

export function setOf(call: ProxyCall): string {
  const name = call.need('entityName')
  if (/^\w+$/.test(name)) return name
  throw new Refusal(400, `'${name}' is no name of a table's set, such as accounts.`)
}

/** An id, or an alternate key such as `accountnumber='A1'`. */
function idOf(text: string): string {
  const plain = text.replace(/^\{(.*)\}$/, '$1')
  if (/^[\w-]+$/.test(plain)) return plain
  if (/^\w+=('(?:[^']|'')*'|[\w.-]+)(,\w+=('(?:[^']|'')*'|[\w.-]+))*$/.test(plain))
    return encodeURIComponent(plain)
  throw new Refusal(400, `'${text}' is no id of a row.`)
}

export function valuesOf(body: WdlValue): readonly WdlObject[] {
  const found = propertyOf(body, 'value')
  return Array.isArray(found) ? (found as readonly WdlValue[]).filter(isObject) : []
}

/** A name in quotes, as a key in a path. */
export function quoted(text: string): string {
  return `'${encodeURIComponent(text.replaceAll("'", "''"))}'`
}
