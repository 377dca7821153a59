import type { JsonPath } from '../errors/index.ts'
import { type Sentence, say, textOfSentence, word } from '../errors/say.ts'
import { type EvaluationContext, plainContext } from '../expressions/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { printJson } from '../json/index.ts'
import {
  type ActionState,
  actionKey,
  type Content,
  type RunError,
  type RunState,
  repetitionKey,
} from '../run/index.ts'
import { type JsonDocument, lineColumnAt, locate } from '../wdl/index.ts'
import { foldName, propertyOf } from '../wdl/lookup.ts'
import type { ActionExpectation, Expected, FlowTest, TestPlace } from './flow-test.ts'
import { didRun, type LoadedRun } from './loaded-run.ts'
import { type ContextOfItem, match } from './match.ts'
import { matcherOf } from './matcher.ts'
import type { Difference, TestFailure } from './test-result.ts'

/** Most iterations of one expectation whose failures are told one by one. */
const maxToldIterations = 5

/**
 * Compares a finished run with what a test expects of it; answers what is not met. Pure. `prepareMatching` is to be
 * awaited once before.
 * @param sandboxes the state of sandboxes after the run, by the ids that the test names
 */
export function evaluateExpectations(
  test: FlowTest,
  run: LoadedRun,
  document: JsonDocument,
  sandboxes: ReadonlyMap<string, WdlValue> = new Map(),
): readonly TestFailure[] {
  const evaluation = new Evaluation(run, document)
  evaluation.run(test)
  for (const [id, expected] of Object.entries(test.sandbox?.after ?? {})) {
    evaluation.compare(
      ['sandbox', 'after', id],
      say`Sandbox ${id} after the run`,
      expected,
      sandboxes.get(id),
    )
  }
  return evaluation.failures
}

class Evaluation {
  readonly failures: TestFailure[] = []
  private readonly loaded: LoadedRun
  private readonly document: JsonDocument
  private readonly contextOf: ContextOfItem

  constructor(loaded: LoadedRun, document: JsonDocument) {
    this.loaded = loaded
    this.document = document
    this.contextOf = contextMaker(loaded)
  }

  run({ expect }: FlowTest): void {
    const { state } = this.loaded
    if (expect.status !== undefined && expect.status !== state.status) {
      this.fail(['expect', 'status'], {
        subject: say`Status of the run`,
        message: endedSo(say`The run`, state.status, expect.status, whyOf(state)),
        expected: printJson(expect.status),
        actual: printJson(state.status),
      })
    }
    this.compare(['expect', 'error'], say`Error of the run`, expect.error, errorValue(state.error))
    this.response(expect.response)
    const outputs = this.loaded.valueOf(state.outputs)
    for (const name of Object.keys(expect.outputs ?? {})) {
      const output = propertyOf(outputs, name)
      const value = propertyOf(output, 'value') ?? output
      this.compare(
        ['expect', 'outputs', name],
        say`Output ${name} of the flow`,
        expect.outputs?.[name],
        value,
      )
    }
    this.variables(expect.variables)
    for (const action of expect.actions) this.action(action)
    if (expect.order !== undefined) this.order(expect.order)
  }

  private response(expected: FlowTest['expect']['response']): void {
    if (expected === undefined) return
    const { response } = this.loaded.state
    const path = ['expect', 'response']
    if (response === undefined) {
      this.fail(path, { subject: say`Response`, message: say`The flow gave no response.` })
      return
    }
    this.compare(
      [...path, 'statusCode'],
      say`Status code of the response`,
      expected.statusCode,
      response.statusCode,
    )
    for (const name of Object.keys(expected.headers ?? {})) {
      const value = propertyOf({ ...response.headers }, name)
      this.compare(
        [...path, 'headers', name],
        say`Header ${name} of the response`,
        expected.headers?.[name],
        value,
      )
    }
    this.compareContent([...path, 'body'], say`Body of the response`, expected.body, response.body)
  }

  private variables(expected: WdlObject | undefined): void {
    for (const name of Object.keys(expected ?? {})) {
      const found = [...this.loaded.state.variables].find(([known]) => foldName(known) === foldName(name))
      this.compareContent(
        ['expect', 'variables', name],
        say`Variable ${name}`,
        expected?.[name],
        found?.[1].value,
      )
    }
  }

  private action(expected: ActionExpectation): void {
    const path = ['expect', 'actions', expected.key]
    const found = this.statesOf(expected)
    const wantsAbsence = expected.count === 0 || expected.status === 'Skipped'
    if (expected.count !== undefined) {
      const count = found.filter(didRun).length
      if (count !== expected.count) {
        this.fail([...path, 'count'], {
          subject: say`How often ${expected.key} ran`,
          message: say`${expected.key} ran ${times(count)} instead of ${times(expected.count)}.`,
          expected: String(expected.count),
          actual: String(count),
          action: expected.name,
        })
      }
    }
    if (found.length === 0) {
      const asks = Object.keys(expected).some(
        (name) => name !== 'count' && name !== 'key' && name !== 'name' && name !== 'repetition',
      )
      if (asks && !wantsAbsence) {
        this.fail(path, {
          subject: word(expected.key),
          message: say`${expected.key} was not reached.`,
          action: expected.name,
          ...(expected.status === undefined ? {} : { expected: printJson(expected.status) }),
        })
      }
      return
    }
    const before = this.failures.length
    for (const state of found) {
      if (this.failures.length - before >= maxToldIterations) break
      this.oneAction(expected, state, path)
    }
  }

  private oneAction(expected: ActionExpectation, state: ActionState, path: readonly string[]): void {
    const key = actionKey(state.name, state.repetition)
    const action = expected.name
    if (expected.status !== undefined && expected.status !== state.status) {
      this.fail([...path, 'status'], {
        subject: say`Status of ${key}`,
        message: endedSo(
          key,
          state.status,
          expected.status,
          state.error === undefined ? undefined : word(state.error.message),
        ),
        expected: printJson(expected.status),
        actual: printJson(state.status),
        action,
      })
    }
    const numbers: readonly (readonly [string, number | undefined, number | undefined])[] = [
      ['attempts', expected.attempts, state.attempt],
      ['iterations', expected.iterations, state.iterations?.completed ?? 0],
    ]
    for (const [part, wanted, found] of numbers) {
      if (wanted === undefined || wanted === found) continue
      this.fail([...path, part], {
        subject: part === 'attempts' ? say`Attempts of ${key}` : say`Iterations of ${key}`,
        message: say`${key} had ${found ?? 0} ${word(part)} instead of ${wanted}.`,
        expected: String(wanted),
        actual: String(found ?? 0),
        action,
      })
    }
    if (expected.branch !== undefined && foldName(expected.branch) !== foldName(state.branch ?? '')) {
      this.fail([...path, 'branch'], {
        subject: say`Branch of ${key}`,
        message:
          state.branch === undefined
            ? say`${key} took no branch instead of '${expected.branch}'.`
            : say`${key} took the branch '${state.branch}' instead of '${expected.branch}'.`,
        expected: printJson(expected.branch),
        ...(state.branch === undefined ? {} : { actual: printJson(state.branch) }),
        action,
      })
    }
    this.compare([...path, 'code'], say`Code of ${key}`, expected.code, state.code, action)
    this.compareContent([...path, 'inputs'], say`Inputs of ${key}`, expected.inputs, state.inputs, action)
    this.compareContent([...path, 'outputs'], say`Outputs of ${key}`, expected.outputs, state.outputs, action)
    this.compare([...path, 'error'], say`Error of ${key}`, expected.error, errorValue(state.error), action)
  }

  private statesOf({ name, repetition }: ActionExpectation): readonly ActionState[] {
    const folded = foldName(name)
    const wanted = repetition === undefined ? undefined : foldName(repetitionKey(repetition))
    return [...this.loaded.state.actions.values()].filter(
      (state) =>
        foldName(state.name) === folded &&
        (wanted === undefined || foldName(repetitionKey(state.repetition)) === wanted),
    )
  }

  private order(wanted: readonly string[]): void {
    const begun = beginnings(this.loaded)
    let from = 0
    for (const [index, name] of wanted.entries()) {
      const at = begun.findIndex((key, place) => place >= from && isMeant(key, name))
      if (at >= 0) {
        from = at + 1
        continue
      }
      const isThere = begun.some((key) => isMeant(key, name))
      const before = wanted[index - 1]
      this.fail(['expect', 'order', index], {
        subject: say`Order of the actions`,
        message:
          isThere && before !== undefined
            ? say`${name} did not begin after ${before}.`
            : say`${name} did not begin at all.`,
        expected: printJson(wanted),
        actual: printJson(begun.filter((key) => wanted.some((other) => isMeant(key, other)))),
        action: name,
      })
      return
    }
  }

  private compareContent(
    path: JsonPath,
    subject: Sentence,
    expected: Expected | undefined,
    content: Content | undefined,
    action?: string,
  ): void {
    if (expected === undefined) return
    if (content?.kind === 'secured') {
      if (matcherOf(expected) === '$any') return
      this.fail(path, {
        subject,
        message: say`${subject}: secured, so not kept; nothing but {"$any": true} can be expected of it.`,
        ...(action === undefined ? {} : { action }),
      })
      return
    }
    this.compare(path, subject, expected, this.loaded.valueOf(content), action)
  }

  compare(
    path: JsonPath,
    subject: Sentence,
    expected: Expected | undefined,
    actual: WdlValue | undefined,
    action?: string,
  ): void {
    if (expected === undefined) return
    const differences = match(actual, expected, { contextOf: this.contextOf })
    const [first] = differences
    if (first === undefined) return
    this.fail(path, {
      subject,
      message: sentenceOf(subject, differences, first),
      expected: printJson(expected),
      ...(actual === undefined ? {} : { actual: printJson(actual) }),
      differences,
      ...(action === undefined ? {} : { action }),
    })
  }

  private fail(
    path: JsonPath,
    {
      message,
      ...failure
    }: Omit<TestFailure, 'place' | 'differences' | 'message' | 'said'> & {
      readonly message: Sentence
      readonly differences?: readonly Difference[]
    },
  ): void {
    this.failures.push({
      differences: [],
      ...failure,
      message: textOfSentence(message),
      said: { message },
      place: placeAt(this.document, path),
    })
  }
}

/** A place of a test's file. */
export function placeAt(document: JsonDocument, path: JsonPath): TestPlace {
  const { line, column } = lineColumnAt(document, locate(document, path, 'property').start)
  return { path, line, column }
}

/** A path inside a value as people write it: `body.value[0].Title`. */
export function pathText(path: JsonPath): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (/^[A-Za-z_$][\w$-]*$/.test(step)) text += text === '' ? step : `.${step}`
    else text += `['${step.replaceAll("'", "''")}']`
  }
  return text
}

function sentenceOf(subject: Sentence, differences: readonly Difference[], first: Difference): Sentence {
  const place = first.path.length === 0 ? '' : `${pathText(first.path)}: `
  const difference = say`${subject}: ${place}${word(first.message)}`
  return differences.length === 1 ? difference : say`${difference} (and ${differences.length - 1} more)`
}

function endedSo(
  what: string | Sentence,
  status: string,
  expected: string,
  why: Sentence | undefined,
): Sentence {
  return why === undefined
    ? say`${what} ended ${status} instead of ${expected}.`
    : say`${what} ended ${status} instead of ${expected}: ${why}`
}

/** Why a run ended as it did: its own error, or that of the action in which it began. */
function whyOf({ error, actions }: RunState): Sentence | undefined {
  if (error === undefined) return undefined
  const root = [...actions.values()].find(
    (action) =>
      (action.status === 'Failed' || action.status === 'TimedOut') && action.code !== 'ActionFailed',
  )
  if (root?.error === undefined || error.code !== 'ActionFailed')
    return say`${error.code}, ${word(error.message)}`
  return say`${actionKey(root.name, root.repetition)} failed. ${word(root.error.message)}`
}

function errorValue(error: RunError | undefined): WdlObject | undefined {
  return error === undefined ? undefined : { code: error.code, message: error.message }
}

/** Keys of the actions in the order in which they began; those that were passed over did not. */
function beginnings({ events, state }: LoadedRun): readonly string[] {
  const begun = new Set<string>()
  for (const { event } of events) {
    if (
      event.type !== 'action-started' &&
      event.type !== 'action-completed' &&
      event.type !== 'action-waiting'
    )
      continue
    const key = actionKey(event.action, event.repetition)
    const action = state.actions.get(key)
    if (action !== undefined && didRun(action)) begun.add(key)
  }
  return [...begun]
}

function isMeant(key: string, name: string): boolean {
  const folded = foldName(key)
  const wanted = foldName(name)
  return folded === wanted || folded.startsWith(`${wanted}@`)
}

function times(count: number): Sentence {
  return count === 1 ? say`once` : say`${count} times`
}

/** What expressions of a test see of the run, with the value they are asked about as `item()`. */
function contextMaker(run: LoadedRun): ContextOfItem {
  const { state } = run
  let base: WdlObject | undefined
  const make = (): WdlObject => {
    const actions: Record<string, WdlValue> = {}
    for (const action of state.actions.values()) {
      if (action.repetition.length > 0) continue
      actions[action.name] = {
        name: action.name,
        status: action.status,
        code: action.code ?? null,
        inputs: run.valueOf(action.inputs) ?? null,
        outputs: run.valueOf(action.outputs) ?? null,
      }
    }
    const variables = Object.fromEntries(
      [...state.variables].map(([name, { value }]) => [name, run.valueOf(value) ?? null]),
    )
    const trigger = { name: state.trigger.name, outputs: run.valueOf(state.trigger.outputs) ?? null }
    return { actions, variables, trigger }
  }
  const clock = { nowMs: () => state.endTime ?? state.startTime, random: () => 0.5, newGuid: () => emptyGuid }
  return (item): EvaluationContext => {
    base ??= make()
    return plainContext({ ...base, item }, clock)
  }
}

const emptyGuid = '00000000-0000-0000-0000-000000000000'
