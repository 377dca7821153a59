import { z } from 'zod'
import type { MutationReport } from '../flow-tests/mutation-report.ts'
import type { EnvironmentId } from '../run/ids.ts'
import { environmentId, flowId, runId } from './contract-fields.ts'
import { event, request } from './message.ts'
import type {
  FlowTestBatch,
  FlowTestCoverage,
  FlowTestDraft,
  FlowTestFileText,
  FlowTestInfo,
  FlowTestNews,
  TestFolderFile,
} from './tests-payloads.ts'

/** Longest text of a test, in UTF-16 units. */
const maxTestText = 20_000_000

/** Name of a test: that of one file. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^/\\:*?"<>|\0]+$/)
  .refine((text) => !text.startsWith('.'))
/** Name of a test's or cassette's file in a flow's folder of tests. */
const fileInTests = z
  .string()
  .max(200)
  .regex(/^[^./\\:*?"<>|\0][^/\\:*?"<>|\0]*\.(?:flowtest|cassette)\.json$/)
const aTest = { environmentId, flowId, name }

const choice = z.union([z.object({ keep: z.literal(true) }), z.object({ replacement: z.string().max(2000) })])
const draft = {
  runId,
  aim: z.enum(['as-it-ran', 'succeeds']),
  /** What becomes of findings, by their id. */
  choices: z.record(z.string().max(200), choice).optional(),
}

/** Flow tests: their files, their runs, tests of runs. */
export const testsContract = {
  'tests:list': request<readonly FlowTestInfo[]>()(z.object({ environmentId, flowId: flowId.optional() })),
  'tests:read': request<FlowTestFileText>()(z.object(aTest)),
  /** `revision` null: the test must not exist yet. Fails with `file.changed-outside`, `file.exists`. */
  'tests:save': request<FlowTestFileText>()(
    z.object({ ...aTest, text: z.string().max(maxTestText), revision: z.string().nullable() }),
  ),
  'tests:delete': request<void>()(z.object(aTest)),
  /** Runs tests and answers when they are over; all of the environment, or of the flow, or those that are named. */
  'tests:run': request<FlowTestBatch>()(
    z.object({ environmentId, flowId: flowId.optional(), names: z.array(name).max(10_000).optional() }),
  ),
  /**
   * Makes small mistakes in a flow, one at a time, and runs its tests on each; answers when all were tried or
   * `tests:stop` came. Fails with `test.not-passing`.
   */
  'tests:mutate': request<MutationReport>()(z.object({ environmentId, flowId })),
  /** Begins no further test of the batches under way, and makes no further mistake. */
  'tests:stop': request<void>()(z.object({ environmentId })),
  /** Runs tests again when their flow, they or their cassettes change, from now on or no more. */
  'tests:watch': request<void>()(z.object({ environmentId, isOn: z.boolean() })),
  /** By the tests run since the app began, null before; `withRuns`: by the flow's newest runs, too. */
  'tests:coverage': request<FlowTestCoverage | null>()(
    z.object({ environmentId, flowId, withRuns: z.boolean().optional() }),
  ),
  /** A test of a run as it would be written, with everything sensitive that was found. */
  'tests:draft': request<FlowTestDraft>()(z.object(draft)),
  'tests:create': request<FlowTestInfo>()(z.object({ ...draft, name })),
  /** Adds what an action of a run gave to what a test expects of it. */
  'tests:expect': request<FlowTestFileText>()(
    z.object({
      ...aTest,
      runId,
      actionKey: z.string().min(1).max(2000),
      part: z.enum(['status', 'inputs', 'outputs']),
    }),
  ),
  /** Tests and cassettes of a flow that name a thing of it. */
  'tests:naming': request<readonly TestFolderFile[]>()(
    z.object({
      environmentId,
      flowId,
      symbol: z.object({
        kind: z.enum(['action', 'trigger', 'variable', 'parameter', 'connection']),
        name: z.string().max(2000),
      }),
    }),
  ),
  /** Gives files of a flow's tests other texts, all or none. Fails with `file.changed-outside` and the like. */
  'tests:rewrite': request<readonly TestFolderFile[]>()(
    z.object({
      environmentId,
      flowId,
      files: z
        .array(z.object({ file: fileInTests, text: z.string().max(maxTestText), revision: z.string() }))
        .max(10_000),
    }),
  ),

  'tests:news': event<FlowTestNews>(),
  /** Files of tests came, went or changed. */
  'tests:changed': event<{ readonly environmentId: EnvironmentId }>(),
} as const
