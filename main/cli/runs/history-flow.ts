import { emptyCoverage } from '../../../shared/flow-tests/index.ts'
import { buildGraph, openFlowDocument } from '../../../shared/wdl/index.ts'
import type { TestedFlow } from '../../services/flow-test-flow.ts'
import type { RunForTest } from '../../services/flow-test-of-run.ts'
import { runParts } from '../../services/run-parts.ts'
import { nothingBeside } from '../../storage/beside-flow.ts'

/** The flow of a run as it was, as far as a test needs it; undefined where it cannot be read any more. */
export function historyFlow({ definition: text, loaded }: RunForTest): TestedFlow | undefined {
  const document = openFlowDocument(text)
  const parts = runParts(document, nothingBeside)
  const { definition } = document
  if (parts === undefined || definition === undefined) return undefined
  const { flowId, displayName } = loaded.state.flow
  return {
    path: `${flowId}.json`,
    file: `${flowId}.json`,
    name: displayName,
    document,
    definition,
    running: definition,
    graph: buildGraph(definition),
    parts,
    environmentFolder: undefined,
    childFlows: {},
    coverage: emptyCoverage(`${flowId}.json`, displayName, definition),
  }
}
