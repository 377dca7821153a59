export { authenticationKindOf, authenticationKinds } from './authentication/index.ts'
export { type AuthenticationField, isSecretField } from './authentication-field.ts'
export type {
  AuthenticationKind,
  AuthenticationKindName,
  AuthenticationTraits,
} from './authentication-kind.ts'
export type {
  Connection,
  ConnectionFault,
  ConnectionRecord,
  ConnectionState,
  ConnectionStatus,
} from './connection.ts'
export { type ConnectionActivity, type ConnectionEvent, connectionEvents } from './connection-activity.ts'
export { connectionStatus, expiringMs } from './connection-status.ts'
export {
  type ConnectionValues,
  type FieldProblem,
  isLoopbackHost,
  isServiceAddress,
  readConnectionValues,
} from './connection-values.ts'
export { isHostAllowed, isHostPattern } from './host-pattern.ts'
export type { OAuthProvider } from './provider.ts'
export { providerOf, providers } from './providers/index.ts'
export { type RedirectPlace, redirectAddress, redirectPlaceOf } from './redirect-address.ts'
export type { SecretStoreInfo } from './secret-store-info.ts'
