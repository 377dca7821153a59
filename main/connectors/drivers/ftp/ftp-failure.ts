import { FTPError } from 'basic-ftp'
import { ConnectorError } from '../../../../shared/errors/index.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { driverFailure } from '../driver-failure.ts'
import { noSpace, notThere } from '../files/file-refusals.ts'
import type { FtpAddress } from './ftp-session.ts'

const absent = /no such|not found|does ?n[o']t exist|cannot find|can't find/i

/** Error for what an FTP server, TLS or the network said of something at a path. Source of the codes: RFC 959, section 4.2. */
export function ftpFailure(thrown: unknown, path: string, address: FtpAddress): unknown {
  if (thrown instanceof ServiceRefusal || thrown instanceof ConnectorError) return thrown
  if (thrown instanceof FTPError) return refusalOf(thrown, path) ?? brokenOff(address, thrown)
  return unreachable(thrown, address)
}

function refusalOf({ code, message }: FTPError, path: string): ServiceRefusal | undefined {
  const said = message.replace(/^\d{3}[ -]/, '').trim()
  if (code === 530 || code === 430 || code === 332 || code === 532) {
    return new ServiceRefusal(
      401,
      'Unauthorized',
      `The server did not accept user name and password: ${said}`,
    )
  }
  if (code === 452 || code === 552) return noSpace(path)
  if (code === 450) return new ServiceRefusal(423, 'Locked', `'${path}' is in use: ${said}`)
  if (code === 550 && absent.test(said)) return notThere(path)
  if (code === 550 || code === 553) {
    return new ServiceRefusal(403, 'Forbidden', `The server does not allow this at '${path}': ${said}`)
  }
  if (code === 534 || code === 431 || (code >= 500 && code < 510)) {
    return new ServiceRefusal(400, 'NotSupported', `The server cannot do this: ${said}`)
  }
  if (code === 421 || code === 425 || code === 426) return undefined
  return new ServiceRefusal(500, 'ServerError', `The server failed at '${path}': ${said}`)
}

function unreachable(thrown: unknown, address: FtpAddress): unknown {
  const known = driverFailure(at(address), thrown)
  if (known !== undefined || !(thrown instanceof Error)) return known ?? thrown
  if (/timeout/i.test(thrown.message)) return gone(address, 'did not answer', thrown)
  if (/closed|FIN packet|socket hang up/i.test(thrown.message)) return brokenOff(address, thrown)
  return thrown
}

function brokenOff(address: FtpAddress, cause: unknown): ConnectorError {
  return gone(address, 'broke the connection off', cause)
}

function gone(address: FtpAddress, why: string, cause: unknown): ConnectorError {
  return new ConnectorError('driver.unreachable', `${at(address)} ${why}.`, {
    retryable: true,
    hint: 'Look at server address and port of the connection, and whether the server runs and is let through.',
    cause,
  })
}

function at({ host, port }: FtpAddress): string {
  return `${host}:${port}`
}
