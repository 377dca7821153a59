import type { JsonPath } from '../../shared/errors/index.ts'
import { type Mutation, mutationsOf, prepareMatching } from '../../shared/flow-tests/index.ts'
import { printJson } from '../../shared/json/index.ts'
import { checkFlow, lineColumnAt, locate, openFlowDocument } from '../../shared/wdl/index.ts'
import type { FlowTestGroup } from './flow-test-files.ts'
import { openTestedFlow, type TestedFlow } from './flow-test-flow.ts'
import { FlowTestLane } from './flow-test-lane.ts'
import { runFlowTest } from './flow-test-runner.ts'

/** A small mistake that no test noticed. */
export interface Survivor {
  readonly flow: string
  readonly kind: Mutation['kind']
  readonly action: string
  readonly description: string
  /** Inside the file, with its line and column from 1. */
  readonly path: JsonPath
  readonly line: number
  readonly column: number
}

/** What the tests noticed of small mistakes. */
export interface MutationReport {
  readonly counts: {
    /** Mistakes that were tried. */
    readonly total: number
    /** Noticed by a test. */
    readonly killed: number
    readonly survived: number
    /** With them the flow could not run at all, so that there was nothing to notice. */
    readonly invalid: number
  }
  readonly survivors: readonly Survivor[]
}

export interface MutateOptions {
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Makes small mistakes in flows, one at a time, and runs their tests on each. Flows without a passing test are left out. */
export async function mutateFlows(
  groups: readonly FlowTestGroup[],
  options: MutateOptions = {},
): Promise<MutationReport> {
  await prepareMatching()
  const work: { flow: TestedFlow; group: FlowTestGroup; mutation: Mutation }[] = []
  for (const group of groups) {
    const { flow } = await openTestedFlow(group)
    if (flow === undefined) continue
    for (const mutation of mutationsOf(flow.definition)) work.push({ flow, group, mutation })
  }
  const survivors: Survivor[] = []
  let killed = 0
  let invalid = 0
  let done = 0
  for (const { flow, group, mutation } of work) {
    if (options.signal?.aborted === true) break
    const outcome = await tryMutation(flow, group, mutation)
    if (outcome === 'killed') killed += 1
    else if (outcome === 'invalid') invalid += 1
    else survivors.push(survivorOf(flow, mutation))
    done += 1
    options.onProgress?.(done, work.length)
  }
  return { counts: { total: done, killed, survived: survivors.length, invalid }, survivors }
}

async function tryMutation(
  flow: TestedFlow,
  group: FlowTestGroup,
  mutation: Mutation,
): Promise<'killed' | 'survived' | 'invalid'> {
  const running = mutation.apply(flow.running)
  const problems = checkFlow(openFlowDocument(printJson(running)))
  if (problems.some(({ severity }) => severity === 'error')) return 'invalid'
  const mutant: TestedFlow = { ...flow, running }
  const lane = new FlowTestLane({ watchesTerms: false })
  try {
    for (const file of group.tests) {
      const { outcome } = await runFlowTest(mutant, file, lane)
      if (outcome === 'failed' || outcome === 'error') return 'killed'
    }
    return 'survived'
  } finally {
    await lane.close()
  }
}

function survivorOf({ document, file }: TestedFlow, { kind, action, description, path }: Mutation): Survivor {
  const whole: JsonPath = [...(document.definitionPath ?? []), ...path]
  const { line, column } = lineColumnAt(document, locate(document, whole, 'property').start)
  return { flow: file, kind, action, description, path: whole, line, column }
}
