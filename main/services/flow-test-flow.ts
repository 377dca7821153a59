import { FlowError } from '../../shared/errors/index.ts'
import type { WdlObject } from '../../shared/expressions/value.ts'
import {
  emptyCoverage,
  type FlowCoverage,
  type LoadedRun,
  type TestProblem,
} from '../../shared/flow-tests/index.ts'
import { parseJson } from '../../shared/json/index.ts'
import {
  buildGraph,
  checkFlow,
  type FlowDocument,
  type FlowGraph,
  openFlowDocument,
  type WorkflowDefinition,
} from '../../shared/wdl/index.ts'
import { isObject } from '../../shared/wdl/lookup.ts'
import { nothingBeside, readBesideFlow } from '../storage/beside-flow.ts'
import { readFlowFile } from '../storage/flow-file.ts'
import { findChildFlows } from './child-flow-search.ts'
import type { ChildFlow } from './engine-host.ts'
import { environmentOfFile } from './environment-of-file.ts'
import type { FlowTestGroup } from './flow-test-files.ts'
import { stemOfFlow } from './flow-test-names.ts'
import { type RunParts, runParts } from './run-parts.ts'

/** A flow as its tests run it. */
export interface TestedFlow {
  readonly path: string
  readonly file: string
  readonly name: string
  readonly document: FlowDocument
  readonly definition: WorkflowDefinition
  /** The definition as it is run. */
  readonly running: WdlObject
  readonly graph: FlowGraph
  readonly parts: RunParts
  readonly environmentFolder: string | undefined
  readonly childFlows: Readonly<Record<string, ChildFlow>>
  /** Of nothing yet. */
  readonly coverage: FlowCoverage
}

/** A flow, or why its tests cannot be run. */
export type OpenedFlow =
  | { readonly flow: TestedFlow; readonly problem?: undefined }
  | { readonly flow?: undefined; readonly problem: TestProblem }

/**
 * Reads and checks the flow of some tests.
 * @param text the flow's text in place of what is on disk
 */
export async function openTestedFlow(group: FlowTestGroup, text?: string): Promise<OpenedFlow> {
  const { flowPath, flowFile } = group
  let source: string
  try {
    source = text ?? (await readFlowFile(flowPath)).text
  } catch (error) {
    if (!(error instanceof FlowError)) throw error
    const hint = `Tests lie in a folder beside the flow that is named like it.`
    return {
      problem: {
        code: 'test.no-flow',
        message: `The flow ${flowFile} cannot be read: ${error.message}`,
        hint,
      },
    }
  }
  const document = openFlowDocument(source)
  const beside = await readBesideFlow(flowPath)
  const parts = runParts(document, beside)
  const { definition } = document
  const errors = checkFlow(document).filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first !== undefined || parts === undefined || definition === undefined) {
    const place = first === undefined ? '' : ` at ${first.line}:${first.column}`
    const message = `The flow ${flowFile} cannot run: ${first?.message ?? 'there is no definition in it.'}${place}`
    return {
      problem: {
        code: 'test.invalid-flow',
        message,
        hint: `flowbench validate ${flowFile} shows everything.`,
      },
    }
  }
  const running = parseJson(parts.definition)
  const name = parts.displayName ?? stemOfFlow(flowPath)
  return {
    flow: {
      path: flowPath,
      file: flowFile,
      name,
      document,
      definition,
      running: isObject(running) ? running : {},
      graph: buildGraph(definition),
      parts,
      environmentFolder: environmentOfFile(flowPath),
      childFlows: (await findChildFlows(flowPath, document, parts)).childFlows,
      coverage: emptyCoverage(flowFile, name, definition),
    },
  }
}

/** The flow of a run as it was, as far as a test needs it; undefined where it cannot be read any more. */
export function flowOfRun({
  definition: text,
  loaded,
}: {
  readonly definition: string
  readonly loaded: LoadedRun
}): TestedFlow | undefined {
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
