import type { JsonPath } from '../../../shared/errors/index.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import type { OperationManifest } from '../../../shared/operations/index.ts'
import { addAction, setRunAfter, uniqueActionName } from '../../../shared/wdl/edit-flow.ts'
import { renameProperty } from '../../../shared/wdl/edit-json.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import type { FlowEdit } from '../../../shared/wdl/flow-edit.ts'
import { nodeAt, pointerOf } from '../../../shared/wdl/json-location.ts'
import { isSameName } from '../../../shared/wdl/lookup.ts'
import type { AddPlace } from '../canvas/canvas-state.ts'
import { newActionOf } from './new-action.ts'

/** The edit that adds a new action of a type, and the id of the step it makes. */
export function addStep(
  document: FlowDocument,
  manifest: OperationManifest,
  { branch, after, before }: AddPlace,
): { readonly edit: FlowEdit; readonly id: string } {
  const name = uniqueActionName(document, manifest.title.replaceAll(' ', '_'))
  const action: WdlObject = newActionOf(manifest)
  const base = document.definitionPath?.length ?? 0
  const id = pointerOf([...branch.path, name])
  // On a line only the step at its end moves behind the new one; other ways from the same step stay.
  const parallel = before !== undefined
  const place =
    after === undefined ? { branch: branch.path.slice(base), parallel } : { after: after.name, parallel }
  const added = addAction(document, name, action, place)
  if (before === undefined) return { edit: added, id }
  const moved =
    after === undefined
      ? setRunAfter(document, before.name, { [name]: ['Succeeded'] }).edits
      : renameProperty(document, runAfterPath(document, before.path, after.name), name)
  return { edit: { label: added.label, edits: [...added.edits, ...moved] }, id }
}

/** Path of the `runAfter` entry that names a step, as the document spells it. */
function runAfterPath(document: FlowDocument, action: JsonPath, name: string): JsonPath {
  const runAfter = childNamed(document, action, 'runAfter')
  return [...action, runAfter, childNamed(document, [...action, runAfter], name)]
}

function childNamed(document: FlowDocument, path: JsonPath, name: string): string {
  for (const property of nodeAt(document, path)?.children ?? []) {
    const key = property.children?.[0]?.value
    if (typeof key === 'string' && isSameName(key, name)) return key
  }
  return name
}
