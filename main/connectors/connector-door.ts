import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import type { ProofPurpose } from '../../shared/connectors/proof.ts'

/** The way out for the calls of one connection: it signs what it sends, and says what policies may see. */
export interface ConnectorDoor {
  /**
   * Values of the connection by the names of the connector's connection parameters. A secret one is there as a mark,
   * which the door replaces on the way out: no secret is in any request before that.
   */
  readonly parameters: Readonly<Record<string, string>>
  /** Marks with the name of the secret that each stands for. */
  readonly marks: Readonly<Record<string, string>>
  /** Rejects with CredentialError when the connection may or can not be used, ConnectorError when no answer comes. */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>
  /**
   * HMAC-SHA-256 of a text with a secret of the connection that is meant for this. Absent where there is no connection.
   * Rejects with CredentialError `connection.no-proof-secret` when it has none.
   */
  prove?(purpose: ProofPurpose, message: string): Promise<Uint8Array>
}
