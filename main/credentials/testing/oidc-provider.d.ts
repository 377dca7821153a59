/** What the tests use of the `oidc-provider` package, which comes without types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Token {
    readonly accountId?: string
    readonly clientId?: string
    readonly isExpired?: boolean
    destroy(): Promise<void>
  }

  interface TokenModel {
    find(value: string): Promise<Token | undefined>
  }

  interface Grant {
    addOIDCScope(scope: string): void
    addResourceScope(resource: string, scope: string): void
    save(): Promise<string>
  }

  export class Provider {
    constructor(issuer: string, configuration: object)
    readonly AccessToken: TokenModel
    readonly RefreshToken: TokenModel
    readonly ClientCredentials: TokenModel
    readonly Grant: new (options: {
      accountId: string
      clientId: string
    }) => Grant
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{
      readonly prompt: { readonly name: string }
      readonly params: { readonly client_id: string; readonly scope?: string }
    }>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options?: object,
    ): Promise<void>
  }
}
