import type { ConnectorSummary } from '../../../shared/ipc/connectors-payloads.ts'
import type { OfferedOperation } from './offered-operation.ts'
import { rankOffered, searchWords } from './rank-offered.ts'

/** A line of the operations panel. */
export type PanelRow =
  | { readonly row: 'heading'; readonly key: string; readonly title: string }
  | {
      readonly row: 'connector'
      readonly key: string
      readonly connector: ConnectorSummary
      readonly count: number
    }
  | { readonly row: 'operation'; readonly key: string; readonly operation: OfferedOperation }

/** What the panel chooses from. */
export interface PanelContent {
  readonly kind: 'action' | 'trigger'
  readonly language: readonly OfferedOperation[]
  readonly connectors: readonly ConnectorSummary[]
  readonly operations: readonly OfferedOperation[]
  readonly templates: readonly OfferedOperation[]
  readonly recent: readonly string[]
  readonly favourites: readonly string[]
}

/** Titles of the groups. */
export interface PanelWords {
  readonly recent: string
  readonly favourites: string
  readonly templates: string
  readonly connectors: string
  readonly categories: Readonly<Record<string, string>>
}

/** Recent ones shown, and results of a search. */
const maxRecent = 5
const maxFound = 400

/** The lines for a search, or those of one connector, or of everything there is when nothing is asked. */
export function panelRows(
  content: PanelContent,
  words: PanelWords,
  search: string,
  connectorId: string | undefined,
): readonly PanelRow[] {
  const ofKind = ({ kind }: OfferedOperation) => kind === content.kind
  const language = content.language.filter(ofKind)
  const operations = content.operations.filter(ofKind)
  const templates = content.templates.filter(ofKind)
  const inConnector = connectorId === undefined ? undefined : operations.filter(isOf(connectorId))
  const liked = new Set([...content.recent, ...content.favourites])
  if (searchWords(search).length > 0) {
    const all = inConnector ?? [...language, ...operations, ...templates]
    const found = rankOffered(all, search, liked).slice(0, maxFound)
    const connectors = connectorId === undefined ? matchingConnectors(content, search) : []
    return [...connectors, ...found.map((operation) => operationRow(operation, 'found'))]
  }
  if (inConnector !== undefined) return sortPlain(inConnector).map((one) => operationRow(one, 'of'))
  const byKey = new Map([...language, ...operations, ...templates].map((one) => [one.key, one]))
  const known = (keys: readonly string[]) => keys.flatMap((key) => byKey.get(key) ?? [])
  return [
    ...group(words.recent, known(content.recent).slice(0, maxRecent), 'recent'),
    ...group(words.favourites, known(content.favourites), 'favourite'),
    ...languageGroups(language, words),
    ...group(words.templates, templates, 'templates'),
    ...connectorGroup(content, words),
  ]
}

function isOf(connectorId: string) {
  return ({ source }: OfferedOperation) =>
    source.from === 'connector' && source.operation.connectorId === connectorId
}

function operationRow(operation: OfferedOperation, group: string): PanelRow {
  return { row: 'operation', key: `${group} ${operation.key}`, operation }
}

function group(title: string, operations: readonly OfferedOperation[], name: string): readonly PanelRow[] {
  if (operations.length === 0) return []
  return [
    { row: 'heading', key: `heading ${name}`, title },
    ...operations.map((one) => operationRow(one, name)),
  ]
}

function languageGroups(language: readonly OfferedOperation[], words: PanelWords): readonly PanelRow[] {
  const present = [...new Set(language.map(({ category }) => category))]
  const categories = present.toSorted((a, b) => shelf(a) - shelf(b))
  return categories.flatMap((category) =>
    group(
      words.categories[category] ?? category,
      language.filter((one) => one.category === category),
      category,
    ),
  )
}

/** What makers reach for most comes first. */
const shelves = ['control', 'variables', 'data', 'http', 'schedule']

function shelf(category: string): number {
  const at = shelves.indexOf(category)
  return at < 0 ? shelves.length : at
}

function countIn({ kind }: PanelContent, { actionCount, triggerCount }: ConnectorSummary): number {
  return kind === 'action' ? actionCount : triggerCount
}

function connectorGroup(content: PanelContent, words: PanelWords): readonly PanelRow[] {
  const rows = content.connectors.flatMap((connector): PanelRow[] => {
    const count = countIn(content, connector)
    return count === 0 ? [] : [{ row: 'connector', key: `connector ${connector.id}`, connector, count }]
  })
  return rows.length === 0
    ? []
    : [{ row: 'heading', key: 'heading connectors', title: words.connectors }, ...rows]
}

/** Connectors whose name begins with what was typed: a way to all of their operations. */
function matchingConnectors(content: PanelContent, search: string): readonly PanelRow[] {
  const wanted = searchWords(search).join(' ')
  return content.connectors
    .filter((connector) => {
      const title = connector.title.toLowerCase()
      return countIn(content, connector) > 0 && (title.startsWith(wanted) || title.includes(` ${wanted}`))
    })
    .slice(0, 3)
    .map((connector) => ({
      row: 'connector',
      key: `connector ${connector.id}`,
      connector,
      count: countIn(content, connector),
    }))
}

/** Usual ones first, deprecated ones last. */
function sortPlain(operations: readonly OfferedOperation[]): readonly OfferedOperation[] {
  const weight = ({ isAdvanced, isDeprecated }: OfferedOperation) => (isDeprecated ? 2 : isAdvanced ? 1 : 0)
  return [...operations].sort((a, b) => weight(a) - weight(b) || a.title.localeCompare(b.title))
}
