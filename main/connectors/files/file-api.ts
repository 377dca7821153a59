import { driverHost } from '../../../shared/connectors/vendor-hosts.ts'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import { propertyOf } from '../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../shipped/proxy-call.ts'

/** Names of the drivers of files. */
export type FileDriver = 'filesystem' | 'ftp' | 'sftp'

/** How a file is written where one may be: see the file service. */
export type WriteMode = 'create' | 'update' | 'replace'

/** The file service of a connection, as operations ask it. Refusals end the operation. */
export class FileApi {
  readonly #call: ProxyCall
  readonly #root: string

  constructor(call: ProxyCall, driver: FileDriver) {
    this.#call = call
    this.#root = `https://${driverHost(driver)}`
  }

  async list(path: string): Promise<readonly WdlValue[]> {
    const { body } = await this.#call.vendor.get(`${this.#root}/entries`, { query: { path } })
    const entries = propertyOf(body, 'entries')
    return Array.isArray(entries) ? (entries as readonly WdlValue[]) : []
  }

  async stat(path: string): Promise<WdlValue> {
    return (await this.#call.vendor.get(`${this.#root}/entry`, { query: { path } })).body
  }

  async read(path: string): Promise<Uint8Array> {
    return (await this.#call.vendor.get(`${this.#root}/content`, { query: { path } })).bytes
  }

  async write(path: string, content: Uint8Array, mode: WriteMode): Promise<WdlValue> {
    const request = { query: { path, mode }, headers: bytes, content }
    return (await this.#call.vendor.put(`${this.#root}/content`, request)).body
  }

  async append(path: string, content: Uint8Array): Promise<WdlValue> {
    const request = { query: { path }, headers: bytes, content }
    return (await this.#call.vendor.post(`${this.#root}/content`, request)).body
  }

  /** Deletes a file; with `mayBeGone`, one that is not there is no refusal. */
  async remove(path: string, mayBeGone: boolean): Promise<void> {
    const request = { url: `${this.#root}/entry`, query: { path } }
    const { status } = mayBeGone ? await this.#call.vendor.ask('DELETE', request) : { status: 0 }
    if (status !== 404 && (!mayBeGone || status >= 400)) await this.#call.vendor.send('DELETE', request)
  }

  async move(from: string, to: string): Promise<WdlValue> {
    return (await this.#call.vendor.post(`${this.#root}/move`, { query: { from, to } })).body
  }

  async copy(from: string, to: string, overwrite: boolean): Promise<WdlValue> {
    return (await this.#call.vendor.post(`${this.#root}/copy`, { query: { from, to, overwrite } })).body
  }

  async makeFolder(path: string): Promise<WdlValue> {
    return (await this.#call.vendor.put(`${this.#root}/folder`, { query: { path } })).body
  }
}

const bytes = { 'Content-Type': 'application/octet-stream' }
