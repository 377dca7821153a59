/** A request that reached a callback address and was signed. */
export interface CallbackRequest {
  readonly method: string
  /** What follows the callback's own path, still percent-encoded, without the slash before it. */
  readonly relativePath: string
  /** Query without the parts of the signature; a name that comes again is joined by commas. */
  readonly queries: Readonly<Record<string, string>>
  /** In the case and order they were sent; a name that comes again is joined by commas. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** Calls back when the caller goes away without its answer, or has gone. Returns the undoing. */
  whenGone(callback: () => void): () => void
}

/** What the caller gets. */
export interface CallbackAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** Answers the requests of one callback address. */
export type CallbackHandler = (request: CallbackRequest) => Promise<CallbackAnswer>

/** An error as the platform tells it: `{"error":{"code","message"}}`. */
export function errorAnswer(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): CallbackAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify({ error: { code, message } }),
  }
}
