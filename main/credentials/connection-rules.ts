import { type ConnectionRecord, isHostAllowed, isLoopbackHost } from '../../shared/connections/index.ts'
import { CredentialError } from '../../shared/errors/index.ts'
import type { ConnectionUse } from './connection-use.ts'

/**
 * Whether this use of a connection is allowed. Throws CredentialError `connection.bound-to-flow`,
 * `connection.wrong-connector` with a message that says why.
 */
export function checkUse(record: ConnectionRecord, use: ConnectionUse): void {
  const { boundToFlow, name } = record
  if (boundToFlow !== undefined && use.flowId !== boundToFlow) {
    throw new CredentialError(
      'connection.bound-to-flow',
      `The connection '${name}' came with the shared flow '${boundToFlow}' and works in that flow only.`,
      { hint: 'Make a connection of your own for this flow.' },
    )
  }
  if (use.connectorId !== undefined && use.connectorId.toLowerCase() !== record.connectorId.toLowerCase()) {
    throw new CredentialError(
      'connection.wrong-connector',
      `The connection '${name}' belongs to '${record.connectorId}', not to '${use.connectorId}'.`,
      { hint: 'Choose a connection of this connector.' },
    )
  }
}

/**
 * Whether a credential may be sent to an address: a host of the connection, and nobody can read along. Throws
 * CredentialError `connection.foreign-host`, `connection.insecure-address`, `connection.invalid-address`.
 */
export function checkAddress(record: ConnectionRecord, address: string): void {
  const url = parseUrl(address)
  const { name, hosts, kind } = record
  if (!isHostAllowed(url.hostname, hosts)) {
    throw new CredentialError(
      'connection.foreign-host',
      `The connection '${name}' is for ${hosts.join(', ')}; its sign-in is not sent to ${url.hostname}.`,
      { hint: "Check the address of the action and the connector's host." },
    )
  }
  const sendsSecret = kind !== 'none'
  if (sendsSecret && url.protocol !== 'https:' && !isLoopbackHost(url.hostname)) {
    throw new CredentialError(
      'connection.insecure-address',
      `The sign-in of '${name}' is not sent to ${url.hostname} over plain http: everybody on the way could read it.`,
      { hint: 'Use an https address.' },
    )
  }
}

function parseUrl(address: string): URL {
  try {
    const url = new URL(address)
    if (url.protocol === 'https:' || url.protocol === 'http:') return url
  } catch {
    // Told below, without the address: its query may hold something.
  }
  throw new CredentialError(
    'connection.invalid-address',
    'The address of the request is no absolute http address.',
  )
}
