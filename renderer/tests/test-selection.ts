import type { FlowId } from '../../shared/run/index.ts'

/** What is looked at on the page of tests: a test, or a flow with all of its tests. */
export interface TestSelection {
  readonly flowId: FlowId
  readonly name?: string
}
