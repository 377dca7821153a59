import { useEffect, useMemo } from 'react'
import type { RunId } from '../../shared/run/index.ts'
import type { FlowDocument } from '../../shared/wdl/flow-document.ts'
import type { FlowRef } from '../document/documents.ts'
import { outputsInRun } from '../expression/run-values.ts'
import type { SchemaSources } from '../expression/schema-of-expression.ts'
import { type RunValuesState, useRunsOfFlow, useRunValues } from '../expression/use-run-values.ts'
import { useFlowRunId } from '../runs/flow-runs.ts'
import { useAnswerSchemas } from './answer-schemas.ts'
import { askForAnswers, askForOperations, bodyOfStep } from './known-schemas.ts'
import { useOperations } from './operation-details.ts'

/** What is known of a flow's values beyond its definition, and the run that some of it is from. */
export interface KnownSchemas {
  readonly sources: SchemaSources
  readonly run: RunValuesState
  readonly runId: RunId | undefined
}

/**
 * What connectors say of their answers and what the last run gave (the run over the canvas, where there is one), asked
 * for as the flow needs it. Undefined document: there is nothing to ask for.
 */
export function useSchemaSources(flow: FlowRef, document: FlowDocument | undefined): KnownSchemas {
  const { environmentId, flowId } = flow
  const overCanvas = useFlowRunId(environmentId, flowId)
  const { runs } = useRunsOfFlow(flow, overCanvas === undefined && document !== undefined)
  const runId = overCanvas ?? runs.find(({ status }) => status !== 'Running')?.runId
  const run = useRunValues(document === undefined ? undefined : runId)
  const { values } = run
  const operations = useOperations(({ byKey }) => byKey)
  const answers = useAnswerSchemas(({ byKey }) => byKey)

  useEffect(() => {
    if (document !== undefined) askForOperations({ environmentId, flowId }, document)
  }, [document, environmentId, flowId])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what main has said of operations tells what to ask
  useEffect(() => {
    if (document !== undefined) askForAnswers({ environmentId, flowId }, document)
  }, [document, environmentId, flowId, operations])

  const sources = useMemo(
    (): SchemaSources =>
      document === undefined
        ? {}
        : {
            connectorBody: ({ value }) =>
              bodyOfStep({ environmentId, flowId }, document, value, operations, answers),
            sampleOutputs: (of) =>
              values === undefined ? undefined : outputsInRun(values, of.name, of.isTrigger),
          },
    [document, environmentId, flowId, operations, answers, values],
  )
  return { sources, run, runId }
}
