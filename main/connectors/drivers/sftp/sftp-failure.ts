import { ConnectorError } from '../../../../shared/errors/index.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { driverFailure } from '../driver-failure.ts'
import { notAllowed, notThere } from '../files/file-refusals.ts'
import type { SftpAddress } from './sftp-session.ts'

/** Answers of SFTP servers by number. Source: draft-ietf-secsh-filexfer-13, section 9.1. */
const codes = { noSuchFile: 2, permissionDenied: 3, failure: 4, noConnection: 6, connectionLost: 7 } as const

/** Error for what an SFTP server or the network said of something at a path. */
export function sftpFailure(thrown: unknown, path: string, address: SftpAddress): unknown {
  if (thrown instanceof ServiceRefusal || thrown instanceof ConnectorError || !(thrown instanceof Error)) {
    return thrown
  }
  const { code, level } = thrown as { readonly code?: unknown; readonly level?: unknown }
  if (level === 'client-authentication') return notSignedIn()
  if (/privateKey|passphrase|private key/i.test(thrown.message)) return badKey()
  if (code === codes.noConnection || code === codes.connectionLost) return gone(address, thrown)
  if (typeof code === 'number') return refusalOf(code, thrown.message, path)
  const known = driverFailure(at(address), thrown)
  if (known !== undefined) return known
  if (level === 'client-timeout' || /timed out/i.test(thrown.message))
    return gone(address, thrown, 'did not answer')
  if (level === 'handshake' || level === 'protocol') return noCommonWay(address, thrown)
  return gone(address, thrown)
}

function refusalOf(code: number, message: string, path: string): ServiceRefusal {
  if (code === codes.noSuchFile) return notThere(path)
  if (code === codes.permissionDenied) return notAllowed(path)
  const why = code === codes.failure ? 'its disk may be full, or the place may not be what it seems' : message
  return new ServiceRefusal(500, 'ServerError', `The server failed at '${path}': ${why}.`)
}

function notSignedIn(): ServiceRefusal {
  return new ServiceRefusal(401, 'Unauthorized', 'The server did not accept user name and password or key.')
}

function badKey(): ServiceRefusal {
  return new ServiceRefusal(
    401,
    'PrivateKey',
    'The private key of the connection cannot be read: it is damaged or of another kind, or its passphrase is wrong.',
  )
}

function noCommonWay(address: SftpAddress, cause: Error): ConnectorError {
  return new ConnectorError(
    'driver.unreachable',
    `No secure connection to ${at(address)}: the two sides do not agree on SSH (${cause.message}).`,
    { hint: 'Look whether the port is that of an SSH server, and whether the server is up to date.', cause },
  )
}

function gone(address: SftpAddress, cause: unknown, why = 'broke the connection off'): ConnectorError {
  return new ConnectorError('driver.unreachable', `${at(address)} ${why}.`, {
    retryable: true,
    hint: 'Look at host and port of the connection, and whether the server runs and is let through.',
    cause,
  })
}

function at({ host, port }: SftpAddress): string {
  return `${host}:${port}`
}
