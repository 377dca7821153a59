import { providerOf } from './providers/index.ts'

/** Where the browser comes back to after a sign-in: what the person registers with the service. */
export interface RedirectPlace {
  readonly host: '127.0.0.1' | 'localhost'
  /** Undefined: any free one, and the service does not mind. */
  readonly port: number | undefined
}

/** The place that an OAuth connection's settings ask for. */
export function redirectPlaceOf(settings: Readonly<Record<string, string>>): RedirectPlace {
  const provider = providerOf(settings.provider)
  return {
    host: provider?.redirectHost ?? '127.0.0.1',
    port: settings.redirectPort ? Number(settings.redirectPort) : provider?.redirectPort,
  }
}

/** The place as an address to register. */
export function redirectAddress({ host, port }: RedirectPlace): string {
  return port === undefined ? `http://${host}` : `http://${host}:${port}`
}
