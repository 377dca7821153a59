import type { JsonPath } from '../../shared/errors/index.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { findAnalysis, flowDocumentOf } from '../document/analyses.ts'
import { currentText, openDocument } from '../document/documents.ts'

/** Opens a flow at a path that lies inside its definition, as errors of runs say it. */
export async function goToField(environmentId: EnvironmentId, flowId: FlowId, path: JsonPath): Promise<void> {
  await openDocument(environmentId, flowId)
  const text = currentText(environmentId, flowId)
  const { chosen } = findAnalysis({ environmentId, flowId })
  const prefix = text === undefined ? [] : (flowDocumentOf(text, chosen).definitionPath ?? [])
  navigate({ page: 'flow', environmentId, flowId, goTo: [...prefix, ...path] })
}
