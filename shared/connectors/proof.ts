/**
 * What a secret of a connection is asked for when a service wants a proof that it is known: `client`, the secret of the
 * app that was registered at the service; `webhook`, one that the service gave for its own calls.
 */
export type ProofPurpose = 'client' | 'webhook'

/** Connection parameters that hold such secrets, by what connectors call them. */
const parameterNames: Readonly<Record<ProofPurpose, RegExp>> = {
  client: /^(consumer|client|app|api)[-_ ]?secret$/i,
  webhook: /(webhook|signing|verification|callback).*(secret|token|key)|^secret[-_ ]?token$/i,
}

/** Whether a connection parameter of that name is meant for such a proof. */
export function isForProof(purpose: ProofPurpose, parameter: string): boolean {
  return parameterNames[purpose].test(parameter)
}
