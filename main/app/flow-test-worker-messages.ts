import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { DraftedTest, MutationReport, ScrubChoice, TestAim } from '../../shared/flow-tests/index.ts'
import type { RunMaterial } from '../services/flow-test-executor.ts'
import type { FlowTestGroup } from '../services/flow-test-files.ts'
import type { FlowTestEvent, FlowTestReport } from '../services/flow-test-runner.ts'

/** What the worker for flow tests is told. */
export type FlowTestOrder =
  | { readonly kind: 'run' | 'mutate'; readonly id: number; readonly groups: readonly FlowTestGroup[] }
  | { readonly kind: 'stop'; readonly id: number }
  | {
      readonly kind: 'draft'
      readonly id: number
      readonly run: RunMaterial
      readonly aim: TestAim
      readonly choices: readonly (readonly [string, ScrubChoice])[]
    }

/** What it tells. */
export type FlowTestMessage =
  | { readonly kind: 'event'; readonly id: number; readonly event: FlowTestEvent }
  /** Mistakes that were tried, of so many. */
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | {
      readonly kind: 'done'
      readonly id: number
      readonly value: FlowTestReport | MutationReport | DraftedTest
    }
  | { readonly kind: 'failed'; readonly id: number; readonly error: FlowErrorData }
