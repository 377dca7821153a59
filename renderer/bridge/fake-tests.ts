import {
  countResults,
  doesTestFileName,
  type FlowCoverage,
  type MutationReport,
  type TestResult,
} from '../../shared/flow-tests/index.ts'
import type { EventPayload } from '../../shared/ipc/bridge.ts'
import type { FlowTestDraft, FlowTestInfo, TestFolderFile } from '../../shared/ipc/tests-payloads.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import type { FlowSymbol } from '../../shared/wdl/symbols/flow-symbol.ts'

/** Tests of a fake's environments. */
export interface FakeTests {
  readonly list?: readonly FlowTestInfo[]
  /** Texts by `flow/name`. */
  readonly texts?: Readonly<Record<string, string>>
  /** What becomes of tests when they are run, by `flow/name`; others pass. */
  readonly results?: Readonly<Record<string, TestResult>>
  readonly coverage?: Readonly<Record<string, FlowCoverage>>
  readonly draft?: FlowTestDraft
  readonly mutations?: MutationReport
}

interface TestRef {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly name: string
}

type Emit = (channel: 'tests:news', payload: EventPayload<'tests:news'>) => void
type Refusal = (code: 'test.not-found', message: string) => Error

/** Main's answers about flow tests, from a seed: lists, texts, results in order. */
export function fakeTests(seed: FakeTests, refusal: Refusal, emit: Emit) {
  let list = [...(seed.list ?? [])]
  const texts = new Map(Object.entries(seed.texts ?? {}))
  const keyOf = ({ flowId, name }: Pick<TestRef, 'flowId' | 'name'>) => `${flowId}/${name}`
  const passed = ({ flowId, flowName, name }: FlowTestInfo): TestResult => ({
    file: `flows/${flowId}.tests/${name}.flowtest.json`,
    name,
    flow: `flows/${flowId}.json`,
    flowName,
    outcome: 'passed',
    durationMs: 5,
    failures: [],
    problems: [],
  })
  return {
    tests: {
      list: ({ flowId }: { flowId?: FlowId }) =>
        list.filter((test) => flowId === undefined || test.flowId === flowId),
      read: (ref: TestRef) => {
        if (!list.some((test) => keyOf(test) === keyOf(ref)))
          throw refusal('test.not-found', 'There is no such test.')
        return { text: texts.get(keyOf(ref)) ?? '{}', revision: '1', problems: [] }
      },
      save: ({ text, ...ref }: TestRef & { text: string }) => {
        texts.set(keyOf(ref), text)
        const { flowId, name } = ref
        if (!list.some((test) => keyOf(test) === keyOf(ref)))
          list = [...list, { flowId, flowName: flowId, name, problems: [] }]
        return { text, revision: '2', problems: [] }
      },
      delete: (ref: TestRef) => {
        list = list.filter((test) => keyOf(test) !== keyOf(ref))
      },
      run: ({
        environmentId,
        flowId,
        names,
      }: {
        environmentId: EnvironmentId
        flowId?: FlowId
        names?: readonly string[]
      }) => {
        const chosen = list.filter(
          (test) =>
            (flowId === undefined || test.flowId === flowId) &&
            (names === undefined || names.includes(test.name)),
        )
        emit('tests:news', { environmentId, news: { kind: 'begun', total: chosen.length } })
        const results = chosen.map((test) => {
          const result = seed.results?.[keyOf(test)] ?? passed(test)
          emit('tests:news', { environmentId, news: { kind: 'result', flowId: test.flowId, result } })
          return result
        })
        const counts = countResults(results)
        emit('tests:news', { environmentId, news: { kind: 'ended', counts, durationMs: 10 } })
        return { counts, durationMs: 10 }
      },
      mutate: () =>
        seed.mutations ?? {
          counts: { total: 0, killed: 0, survived: 0, invalid: 0 },
          survivors: [],
          isComplete: true,
        },
      stop: () => undefined,
      watch: () => undefined,
      coverage: ({ flowId }: { flowId: FlowId }) => seed.coverage?.[flowId] ?? null,
      draft: () => {
        if (seed.draft === undefined) throw refusal('test.not-found', 'There is no such run.')
        return seed.draft
      },
      create: ({ name }: { name: string }): FlowTestInfo => {
        if (seed.draft === undefined) throw refusal('test.not-found', 'There is no such run.')
        const made = { flowId: seed.draft.flowId, flowName: seed.draft.flowId, name, problems: [] }
        list = [...list, made]
        return made
      },
      naming: ({ flowId, symbol }: { flowId: FlowId; symbol: FlowSymbol }): readonly TestFolderFile[] =>
        [...texts].flatMap(([key, text]) => {
          const file = `${key.slice(flowId.length + 1)}.flowtest.json`
          const isNamed = key.startsWith(`${flowId}/`) && doesTestFileName(file, text, symbol)
          return isNamed ? [{ file, text, revision: '1' }] : []
        }),
      rewrite: ({ flowId, files }: { flowId: FlowId; files: readonly TestFolderFile[] }) => {
        for (const { file, text } of files)
          texts.set(`${flowId}/${file.replace(/\.flowtest\.json$/, '')}`, text)
        return files
      },
      expect: (ref: TestRef) => ({ text: texts.get(keyOf(ref)) ?? '{}', revision: '2', problems: [] }),
    },
  }
}
