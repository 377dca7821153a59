import type { HttpResponse } from '../../shared/connectors/http-exchange.ts'

/**
 * A request that may be sent with a connection's credential. Whoever holds it can send it and sees where it goes; the
 * credential joins it inside `send` and cannot be read from here, printed or serialised.
 */
export class AuthorisedRequest {
  readonly method: string
  /** Host with its port. */
  readonly host: string
  readonly #send: (signal: AbortSignal) => Promise<HttpResponse>

  constructor(method: string, host: string, send: (signal: AbortSignal) => Promise<HttpResponse>) {
    this.method = method
    this.host = host
    this.#send = send
  }

  /** Sends it. Rejects with CredentialError when the credential cannot be had, ConnectorError when no answer comes. */
  send(signal: AbortSignal): Promise<HttpResponse> {
    return this.#send(signal)
  }
}
