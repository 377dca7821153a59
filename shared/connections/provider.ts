/** A service that signs people in, with its habits. The client id is always the person's own. */
export interface OAuthProvider {
  readonly id: string
  readonly title: string
  /** Addresses; `{tenant}` stands for the tenant of the connection. */
  readonly authorizationUrl: string
  readonly tokenUrl: string
  readonly deviceUrl?: string
  readonly revocationUrl?: string
  /** How a token is taken back: RFC 7009 unless said, or a POST signed with the token itself. */
  readonly revocation?: 'rfc7009' | 'bearer'
  readonly defaultTenant?: string
  /** Asked for when the connection names no scopes. */
  readonly scopes: readonly string[]
  readonly scopeSeparator?: ' ' | ','
  /** Name of the parameter that carries the scopes, where it is not `scope`. */
  readonly scopeParameter?: string
  /** Sent along to the authorization address. */
  readonly authorizationParameters?: Readonly<Record<string, string>>
  /** How a client secret is sent, where there is one. */
  readonly clientAuthentication: 'post' | 'basic'
  /** Host of the redirect address, as the service wants it registered. */
  readonly redirectHost: '127.0.0.1' | 'localhost'
  /** The service wants the redirect address exactly as registered, port included. */
  readonly redirectPort?: number
  readonly grants: readonly ('code' | 'device' | 'clientCredentials')[]
  /** Where the account's name can be asked for, and where it stands in the answer (the first path that is there). */
  readonly account?: {
    readonly method: 'GET' | 'POST'
    readonly url: string
    readonly labelPaths: readonly (readonly string[])[]
  }
  /** Where the person registers the app. */
  readonly registerUrl: string
}
