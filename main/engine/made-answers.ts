import { compileValue, isObject } from '../../shared/expressions/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { isSameName, propertyOf } from '../../shared/wdl/lookup.ts'
import type { CompletedResult, PreparedAction } from './action-handler.ts'
import { fillSample } from './fill-sample.ts'
import type { Slot } from './frame.ts'
import { resultOfAnswer, resultOfStatic, scriptedAnswer } from './mock.ts'
import type { EnginePart } from './plan.ts'
import type { RunCore } from './run-core.ts'
import { resultOfThrown } from './run-errors.ts'

/** Answers for actions that do not reach out in this run: static results, mocks. */
export class MadeAnswers {
  private readonly run: RunCore
  private readonly calls = new Map<string, number>()
  private readonly parts = new Map<WdlObject, EnginePart>()

  constructor(run: RunCore) {
    this.run = run
  }

  /** A static result or a mock, where one answers for the action; `call` counts the mock's answers from 0. */
  answerOf(slot: Slot, call: number): CompletedResult | undefined {
    const { action } = slot
    try {
      if (action.staticResult !== undefined) {
        const result = this.run.evaluate(action.staticResult, slot)
        return resultOfStatic(action.name, result as WdlObject)
      }
    } catch (thrown) {
      return resultOfThrown(action.name, action.path, thrown)
    }
    const { mocks } = this.run.setup.started
    if (mocks === 'none' || !isMockable(action.prepared)) return undefined
    const script = this.run.setup.mockScript
    const byName = action.prepared.mockable === 'by-name'
    const inputs = slot.inputs?.value ?? null
    const scripted =
      script === undefined ? undefined : scriptedAnswer(script, { action: action.name, inputs, call, byName })
    const isOffline = this.run.setup.started.sandboxes === true
    if (isOffline) slot.answeredBy = 'mock'
    if (scripted !== undefined) return this.scriptedResult(slot, scripted)
    if (isOffline && this.isSandboxed(slot, inputs)) return undefined
    if (byName || script?.callsUnanswered === true) {
      slot.answeredBy = undefined
      return undefined
    }
    if (script?.failsUnanswered === true) return unanswered(action.name, isOffline)
    return { kind: 'completed', status: 'Succeeded', code: 'OK', outputs: this.sampleOutputs(slot) }
  }

  /** Whether a sandbox answers the call, or a flow of the same environment, which runs in sandboxes as well. */
  private isSandboxed(slot: Slot, inputs: WdlValue): boolean {
    const { ports, setup } = this.run
    const has = ports.connectors?.hasSandbox?.(inputs, setup.connectionReferences) === true
    if (has) slot.answeredBy = 'sandbox'
    const isKnownFlow = isSameName(slot.action.type, 'Workflow') && setup.started.childFlows !== undefined
    if (isKnownFlow) slot.answeredBy = undefined
    return has || isKnownFlow
  }

  /** The answer as it is written, or with its expressions evaluated: `action().inputs` are those of the call. */
  private scriptedResult(slot: Slot, answer: WdlObject): CompletedResult {
    const { name, path } = slot.action
    if (propertyOf(answer, 'evaluate') !== true) return resultOfAnswer(name, answer)
    try {
      let part = this.parts.get(answer)
      if (part === undefined) {
        const compiled = compileValue(answer, { path: ['mocks', name] })
        part = { path, isConstant: compiled.isConstant, compiled }
        this.parts.set(answer, part)
      }
      return resultOfAnswer(name, this.run.evaluate(part, slot) as WdlObject)
    } catch (thrown) {
      return resultOfThrown(name, path, thrown)
    }
  }

  /** Counts a call of an action that mocks may answer; answers how many there were before. */
  countCall(action: string): number {
    const key = action.toLowerCase()
    const count = this.calls.get(key) ?? 0
    this.calls.set(key, count + 1)
    return count
  }

  /** An answer made up by the operation's schema, else by what the flow reads of it. */
  private sampleOutputs(slot: Slot): WdlObject {
    const { action } = slot
    const { ports, setup } = this.run
    const known = ports.responseSamples?.sample(
      action.type,
      slot.inputs?.value ?? null,
      setup.connectionReferences,
    )
    const read = setup.plan.readShapes().outputsOf(action.name)
    const readBody = read?.property('body').sample()
    const body = known === undefined ? readBody : fillSample(known, readBody)
    const rest = read?.sample()
    const outputs = { statusCode: 200, headers: {}, ...(rest !== undefined && isObject(rest) ? rest : {}) }
    return { ...outputs, statusCode: 200, body: body === undefined || body === '' ? {} : body }
  }
}

function unanswered(action: string, isOffline: boolean): CompletedResult {
  const code = 'UnansweredCall'
  const who = isOffline ? 'Neither a sandbox nor a mock answers' : 'No mock answers'
  const message = `${who} '${action}', and the mock script says that such calls fail.`
  return { kind: 'completed', status: 'Failed', code, error: { code, message } }
}

/** Whether mocks may answer for an action. */
export function isMockable({ mockable, reachesOut }: PreparedAction): boolean {
  return (mockable ?? reachesOut ?? false) !== false
}
