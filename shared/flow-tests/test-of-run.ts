import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { jsonEquals, parseJson, printJson } from '../json/index.ts'
import { type ActionState, actionKey, type RunEvent, type RunStarted } from '../run/index.ts'
import { buildGraph, type FlowGraph, type WorkflowDefinition } from '../wdl/index.ts'
import { foldName, isObject, propertyOf } from '../wdl/lookup.ts'
import type { LoadedRun } from './loaded-run.ts'
import { Scrubber, type ScrubChoice, type SensitiveFinding } from './scrub.ts'

/** What a test of a run expects: what happened, or that the run succeeds. */
export type TestAim = 'as-it-ran' | 'succeeds'

/** How a test is made of a run. */
export interface TestOfRunOptions {
  readonly aim: TestAim
  /** What becomes of findings, by their id. */
  readonly choices?: ReadonlyMap<string, ScrubChoice>
  readonly description?: string
}

/** A test made of a run, not written yet. */
export interface DraftedTest {
  /** Text of the file. */
  readonly text: string
  readonly findings: readonly SensitiveFinding[]
  /** What the person should know. */
  readonly notes: readonly string[]
}

/**
 * Makes a test of a finished run: what its trigger and its calls gave becomes what the flow is given, what came of it
 * becomes what is expected. Secrets and personal data are taken out, but for what stands in the flow itself.
 */
export function draftTestOfRun(
  run: LoadedRun,
  definition: WorkflowDefinition,
  options: TestOfRunOptions,
): DraftedTest {
  const started = run.events.find(({ event }) => event.type === 'run-started')?.event as
    | RunStarted
    | undefined
  const maker = new TestMaker(run, definition)
  const flowText = printJson(definition)
  const scrubber = new Scrubber({
    ...(options.choices === undefined ? {} : { choices: options.choices }),
    isExempt: (found) => flowText.includes(JSON.stringify(found).slice(1, -1)),
  })
  const clock = new Date(started?.fixedNow ?? run.state.startTime).toISOString()
  const test: WdlObject = {
    ...(options.description === undefined ? {} : { description: options.description }),
    clock,
    trigger: maker.trigger(),
    ...maker.parameters(started),
    mocks: maker.mocks(),
    expect: options.aim === 'succeeds' ? { status: 'Succeeded' } : maker.expectations(),
  }
  return {
    text: `${printJson(scrubber.scrub(test), { indent: 2 })}\n`,
    findings: scrubber.findings,
    notes: maker.notes,
  }
}

/** Whether an action leaves the machine, so that a test answers for it. */
export function reachesOut(graph: FlowGraph, name: string): boolean {
  const traits = graph.action(name)?.manifest.traits
  return (
    traits !== undefined && (traits.supportsRetry || traits.needsConnection || traits.runtime === 'mock-only')
  )
}

class TestMaker {
  readonly notes: string[] = []
  private readonly run: LoadedRun
  private readonly graph: FlowGraph

  constructor(run: LoadedRun, definition: WorkflowDefinition) {
    this.run = run
    this.graph = buildGraph(definition)
  }

  trigger(): WdlObject {
    const { name, outputs } = this.run.state.trigger
    if (outputs?.kind === 'secured') this.notes.push('What the trigger gave is secured and was not kept.')
    const value = this.run.valueOf(outputs)
    const body = propertyOf(value, 'body')
    const isBodyAlone =
      isObject(value) &&
      Object.entries(value).every(([part, inner]) => foldName(part) === 'body' || isEmpty(inner))
    if (value === undefined || (isBodyAlone && body === undefined)) return { name }
    return isBodyAlone && body !== undefined ? { name, body } : { name, outputs: value }
  }

  parameters(started: RunStarted | undefined): { readonly parameters?: WdlObject } {
    const given = Object.entries(started?.parameters ?? {})
    if (given.length === 0) return {}
    return { parameters: Object.fromEntries(given.map(([name, json]) => [name, parseJson(json)])) }
  }

  /** Answers of every call, in the order in which they came. A test that is asked for another one fails. */
  mocks(): WdlObject {
    const answers = new Map<string, WdlObject[]>()
    const add = (name: string, answer: WdlObject) => answers.set(name, [...(answers.get(name) ?? []), answer])
    for (const { event } of this.run.events) {
      if (event.type === 'action-retrying' && reachesOut(this.graph, event.action)) {
        add(event.action, this.answerOf(event))
      }
      if (event.type !== 'action-completed' || event.status === 'Skipped') continue
      if (reachesOut(this.graph, event.action)) add(event.action, this.answerOf(event))
    }
    const mocks: Record<string, WdlValue> = {}
    for (const [name, list] of answers) {
      const [first] = list
      if (first === undefined) continue
      mocks[name] = list.every((answer) => jsonEquals(answer, first)) ? first : list
    }
    return { ...mocks, $unanswered: 'fail' }
  }

  private answerOf(event: Extract<RunEvent, { type: 'action-retrying' | 'action-completed' }>): WdlObject {
    const status = event.type === 'action-completed' ? event.status : 'Failed'
    if (event.outputs?.kind === 'secured') {
      this.notes.push(
        `The outputs of '${event.action}' are secured and were not kept; its mock answers with nothing.`,
      )
      return status === 'Succeeded' ? { body: {} } : { status, code: event.code }
    }
    const outputs = this.run.valueOf(event.outputs)
    const statusCode = propertyOf(outputs, 'statusCode')
    if (isObject(outputs) && typeof statusCode === 'number') {
      const isUsual = status === (statusCode >= 200 && statusCode < 300 ? 'Succeeded' : 'Failed')
      const headers = propertyOf(outputs, 'headers')
      const body = propertyOf(outputs, 'body')
      return {
        ...(statusCode === 200 ? {} : { statusCode }),
        ...(headers === undefined || isEmpty(headers) ? {} : { headers }),
        ...(body === undefined ? {} : { body }),
        ...(isUsual ? {} : { status, code: event.code }),
      }
    }
    const error =
      event.error === undefined ? {} : { error: { code: event.error.code, message: event.error.message } }
    // An attempt without an answer was tried again: only 5xx and the like are.
    if (event.type === 'action-retrying') return { statusCode: 502, code: event.code, ...error }
    return {
      status,
      ...(outputs === undefined ? {} : { outputs }),
      ...(status === 'Succeeded' ? {} : { code: event.code, ...error }),
    }
  }

  expectations(): WdlObject {
    const { state } = this.run
    const response = state.response
    const body = this.run.valueOf(response?.body)
    const outputs = this.run.valueOf(state.outputs)
    return {
      status: state.status,
      ...(state.error === undefined ? {} : { error: { $partial: { code: state.error.code } } }),
      ...(response === undefined
        ? {}
        : { response: { statusCode: response.statusCode, ...(body === undefined ? {} : { body }) } }),
      ...(isObject(outputs) && Object.keys(outputs).length > 0
        ? {
            outputs: Object.fromEntries(
              Object.entries(outputs).map(([name, output]) => [name, propertyOf(output, 'value') ?? output]),
            ),
          }
        : {}),
      actions: Object.fromEntries([...state.actions.values()].flatMap((action) => this.actionOf(action))),
    }
  }

  private actionOf(action: ActionState): readonly [string, WdlValue][] {
    if (action.repetition.length > 0 && !reachesOut(this.graph, action.name)) return []
    const key = actionKey(action.name, action.repetition)
    const inputs = this.run.valueOf(action.inputs)
    const isCall = reachesOut(this.graph, action.name) && action.status !== 'Skipped'
    if (!isCall) return action.repetition.length > 0 ? [] : [[key, action.status]]
    return [
      [
        key,
        {
          status: action.status,
          ...(inputs === undefined ? {} : { inputs: { $partial: askedInputs(inputs) } }),
          ...(action.attempt > 1 ? { attempts: action.attempt } : {}),
        },
      ],
    ]
  }
}

/** Parts of a call's inputs that say how it signs in or behaves, not what it asks. */
const notAsked = new Set(['authentication', 'retrypolicy', 'host'])

function askedInputs(inputs: WdlValue): WdlValue {
  if (!isObject(inputs)) return inputs
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !notAsked.has(foldName(name))))
}

function isEmpty(value: WdlValue): boolean {
  return value === null || (isObject(value) && Object.keys(value).length === 0)
}
