import { createHash } from 'node:crypto'
import { ServiceRefusal } from '../service/service-refusal.ts'

/** The values of a connection, as a driver reads them. */
export class ConnectionValues {
  readonly #values: Readonly<Record<string, string>>

  constructor(values: Readonly<Record<string, string>>) {
    this.#values = values
  }

  /** A value that has to be there. Throws ServiceRefusal 400. */
  need(name: string): string {
    const value = this.text(name)
    if (value !== undefined) return value
    throw new ServiceRefusal(
      400,
      'Connection',
      `The connection has no value for '${name}'. Edit the connection.`,
    )
  }

  text(name: string): string | undefined {
    const value = this.#values[name]
    return value === undefined || value === '' ? undefined : value
  }

  flag(name: string, fallback = false): boolean {
    const value = this.text(name)?.toLowerCase()
    return value === undefined ? fallback : value === 'true' || value === '1'
  }

  /** A port number. Throws ServiceRefusal 400 for anything else. */
  port(name: string, fallback: number): number {
    const value = this.text(name)
    if (value === undefined) return fallback
    const port = Number(value)
    if (Number.isInteger(port) && port > 0 && port < 65_536) return port
    throw new ServiceRefusal(
      400,
      'Connection',
      `'${value}' is no port number ('${name}'). Edit the connection.`,
    )
  }

  /** The same text for the same values and another for others; nothing can be read from it. */
  get fingerprint(): string {
    const sorted = Object.entries(this.#values).sort(([left], [right]) => (left < right ? -1 : 1))
    return createHash('sha256').update(JSON.stringify(sorted)).digest('base64')
  }
}
