import type { WdlObject } from '../../shared/expressions/value.ts'
import type { OperationDetail } from '../../shared/ipc/connectors-payloads.ts'
import type { FlowDocument } from '../../shared/wdl/flow-document.ts'
import { propertyNameOf } from '../../shared/wdl/lookup.ts'
import type { OperationFacts } from '../../shared/wdl/operation-facts.ts'
import type { FlowRef } from '../document/documents.ts'
import { graphOf } from '../expression/flow-scope.ts'
import { type FlatParameter, flatParameters, givenParameters } from './flatten-parameters.ts'
import { detailOf } from './known-schemas.ts'

/** What connectors have said of the operations that a flow's steps call, for the flow checker. */
export function factsOfSteps(flow: FlowRef, document: FlowDocument): readonly OperationFacts[] {
  const graph = graphOf(document)
  if (graph === undefined) return []
  const steps = [
    ...graph.triggers.map(({ name, trigger, manifest }) => ({ name, value: trigger, manifest })),
    ...graph.actions.map(({ name, action, manifest }) => ({ name, value: action, manifest })),
  ]
  return steps.flatMap(({ name, value, manifest }) => {
    if (!manifest.traits.needsConnection) return []
    const detail = detailOf(flow, document, value)
    return detail === undefined ? [] : [factsOf(name, value, detail)]
  })
}

function factsOf(step: string, value: WdlObject, detail: OperationDetail): OperationFacts {
  return {
    step,
    operationId: detail.operationId,
    title: detail.title,
    connector: detail.connectorTitle,
    isDeprecated: detail.isDeprecated,
    missing: missingParameters(value, detail).map(({ name, title }) => title ?? name),
  }
}

/** Required parameters without a value. What a default fills, or what the platform itself fills, is not missing. */
export function missingParameters(step: WdlObject, detail: OperationDetail): readonly FlatParameter[] {
  const given = givenParameters(step)
  return flatParameters(detail, given).filter((parameter) => {
    const { isRequired, visibility, default: preset, name } = parameter
    if (!isRequired || visibility === 'internal' || preset !== undefined) return false
    const key = propertyNameOf(given, name)
    const value = key === undefined ? undefined : given[key]
    // A body that only the service can describe is there as soon as one of its parts is.
    const isBegun = Object.keys(given).some((other) => other.startsWith(`${name}/`))
    return (value === undefined || value === null || value === '') && !isBegun
  })
}
