import { createHash } from 'node:crypto'
import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { printJson } from '../../../../shared/json/index.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../proxy-call.ts'
import { Refusal } from '../refusal.ts'
import type { VendorAnswer } from '../vendor-api.ts'

/** What tells one connector of a database from another. */
export interface SqlConnector {
  /** Driver, and first part of its host. */
  readonly driver: string
  /** Schema whose tables are called by their names alone: `dbo`. */
  readonly usualSchema: string
  /** How a name of a table is written in flows. */
  nameOf(place: TableName): string
}

export interface TableName {
  readonly schema?: string | undefined
  readonly name: string
}

/** The driver's API for one call. */
export class SqlApi {
  readonly #call: ProxyCall
  readonly #host: string

  constructor({ driver }: SqlConnector, call: ProxyCall) {
    checkPlace(call)
    this.#call = call
    this.#host = `https://${driver}.driver.invalid`
  }

  async get(parts: readonly string[]): Promise<WdlValue> {
    return (await this.#send('GET', parts)).body
  }

  async post(parts: readonly string[], json: WdlValue): Promise<WdlValue> {
    return (await this.#send('POST', parts, json)).body
  }

  async patch(parts: readonly string[], json: WdlValue): Promise<WdlValue> {
    return (await this.#send('PATCH', parts, json)).body
  }

  async delete(parts: readonly string[]): Promise<void> {
    await this.#send('DELETE', parts)
  }

  #send(method: string, parts: readonly string[], json?: WdlValue): Promise<VendorAnswer> {
    const url = `${this.#host}/${parts.map(encodeURIComponent).join('/')}`
    return this.#call.vendor.send(method, { url, ...(json === undefined ? {} : { json }) })
  }
}

/** A row in Power Automate's shape. */
export function itemOf(row: WdlValue | undefined): WdlObject {
  const values = isObject(row ?? null) ? (row as WdlObject) : {}
  return { '@odata.etag': '', ItemInternalId: guidOfRow(values), ...values }
}

/** Tells a row from others and from what it was before it was changed. */
export function digestOf(row: WdlValue): string {
  return createHash('sha256').update(printJson(row)).digest('base64url').slice(0, 12)
}

/** The objects of a list in an answer. */
export function objectsIn(answer: WdlValue, name: string): readonly WdlObject[] {
  const list = propertyOf(answer, name)
  return Array.isArray(list) ? (list as readonly WdlValue[]).filter(isObject) : []
}

/** The body of an operation: what is nested in a parameter's own name, as some flows write it, too. */
export function bodyOf(call: ProxyCall, name: string): WdlObject {
  const body = call.object
  const inner = Object.keys(body).length === 1 ? objectOf(body, name) : undefined
  return inner ?? body
}

/** `default` is the server and database of the connection; others cannot be reached over it. */
function checkPlace(call: ProxyCall): void {
  for (const name of ['server', 'database']) {
    const given = call.text(name)
    const own = call.connectionParameter(name)
    if (given === undefined || own === undefined || given.toLowerCase() === 'default') continue
    if (given.toLowerCase() === own.toLowerCase()) continue
    throw new Refusal(
      400,
      `The action names the ${name} '${given}', but its connection is for '${own}'. Choose 'default', or another connection.`,
    )
  }
}

function guidOfRow(row: WdlObject): string {
  const hash = createHash('sha256').update(printJson(row)).digest('hex')
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

/** Text of a value that is compared with rows later: a number, time or base64. */
export function markText(value: WdlValue | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : printJson(value)
}

/** A name as flows write it: in quotes only where it holds signs that mean something. */
export function plainOrQuoted(name: string): string {
  return /[.[\]"`]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name
}

/** Name and schema of a table as the driver tells them. */
export function readTableName(value: WdlValue): TableName {
  return { schema: textOf(value, 'schema'), name: textOf(value, 'name') ?? '' }
}
