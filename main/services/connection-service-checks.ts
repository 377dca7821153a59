import {
  type AuthenticationKind,
  isHostPattern,
  readConnectionValues,
} from '../../shared/connections/index.ts'
import { RequestError } from '../../shared/errors/index.ts'
import type { ConnectionId } from '../../shared/run/index.ts'
import { firstFreeName } from '../storage/environment-file-name.ts'
import type { ConnectionsFile } from './connection-service-file.ts'

/** Values of a kind, parted and complete. Throws RequestError `connection.invalid` that names what is wrong, without values. */
export function checkedValues(kind: AuthenticationKind, values: Readonly<Record<string, string>>) {
  const read = readConnectionValues(kind, values)
  if (read.problems.length === 0) return read
  throw new RequestError('connection.invalid', read.problems.map(({ message }) => message).join(' '), {
    hint: 'Correct these values.',
  })
}

/** Host patterns of a connection. Throws RequestError `connection.invalid`. */
export function checkedHosts(hosts: readonly string[]): readonly string[] {
  const wrong = hosts.filter((host) => !isHostPattern(host))
  if (wrong.length === 0) return hosts
  throw new RequestError('connection.invalid', `Not a host name: ${wrong.join(', ')}.`, {
    hint: 'Such as api.example.com or *.example.com.',
  })
}

/** Throws RequestError `connection.invalid` for a name that is none, `connection.name-taken` for another's. */
export function requireFreeName(
  file: ConnectionsFile,
  connectorId: string,
  name: string,
  id: ConnectionId,
): void {
  if (name.trim() === '' || name.length > 200) {
    throw new RequestError('connection.invalid', 'A connection needs a name of at most 200 characters.')
  }
  if (!isTaken(file, connectorId, name, id)) return
  throw new RequestError(
    'connection.name-taken',
    `There is a connection '${name}' of this connector already.`,
    {
      hint: 'Choose another name.',
    },
  )
}

/** The wanted name, or the first with a number that no connection of the connector has. */
export function freeName(file: ConnectionsFile, connectorId: string, wanted: string): string {
  return firstFreeName(wanted.slice(0, 190), (name) => isTaken(file, connectorId, name, undefined))
}

function isTaken(
  file: ConnectionsFile,
  connectorId: string,
  name: string,
  except: ConnectionId | undefined,
): boolean {
  return [...file.records.values()].some(
    (record) => record.id !== except && isSame(record.connectorId, connectorId) && isSame(record.name, name),
  )
}

/** Whether two names are the same for a person: case is ignored. */
export function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** The error of an id that stands for no connection of the environment. */
export function notFound(): RequestError {
  return new RequestError('connection.not-found', 'There is no such connection in this environment.', {
    hint: 'It may have been deleted meanwhile.',
  })
}
