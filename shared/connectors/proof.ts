import { foldName } from '../wdl/lookup.ts'

/**
 * What a secret of a connection is asked for when it has to prove something, or to check a proof: `client`, the secret
 * of the app that was registered at the service; `webhook`, one that the service gave for its own calls; or the secret
 * of one connection parameter.
 */
export type ProofPurpose = 'client' | 'webhook' | { readonly parameter: string }

/** Connection parameters that hold such secrets, by what connectors call them. */
const parameterNames: Readonly<Record<'client' | 'webhook', RegExp>> = {
  client: /^(consumer|client|app|api)[-_ ]?secret$/i,
  webhook: /(webhook|signing|verification|callback).*(secret|token|key)|^secret[-_ ]?token$/i,
}

/** Whether a connection parameter of that name is meant for such a proof. */
export function isForProof(purpose: ProofPurpose, parameter: string): boolean {
  if (typeof purpose === 'object') return foldName(purpose.parameter) === foldName(parameter)
  return parameterNames[purpose].test(parameter)
}
