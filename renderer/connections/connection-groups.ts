import type { Connection } from '../../shared/connections/index.ts'
import type { ConnectorSummary } from '../../shared/ipc/connectors-payloads.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { kindTitleFor } from './connection-form-model.ts'

/** The connections of one connector. */
export interface ConnectionGroup {
  readonly connectorId: string
  readonly title: string
  /** Undefined for one that the environment does not have. */
  readonly connector: ConnectorSummary | undefined
  readonly connections: readonly Connection[]
}

/** Connections by connector, both by name; those that a search leaves. Every word must be somewhere in what a row says. */
export function groupConnections(
  connections: readonly Connection[],
  connectors: readonly ConnectorSummary[],
  search: string,
): readonly ConnectionGroup[] {
  const known = new Map(connectors.map((connector) => [connector.id.toLowerCase(), connector]))
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const groups = new Map<string, Connection[]>()
  for (const connection of connections) {
    const key = connection.connectorId.toLowerCase()
    const title = known.get(key)?.title ?? connection.connectorId
    if (!isMatch(connection, title, words)) continue
    groups.set(key, [...(groups.get(key) ?? []), connection])
  }
  return [...groups]
    .map(([key, found]): ConnectionGroup => {
      const connectorId = found[0]?.connectorId ?? key
      const connector = known.get(key)
      return { connectorId, title: connector?.title ?? connectorId, connector, connections: found }
    })
    .sort((left, right) => left.title.localeCompare(right.title))
}

function isMatch(connection: Connection, title: string, words: readonly string[]): boolean {
  const { accountLabel = '', connectorId, hosts, kind, name, status } = connection
  const kindTitle = kindTitleFor(kind, hosts)
  const said = [title, connectorId, name, accountLabel, kindTitle, strings.status[status]]
    .join(' ')
    .toLowerCase()
  return words.every((word) => said.includes(word))
}
