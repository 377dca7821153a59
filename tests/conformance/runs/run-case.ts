import { createLocalEngineHost } from '../../../main/services/local-engine-host.ts'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import type { ProfileName } from '../../../shared/profiles/profile.ts'
import { actionKey, asId, type Content, foldEvents, type SequencedEvent } from '../../../shared/run/index.ts'

/** One small flow with what starts it, what answers it, and exactly what comes of it. */
export interface RunCase {
  readonly name: string
  readonly definition: WdlValue
  readonly profile?: ProfileName
  /** Whole trigger outputs. */
  readonly trigger?: WdlValue
  /** Trigger body, where only that is given. */
  readonly body?: WdlValue
  readonly parameters?: Readonly<Record<string, WdlValue>>
  /** Answers by action name; without it every outside call is answered with an empty body. */
  readonly answers?: WdlValue
  readonly expect: RunOutcome
}

/** What came of a run. `steps`: every action that ended, in order: `key status`, and the code unless it is `OK`. */
export interface RunOutcome {
  readonly status: string
  readonly error?: { readonly code: string; readonly message: string }
  readonly steps: readonly string[]
  /** Outputs of actions by key, as far as the case looks at them. */
  readonly outputs?: Readonly<Record<string, WdlValue>>
  readonly inputs?: Readonly<Record<string, WdlValue>>
  /** Codes and messages of actions that failed, were skipped or timed out, as far as the case looks at them. */
  readonly errors?: Readonly<
    Record<string, { readonly code: string; readonly message: string; readonly path?: string }>
  >
  /** Delay before each retry, in seconds, by action. */
  readonly retries?: Readonly<Record<string, readonly number[]>>
  readonly variables?: Readonly<Record<string, WdlValue>>
  readonly response?: WdlValue
  readonly workflowOutputs?: WdlValue
  /** Seconds of the run's own time. */
  readonly seconds?: number
}

/** The time at which every case begins: 2026-01-01T00:00:00Z. */
export const caseTime = 1_767_225_600_000

/** Runs a case on a fixed clock and tells the parts of its outcome that `asked` names. */
export async function runCase(
  item: Omit<RunCase, 'expect'>,
  asked: Partial<RunOutcome>,
): Promise<RunOutcome> {
  const host = createLocalEngineHost({
    databasePath: ':memory:',
    chance: { random: () => 0.5, newGuid: () => '11111111-2222-4333-8444-555555555555' },
  })
  try {
    const json = (value: WdlValue | undefined) => (value === undefined ? undefined : printJson(value))
    const run = await host.start({
      flow: { flowId: asId.flow('case'), displayName: item.name },
      definition: printJson(item.definition),
      profile: item.profile ?? 'power-automate',
      origin: 'test',
      mocks: item.answers === undefined ? 'auto' : 'script',
      fixedNow: caseTime,
      ...optional('mockScript', json(item.answers)),
      ...optional('triggerBody', json(item.body)),
      ...optional('triggerOutputs', json(item.trigger)),
      ...optional(
        'parameters',
        item.parameters &&
          Object.fromEntries(
            Object.entries(item.parameters).map(([name, value]) => [name, printJson(value)]),
          ),
      ),
    })
    await host.whenDone(run.runId)
    return outcomeOf(await host.events({ runId: run.runId }), asked)
  } finally {
    await host.close()
  }
}

function outcomeOf(events: readonly SequencedEvent[], asked: Partial<RunOutcome>): RunOutcome {
  const state = foldEvents(events)
  if (state === undefined) throw new Error('The journal does not begin with run-started.')
  const pick = <T>(wanted: Readonly<Record<string, unknown>> | undefined, read: (key: string) => T) =>
    wanted === undefined ? undefined : Object.fromEntries(Object.keys(wanted).map((key) => [key, read(key)]))
  const steps = events.flatMap(({ event }) => {
    if (event.type !== 'action-completed') return []
    const code = event.code === 'OK' ? '' : ` ${event.code}`
    return [`${actionKey(event.action, event.repetition)} ${event.status}${code}`]
  })
  const action = (key: string) => state.actions.get(key)
  return {
    status: state.status,
    ...optional('error', state.error && { code: state.error.code, message: state.error.message }),
    steps,
    ...optional(
      'outputs',
      pick(asked.outputs, (key) => payloadValue(action(key)?.outputs)),
    ),
    ...optional(
      'inputs',
      pick(asked.inputs, (key) => payloadValue(action(key)?.inputs)),
    ),
    ...optional(
      'errors',
      pick(asked.errors, (key) => {
        const error = action(key)?.error
        return {
          code: error?.code ?? '',
          message: error?.message ?? '',
          ...optional('path', error?.path === undefined ? undefined : `/${error.path.join('/')}`),
        }
      }),
    ),
    ...optional(
      'retries',
      pick(asked.retries, (key) => delaysOf(events, key)),
    ),
    ...optional(
      'variables',
      pick(asked.variables, (key) => payloadValue(state.variables.get(key)?.value)),
    ),
    ...optional(
      'response',
      asked.response === undefined
        ? undefined
        : {
            statusCode: state.response?.statusCode ?? null,
            ...optional('headers', state.response?.headers),
            ...optional('body', state.response?.body && payloadValue(state.response.body)),
          },
    ),
    ...optional(
      'workflowOutputs',
      asked.workflowOutputs === undefined ? undefined : payloadValue(state.outputs),
    ),
    ...optional(
      'seconds',
      asked.seconds === undefined ? undefined : ((state.endTime ?? 0) - state.startTime) / 1000,
    ),
  }
}

function delaysOf(events: readonly SequencedEvent[], key: string): number[] {
  return events.flatMap(({ event }) =>
    event.type === 'action-retrying' && actionKey(event.action, event.repetition) === key
      ? [(event.until - event.at) / 1000]
      : [],
  )
}

/** A payload's value; what has none is told by a word. */
function payloadValue(content: Content | undefined): WdlValue {
  if (content === undefined) return '(none)'
  if (content.kind === 'inline') return parseJson(content.json)
  return content.kind === 'secured' ? '(secured)' : `(stored ${content.bytes} bytes)`
}

function optional<Name extends string, T>(name: Name, value: T | undefined): { [K in Name]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [K in Name]?: T }
}
