import { CredentialError } from '../../shared/errors/index.ts'
import { faultOf } from '../credentials/broker.ts'
import type { SecretStoreState } from '../credentials/secret-store.ts'

/** The state of a shut secret store as a fault of a connection; `undefined` for an open one. */
export function faultOfStore(state: SecretStoreState, at: number) {
  if (state.kind === 'ready') return undefined
  return faultOf(new CredentialError(state.code, state.message, { hint: state.hint }), at)
}

/** Whether a fault is one of the store, not of the connection: over once the store is open again. */
export function isStoreFault(code: string): boolean {
  return [
    'credential.locked',
    'credential.vault-locked',
    'credential.denied',
    'credential.no-keychain',
    'credential.no-vault',
  ].includes(code)
}

/** What the status of an answer says of the sign-in. */
export function answerInWords(status: number): { readonly ok: boolean; readonly message: string } {
  if (status >= 200 && status < 300) return { ok: true, message: 'The service took the sign-in.' }
  if (status === 401 || status === 403) {
    return { ok: false, message: `The service refused the sign-in (${status}).` }
  }
  if (status === 404 || status === 405) {
    return { ok: true, message: `The service answered (${status}) and did not refuse the sign-in.` }
  }
  return { ok: false, message: `The service answered with status ${status}.` }
}
