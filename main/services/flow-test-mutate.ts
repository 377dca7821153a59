import { type JsonPath, RequestError } from '../../shared/errors/index.ts'
import {
  type Mutation,
  type MutationReport,
  mutationsOf,
  prepareMatching,
  type Survivor,
  type TestResult,
} from '../../shared/flow-tests/index.ts'
import { printJson } from '../../shared/json/index.ts'
import { checkFlow, lineColumnAt, locate, openFlowDocument } from '../../shared/wdl/index.ts'
import type { FlowTestGroup } from './flow-test-files.ts'
import { openTestedFlow, type TestedFlow } from './flow-test-flow.ts'
import { FlowTestLane } from './flow-test-lane.ts'
import { runFlowTest, runFlowTests } from './flow-test-runner.ts'

export interface MutateOptions {
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** The flows whose tests all pass: a test that fails anyway would seem to notice every mistake. */
export function soundGroups(
  groups: readonly FlowTestGroup[],
  results: readonly TestResult[],
): readonly FlowTestGroup[] {
  const red = new Set(
    results.flatMap(({ flow, outcome }) => (outcome === 'failed' || outcome === 'error' ? [flow] : [])),
  )
  return groups.filter(({ flowFile }) => !red.has(flowFile))
}

/**
 * Runs the tests of flows as they are, then makes small mistakes in the flows. Throws RequestError `test.not-passing`
 * where one of the tests does not pass, or none does.
 */
export async function checkWithMutations(
  groups: readonly FlowTestGroup[],
  options: MutateOptions = {},
): Promise<MutationReport> {
  const { signal } = options
  const { results, counts } = await runFlowTests(groups, signal === undefined ? {} : { signal })
  const isStopped = signal?.aborted === true
  if (!isStopped && (counts.passed === 0 || soundGroups(groups, results).length < groups.length)) {
    throw new RequestError('test.not-passing', 'Mistakes are made only in a flow whose tests all pass.', {
      hint: 'Run the tests and mend what fails first.',
    })
  }
  return mutateFlows(groups, options)
}

/** Makes small mistakes in flows, one at a time, and runs their tests on each. Their tests have to pass. */
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
  return {
    counts: { total: done, killed, survived: survivors.length, invalid },
    survivors,
    isComplete: done === work.length,
  }
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
