import { ConnectorError } from '../../../shared/errors/index.ts'
import { type NetworkTrouble, networkTrouble, speaksNoTls } from '../network-trouble.ts'

/**
 * The error of a server that was not reached: `driver.unreachable` with what the network or TLS says; `undefined` when
 * `thrown` is about something else.
 * @param place host and port, as a person wrote them
 */
export function driverFailure(place: string, thrown: unknown): ConnectorError | undefined {
  const trouble = networkTrouble(thrown)
  if (trouble === undefined) return undefined
  if (trouble.kind === 'tls') {
    return new ConnectorError('driver.unreachable', `No secure connection to ${place}: ${trouble.why}.`, {
      cause: thrown,
      ...hintOf(trouble),
    })
  }
  return new ConnectorError('driver.unreachable', `${place} ${trouble.why}.`, {
    retryable: true,
    cause: thrown,
    hint: 'Look at server and port of the connection, and whether the server runs.',
  })
}

function hintOf(trouble: NetworkTrouble): { readonly hint?: string } {
  if (speaksNoTls(trouble)) return { hint: 'Look at the port, and whether the server wants TLS.' }
  return trouble.hint === undefined ? {} : { hint: trouble.hint }
}
