import type { AuthenticationKind, AuthenticationKindName } from '../authentication-kind.ts'
import { apiKey } from './api-key.ts'
import { basic } from './basic.ts'
import { bearer } from './bearer.ts'
import { certificatePem } from './certificate-pem.ts'
import { certificatePfx } from './certificate-pfx.ts'
import { databaseLogin } from './database-login.ts'
import { gateway } from './gateway.ts'
import { none } from './none.ts'
import { oauthClientCredentials } from './oauth-client-credentials.ts'
import { oauthCode } from './oauth-code.ts'
import { oauthDevice } from './oauth-device.ts'

/** Every way to sign in by its name, in the order in which a form offers them. A new one is a file and a line here. */
export const authenticationKinds = {
  oauthCode,
  oauthDevice,
  oauthClientCredentials,
  apiKey,
  basic,
  bearer,
  certificatePfx,
  certificatePem,
  databaseLogin,
  gateway,
  none,
} as const satisfies {
  readonly [Kind in AuthenticationKindName]: AuthenticationKind & { readonly kind: AuthenticationKindName }
}

/** The kind of a name read from a file; `undefined` for one we do not know. */
export function authenticationKindOf(name: string): AuthenticationKind | undefined {
  return Object.hasOwn(authenticationKinds, name)
    ? authenticationKinds[name as AuthenticationKindName]
    : undefined
}
