import { type ConnectionOption, connectorFieldName } from '../../shared/connectors/connection-options.ts'
import { isForProof, type ProofPurpose } from '../../shared/connectors/proof.ts'
import { CredentialError } from '../../shared/errors/index.ts'
import type { ConnectorDoor } from '../connectors/connector-door.ts'

/**
 * HMAC-SHA-256 of a text with a secret of the door's connection.
 * @throws CredentialError `connection.no-proof-secret`
 */
export function prove(door: ConnectorDoor, purpose: ProofPurpose, message: string): Promise<Uint8Array> {
  if (door.prove === undefined) throw noProofSecret(purpose)
  return door.prove(purpose, message)
}

/** Names of a connection's secrets that are meant for a proof, the surest first. */
export function secretsForProof(
  option: ConnectionOption | undefined,
  purpose: ProofPurpose,
): readonly string[] {
  const { fieldOf = {}, fields = [] } = option ?? {}
  const own = fields.filter(({ isSecret }) => isSecret).map(({ parameter }) => parameter)
  const named = [...own, ...Object.keys(fieldOf)].filter((parameter) => isForProof(purpose, parameter))
  const names = [...new Set(named)].map(
    (parameter) => fieldOf[parameter] ?? connectorFieldName(parameter, true),
  )
  return purpose === 'client' ? [...names, 'clientSecret'] : names
}

/** A service wants a proof, or sends one, for which the connection lacks the secret. */
export function noProofSecret(purpose: ProofPurpose): CredentialError {
  return new CredentialError(
    'connection.no-proof-secret',
    'The service checks the address, or signs its calls, with a secret that it shares with you, and the connection has none for that.',
    { hint: hintFor(purpose) },
  )
}

function hintFor(purpose: ProofPurpose): string {
  if (typeof purpose === 'object') return `Give the connection a value for '${purpose.parameter}'.`
  return purpose === 'client'
    ? 'Give the connection the client secret of your app at the service.'
    : 'Give the connector a secret connection parameter such as webhookSecret, and the connection its value.'
}
