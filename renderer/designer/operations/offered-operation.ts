import type { ConnectorSummary, OperationSummary } from '../../../shared/ipc/connectors-payloads.ts'
import type { OperationCategory, OperationManifest } from '../../../shared/operations/index.ts'
import { actionOperations, triggerOperations } from '../../../shared/operations/index.ts'
import { operationWord } from '../../strings/sentences.ts'

/** What can be added to a flow: an action, a trigger, or all actions of a template. */
export interface OfferedOperation {
  /** Names it in the settings and while it is dragged; see `operationKey`. */
  readonly key: string
  readonly kind: 'action' | 'trigger'
  readonly title: string
  readonly description: string
  /** Connector it belongs to, in words; undefined for those of the language itself. */
  readonly connectorTitle: string | undefined
  readonly category: OperationCategory | 'templates'
  /** Fluent icon by a manifest's word, or the connector's picture. */
  readonly icon: string
  readonly picture: string | undefined
  /** `#rrggbb` */
  readonly colour: string
  readonly isDeprecated: boolean
  readonly isAdvanced: boolean
  readonly source:
    | { readonly from: 'language'; readonly manifest: OperationManifest }
    | { readonly from: 'connector'; readonly operation: OperationSummary }
    | { readonly from: 'template'; readonly template: TemplateRef }
}

/** Which template: a shipped one by its id, or one of the environment by the name of its file. */
export interface TemplateRef {
  readonly kind: 'shipped' | 'own'
  readonly id: string
}

/** Colour of connectors that name none. */
const plainColour = '#5b6ee1'

/** What an operation is called in settings and drags: `Compose`, `shared_office365/SendEmailV2`; triggers begin with `#`. */
export function operationKey(kind: 'action' | 'trigger', name: string, connectorId?: string): string {
  const own = connectorId === undefined ? name : `${connectorId}/${name}`
  return kind === 'trigger' ? `#${own}` : own
}

/** The operations of the language itself that can be added: all that run without a connection of their own. */
export const languageOperations: readonly OfferedOperation[] = [...actionOperations, ...triggerOperations]
  .filter(({ traits }) => !traits.needsConnection && traits.runtime === 'supported')
  .map((manifest) => ({
    key: operationKey(manifest.kind, manifest.type),
    kind: manifest.kind,
    title: operationWord(manifest.title),
    description: operationWord(manifest.summary),
    connectorTitle: undefined,
    category: manifest.category,
    icon: manifest.icon,
    picture: undefined,
    colour: manifest.colour,
    isDeprecated: false,
    isAdvanced: false,
    source: { from: 'language', manifest },
  }))

/** Operations of connectors as they are offered. */
export function connectorOperations(
  connectors: readonly ConnectorSummary[],
  operations: readonly OperationSummary[],
): readonly OfferedOperation[] {
  const byId = new Map(connectors.map((connector) => [connector.id, connector]))
  return operations.map((operation) => {
    const connector = byId.get(operation.connectorId)
    return {
      key: operationKey(operation.kind, operation.operationId, operation.connectorId),
      kind: operation.kind,
      title: operation.title,
      description: operation.description ?? '',
      connectorTitle: operation.connectorTitle,
      category: 'connectors',
      icon: 'PlugConnected',
      picture: connector?.icon,
      colour: connector?.color ?? plainColour,
      isDeprecated: operation.isDeprecated,
      isAdvanced: operation.visibility === 'advanced',
      source: { from: 'connector', operation },
    }
  })
}
