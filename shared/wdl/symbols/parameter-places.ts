import { partNameOf, type WorkflowDefinition } from '../definition.ts'
import { type FlowDocument, valueAtPath } from '../flow-document.ts'
import { isObject, propertyNameOf } from '../lookup.ts'
import type { SymbolPlace } from './flow-symbol.ts'
import { keyPlace } from './name-place.ts'

/** Where parameters are declared, and where the file gives them values. */
export function parameterPlaces(
  document: FlowDocument,
  definition: WorkflowDefinition,
): readonly SymbolPlace[] {
  const base = document.definitionPath ?? []
  const partName = partNameOf(definition, 'parameters')
  const declared = Object.keys(definition.parameters).flatMap((name) =>
    keyPlace(document, [...base, partName, name], { kind: 'parameter', name }, 'definition'),
  )
  const holder = document.main?.holder
  const around = holder === undefined ? undefined : valueAtPath(document.value(), holder)
  const key = isObject(around) ? propertyNameOf(around, 'parameters') : undefined
  const values = isObject(around) && key !== undefined ? around[key] : undefined
  if (holder === undefined || key === undefined || !isObject(values)) return declared
  const given = Object.keys(values).flatMap((name) =>
    keyPlace(document, [...holder, key, name], { kind: 'parameter', name }, 'use'),
  )
  return [...declared, ...given]
}
