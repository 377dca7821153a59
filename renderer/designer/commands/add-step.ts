import type { JsonPath } from '../../../shared/errors/index.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import type { OperationManifest } from '../../../shared/operations/index.ts'
import { addAction, setRunAfter, uniqueActionName } from '../../../shared/wdl/edit-flow.ts'
import { renameProperty, setValue } from '../../../shared/wdl/edit-json.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import type { FlowEdit } from '../../../shared/wdl/flow-edit.ts'
import { nodeAt, pointerOf } from '../../../shared/wdl/json-location.ts'
import { isSameName } from '../../../shared/wdl/lookup.ts'
import type { TextEdit } from '../../../shared/wdl/text-edit.ts'
import type { AddPlace } from '../canvas/canvas-state.ts'
import { newActionOf } from './new-action.ts'

/** An edit that makes a step, with the id of the step. */
export interface AddedStep {
  readonly edit: FlowEdit
  readonly id: string
  /** Ids of all steps where it makes several beside each other, the first one too. */
  readonly all?: readonly string[]
}

/** The edit that adds a new action of a type, and the id of the step it makes. */
export function addStep(document: FlowDocument, manifest: OperationManifest, place: AddPlace): AddedStep {
  return addNamedStep(document, manifest.title, newActionOf(manifest), place)
}

/**
 * The edit that adds an action under a free name. On a line that leads on for certain outcomes these go over to the
 * new action, and what was behind it runs after it.
 */
export function addNamedStep(
  document: FlowDocument,
  title: string,
  action: WdlObject,
  { branch, after, before, isParallel = false }: AddPlace,
): AddedStep {
  const name = uniqueActionName(document, nameOfTitle(title))
  const base = document.definitionPath?.length ?? 0
  const id = pointerOf([...branch.path, name])
  const statuses = before?.runAfter.find((edge) => edge.id === after?.id)?.statuses ?? []
  const runsOn = isParallel || before === undefined || statuses.length === 0 ? success : statuses
  // On a line only the step at its end moves behind the new one; other ways from the same step stay.
  const parallel = isParallel || before !== undefined
  const place =
    after === undefined ? { branch: branch.path.slice(base), parallel } : { after: after.name, parallel }
  const added = addAction(document, name, action, { ...place, statuses: runsOn })
  if (before === undefined || isParallel) return { edit: added, id }
  const moved =
    after === undefined
      ? setRunAfter(document, before.name, { [name]: ['Succeeded'] }).edits
      : moveBehind(document, before.path, after.name, name, isPlain(runsOn))
  return { edit: { label: added.label, edits: [...added.edits, ...moved] }, id }
}

const success: readonly string[] = ['Succeeded']

function isPlain(statuses: readonly string[]): boolean {
  return statuses.length === 1 && statuses[0] === 'Succeeded'
}

/** The name a step gets from the title of what it does; names of the platform have at most 80 characters. */
export function nameOfTitle(title: string): string {
  return title.trim().replaceAll(' ', '_').slice(0, 76)
}

function moveBehind(
  document: FlowDocument,
  action: JsonPath,
  from: string,
  to: string,
  keepsStatuses: boolean,
): readonly TextEdit[] {
  const path = runAfterPath(document, action, from)
  const renamed = renameProperty(document, path, to)
  return keepsStatuses ? renamed : [...renamed, ...setValue(document, path, ['Succeeded'])]
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
