import { actionOperations, triggerOperations } from './catalogue.ts'
import { defineOperation } from './define-operation.ts'
import type { OperationManifest } from './operation-manifest.ts'

const actionsByType = byType(actionOperations)
const triggersByType = byType(triggerOperations)

/** Whether we have a manifest for the type; case does not count. */
export function isKnownOperation(type: string, kind: 'action' | 'trigger' = 'action'): boolean {
  return (kind === 'action' ? actionsByType : triggersByType).has(type.toLowerCase())
}

/**
 * The manifest of an action or trigger type, by name without case. A type we do not know gets a generic one that
 * looks for nested actions wherever any type keeps them, and is not run (`UnsupportedActionType`).
 */
export function operationOf(type: string, kind: 'action' | 'trigger' = 'action'): OperationManifest {
  const known = (kind === 'action' ? actionsByType : triggersByType).get(type.toLowerCase())
  return known ?? unknownOperation(type, kind)
}

function byType(manifests: readonly OperationManifest[]): ReadonlyMap<string, OperationManifest> {
  return new Map(manifests.map((manifest) => [manifest.type.toLowerCase(), manifest]))
}

function unknownOperation(type: string, kind: 'action' | 'trigger'): OperationManifest {
  return defineOperation({
    type,
    kind,
    title: type === '' ? 'No type' : type,
    category: 'other',
    icon: 'QuestionCircle',
    summary: 'A type this version does not know. It is kept as it is.',
    traits: {
      runtime: 'unsupported',
      idempotent: false,
      childActions:
        kind === 'action'
          ? ['actions', 'else.actions', 'cases.*.actions', 'default.actions', 'tools.*.actions']
          : [],
      starts: kind === 'trigger' ? 'automated' : 'none',
    },
  })
}
