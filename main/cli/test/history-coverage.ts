import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FileError } from '../../../shared/errors/index.ts'
import type { FlowCoverage } from '../../../shared/flow-tests/index.ts'
import type { FlowTestGroup } from '../../services/flow-test-files.ts'
import { stemOfFlow } from '../../services/flow-test-names.ts'
import { RunCoverage } from '../../services/run-coverage.ts'

/** Most runs of a history that are looked at, newest first. */
const maxRuns = 10_000

/**
 * Adds what finished runs of a data folder did to coverage: those of the same flows, on definitions with the same
 * actions, branches and conditions. Throws FileError `file.not-found`.
 */
export async function withRunsOfHistory(
  coverage: readonly FlowCoverage[],
  groups: readonly FlowTestGroup[],
  dataFolder: string,
  cwd: string,
): Promise<readonly FlowCoverage[]> {
  const databasePath = join(resolve(cwd, dataFolder), 'flowbench.db')
  if (!existsSync(databasePath)) {
    throw new FileError('file.not-found', `There is no run history in “${dataFolder}”.`, {
      hint: 'It is made by flowbench run --data DIR and flowbench serve --data DIR.',
    })
  }
  const { createLocalEngineHost } = await import('../../services/local-engine-host.ts')
  const engine = createLocalEngineHost({ databasePath })
  try {
    const byFlow = new Map(coverage.map((flow) => [flowIdOf(flow, groups), flow]))
    const runs = new RunCoverage(engine)
    for (const run of await engine.listRuns({ limit: maxRuns })) {
      const flow = byFlow.get(run.flowId)
      if (flow !== undefined) byFlow.set(run.flowId, await runs.add(flow, run))
    }
    return coverage.map((flow) => byFlow.get(flowIdOf(flow, groups)) ?? flow)
  } finally {
    await engine.close()
  }
}

function flowIdOf({ flow }: FlowCoverage, groups: readonly FlowTestGroup[]): string {
  return stemOfFlow(groups.find(({ flowFile }) => flowFile === flow)?.flowPath ?? flow)
}
