/** A certificate with its private key that shows who asks: PKCS #12 bytes, or certificate and key as PEM text. */
export interface ClientCertificate {
  readonly content: Uint8Array | string
  /** Of the PKCS #12 file, or of the encrypted key. */
  readonly password?: string
}

/** Which parts of an exchange its action secures: whoever records traffic leaves them out. */
export interface SecuredExchange {
  readonly request: boolean
  readonly answer: boolean
}

/** One HTTP request as it goes to the wire. Header names in any case; a list sends the header several times. */
export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Text is sent as UTF-8. */
  readonly body?: string | Uint8Array
  /** Whole exchange, in ms. */
  readonly timeoutMs: number
  /** Larger answers are an error, in bytes. */
  readonly maxResponseBytes: number
  /** Most redirects followed; 0 returns the redirect itself. */
  readonly maxRedirects: number
  /** Shown to the first host only, not to where it redirects. */
  readonly certificate?: ClientCertificate
  /** Names of headers that sign this request besides the usual ones: they too are not sent where it redirects. */
  readonly secretHeaders?: readonly string[]
  /**
   * Texts somewhere in the address, headers or body that stand for secrets of the connection, each with the secret's
   * name. Made by chance for one request; the broker puts the secrets in their place on the way out.
   */
  readonly secretMarks?: Readonly<Record<string, string>>
  readonly secured?: SecuredExchange
  /** Code of the app that answers instead of the network. Nothing that a flow or a description says can set it. */
  readonly driver?: DriverCall
}

/** Which driver is asked, with which connection. */
export interface DriverCall {
  readonly name: string
  /** Values of the connection parameters by name; of secrets their marks, until the broker puts them in. */
  readonly connection: Readonly<Record<string, string>>
}

/** What came back. Header names are lower-case; repeated headers are joined by a comma, `set-cookie` by newlines. */
export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** The one way out to HTTP. Rejects with ConnectorError when nothing (whole) comes back. */
export interface HttpPort {
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>
}
