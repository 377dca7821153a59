import type { FlowDocument } from './flow-document.ts'
import type { FlowEdit } from './flow-edit.ts'
import { planRename, renameEdit } from './rename/plan-rename.ts'
import { definitionsOf } from './symbols/index-symbols.ts'

/**
 * Renames an action or trigger: its key, the `runAfter` keys of its followers, and every expression that names it.
 * Nothing else changes by a character. Throws RequestError `request.no-such-action`, `request.name-taken` or
 * `request.invalid-name`.
 */
export function renameAction(document: FlowDocument, name: string, newName: string): FlowEdit {
  const isTrigger =
    definitionsOf(document, { kind: 'action', name }).length === 0 &&
    definitionsOf(document, { kind: 'trigger', name }).length > 0
  return renameEdit(planRename(document, { kind: isTrigger ? 'trigger' : 'action', name }, newName))
}

/**
 * Renames a variable where it is made, changed and read. Throws RequestError `request.no-such-variable`,
 * `request.name-taken` or `request.invalid-name`.
 */
export function renameVariable(document: FlowDocument, name: string, newName: string): FlowEdit {
  return renameEdit(planRename(document, { kind: 'variable', name }, newName))
}
