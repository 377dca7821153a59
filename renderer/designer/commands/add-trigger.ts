import { RequestError } from '../../../shared/errors/index.ts'
import { say } from '../../../shared/errors/say.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import type { OperationManifest } from '../../../shared/operations/index.ts'
import { uniqueActionName } from '../../../shared/wdl/edit-flow.ts'
import { setValue } from '../../../shared/wdl/edit-json.ts'
import { type FlowDocument, valueAtPath } from '../../../shared/wdl/flow-document.ts'
import { pointerOf } from '../../../shared/wdl/json-location.ts'
import { isObject, propertyNameOf } from '../../../shared/wdl/lookup.ts'
import { type AddedStep, nameOfTitle } from './add-step.ts'
import { newActionOf } from './new-action.ts'

/** The edit that adds a trigger of a type, and the id of the step it makes. Throws `request.no-such-place`. */
export function addTrigger(document: FlowDocument, manifest: OperationManifest): AddedStep {
  return addNamedTrigger(document, manifest.title, newActionOf(manifest))
}

/** The edit that adds a trigger under a free name. Throws `request.no-such-place`. */
export function addNamedTrigger(document: FlowDocument, title: string, trigger: WdlObject): AddedStep {
  const { definitionPath } = document
  if (definitionPath === undefined) {
    throw new RequestError('request.no-such-place', 'There is no workflow definition in this file.')
  }
  const definition = valueAtPath(document.value(), definitionPath)
  const key = isObject(definition) ? (propertyNameOf(definition, 'triggers') ?? 'triggers') : 'triggers'
  const name = uniqueActionName(document, nameOfTitle(title))
  const path = [...definitionPath, key, name]
  return {
    edit: { label: say`Add '${name}'`, edits: setValue(document, path, trigger) },
    id: pointerOf(path),
  }
}
