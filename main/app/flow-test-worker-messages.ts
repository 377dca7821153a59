import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { DraftedTest, ScrubChoice, TestAim } from '../../shared/flow-tests/index.ts'
import type { RunMaterial } from '../services/flow-test-executor.ts'
import type { FlowTestGroup } from '../services/flow-test-files.ts'
import type { FlowTestEvent, FlowTestReport } from '../services/flow-test-runner.ts'

/** What the worker for flow tests is told. */
export type FlowTestOrder =
  | { readonly kind: 'run'; readonly id: number; readonly groups: readonly FlowTestGroup[] }
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
  | { readonly kind: 'done'; readonly id: number; readonly value: FlowTestReport | DraftedTest }
  | { readonly kind: 'failed'; readonly id: number; readonly error: FlowErrorData }
