import { displayNameOf } from './arm-resolve.ts'
import { connectorsUsed } from './connectors-used.ts'
import type { FlowDocument } from './flow-document.ts'
import { buildGraph } from './graph.ts'

/** How a flow starts, in Power Automate's words. */
export type CloudFlowKind = 'automated' | 'instant' | 'scheduled'

/** What a list shows of a flow. */
export interface DefinitionSummary {
  /** As the file names it; in ARM templates the workflow resource's name, where the template's defaults tell it. */
  readonly displayName?: string
  readonly description?: string
  readonly state?: string
  /** `undefined` without a trigger. */
  readonly kind?: CloudFlowKind
  readonly trigger?: {
    readonly name: string
    readonly type: string
    /** In words: the trigger's own name without underscores, as makers read it. */
    readonly title: string
  }
  /** Nested actions included. */
  readonly actionCount: number
  readonly connectors: readonly string[]
}

/** Sums up the main definition of a document; `undefined` when it has none. */
export function summariseFlow(document: FlowDocument): DefinitionSummary | undefined {
  if (document.definition === undefined) return undefined
  const graph = buildGraph(document.definition)
  const trigger = graph.triggers[0]
  const starts = trigger?.manifest.traits.starts
  const { description, state } = document.flow
  const displayName = displayNameOf(document)
  return {
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    ...(state === undefined ? {} : { state }),
    ...(starts === undefined || starts === 'none' ? {} : { kind: starts }),
    ...(trigger === undefined
      ? {}
      : { trigger: { name: trigger.name, type: trigger.type, title: trigger.name.replaceAll('_', ' ') } }),
    actionCount: graph.actions.length,
    connectors: connectorsUsed(document, graph).map((connector) => connector.name),
  }
}
