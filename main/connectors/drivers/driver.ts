import type { ServiceAnswer } from '../service/service-answer.ts'
import type { ServiceRequest } from '../service/service-request.ts'

/** A service that code of this app asks, where others are asked over HTTP: a database, a file system, a mail server. */
export interface Driver {
  /**
   * Answers a request. Ends early when the signal says so.
   * @param connection values of the connection parameters by name, the secret ones too: never to be kept or told
   * @throws ServiceRefusal as the service refuses; ConnectorError `driver.unreachable`, `driver.timeout` when it is not
   *   there
   */
  handle(
    request: ServiceRequest,
    connection: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<ServiceAnswer>
  /** Ends what it keeps open. */
  close(): Promise<void>
}

/** Loads a driver and its libraries, with the first request for it. */
export type OpenDriver = () => Promise<Driver>

/** Drivers by name. */
export type DriverTable = Readonly<Record<string, OpenDriver>>
