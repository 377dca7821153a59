import {
  compileTemplate,
  defaultLimits,
  type EvaluationContext,
  isArray,
  type WdlObject,
  type WdlValue,
} from '../../shared/expressions/index.ts'
import { parseJson } from '../../shared/json/index.ts'
import type { ActionState, Content, ContentHash, Repetition, RunState } from '../../shared/run/index.ts'
import { descendantsOf, type FlowGraph } from '../../shared/wdl/graph.ts'
import { isSameName } from '../../shared/wdl/lookup.ts'
import type { FlowScope } from './flow-scope.ts'

/** A run with the payloads that were read of it. */
export interface RunValues {
  readonly runState: RunState
  /** JSON texts of stored payloads. */
  readonly contents: ReadonlyMap<ContentHash, string>
}

/** Where in a run an expression is looked at. */
export interface RunPlace {
  readonly scope: FlowScope
  readonly graph: FlowGraph | undefined
  /** Iterations of the loops around the place; a loop that is not named is in its first one. */
  readonly repetition: Repetition
  /** Value of `item()` in a Select, Filter array or table, by its index in the input. */
  readonly itemIndex: number
}

/** Stored payloads above this are not read for a preview, in bytes. */
export const maxPreviewBytes = 1_000_000

/** The payloads that an expression may need, with their sizes. */
export function storedContents(runState: RunState): ReadonlyMap<ContentHash, number> {
  const found = new Map<ContentHash, number>()
  const add = (content: Content | undefined) => {
    if (content?.kind === 'stored') found.set(content.hash, content.bytes)
  }
  add(runState.trigger.outputs)
  for (const action of runState.actions.values()) add(action.outputs)
  for (const { value } of runState.variables.values()) add(value)
  return found
}

const parsed = new WeakMap<object, WdlValue>()

/** The value of a payload; undefined where it is hidden, was not read or is not there. */
export function valueOfContent(values: RunValues, content: Content | undefined): WdlValue | undefined {
  if (content === undefined || content.kind === 'secured') return undefined
  const known = parsed.get(content)
  if (known !== undefined) return known
  const json = content.kind === 'inline' ? content.json : values.contents.get(content.hash)
  if (json === undefined) return undefined
  const value = parseJson(json)
  parsed.set(content, value)
  return value
}

/**
 * What expressions at a place could read in a run that is over: outputs as they were recorded, in the iterations
 * asked for; items from the lists that the loops went over; variables as they were at the end.
 */
export function contextOfRun(values: RunValues, place: RunPlace, nowMs: number): EvaluationContext {
  const { runState } = values
  const { scope, graph, repetition } = place
  const statesOf = (name: string) =>
    [...runState.actions.values()].filter((state) => isSameName(state.name, name))
  const recordOf = (state: ActionState): WdlObject => ({
    name: state.name,
    status: state.status,
    ...(state.code === undefined ? {} : { code: state.code }),
    ...(state.error === undefined ? {} : { error: { code: state.error.code, message: state.error.message } }),
    ...present('startTime', timestamp(state.startTime)),
    ...present('endTime', timestamp(state.endTime)),
    ...present('trackingId', state.trackingId),
    inputs: valueOfContent(values, state.inputs) ?? null,
    outputs: valueOfContent(values, state.outputs) ?? null,
  })
  const loopIndex = (name: string | undefined): number =>
    name === undefined
      ? place.itemIndex
      : (repetition.find((step) => isSameName(step.scope, name))?.index ?? 0)
  const itemOf = (source: WdlValue | undefined, index: number): WdlValue | undefined => {
    const list = typeof source === 'string' ? compileTemplate(source).evaluate(context) : source
    return list !== undefined && isArray(list) ? list[index] : undefined
  }
  const context: EvaluationContext = {
    action(name) {
      const states = statesOf(name)
      if (states.length === 0) return undefined
      const here = states.filter((state) => isWithin(repetition, state.repetition))
      const best = here.sort((left, right) => right.repetition.length - left.repetition.length)[0]
      if (best !== undefined) return recordOf(best)
      const first = states[0]
      if (first === undefined) return undefined
      // From outside of its loop an action's outputs are those of every iteration.
      const outputs = states
        .filter((state) => isWithin(state.repetition, repetition))
        .map((state) => valueOfContent(values, state.outputs) ?? null)
      return { ...recordOf(first), outputs }
    },
    currentAction: () => (scope.owner === undefined ? undefined : context.action(scope.owner)),
    trigger: () => ({
      name: runState.trigger.name,
      status: 'Succeeded',
      code: 'OK',
      inputs: valueOfContent(values, runState.trigger.inputs) ?? null,
      outputs: valueOfContent(values, runState.trigger.outputs) ?? null,
      startTime: timestamp(runState.startTime) ?? null,
      clientTrackingId: runState.correlationId,
    }),
    workflow() {
      const id = `/workflows/${runState.flow.flowId}`
      const { displayName, flowId, environmentId = 'local' } = runState.flow
      return {
        id,
        name: flowId,
        type: 'Microsoft.Logic/workflows',
        location: 'local',
        tags: { flowDisplayName: displayName, environmentName: environmentId, logicAppName: flowId },
        run: {
          id: `${id}/runs/${runState.runId}`,
          name: runState.runId,
          type: 'Microsoft.Logic/workflows/runs',
        },
      }
    },
    parameter: (name) => scope.parameters.find((parameter) => isSameName(parameter.name, name))?.value,
    variable(name) {
      for (const [key, { value }] of runState.variables) {
        if (isSameName(key, name)) return valueOfContent(values, value)
      }
      return undefined
    },
    item() {
      const loop = scope.loops.find(({ kind }) => kind !== 'until')
      return loop === undefined ? undefined : itemOf(loop.source, loopIndex(loop.name))
    },
    items(name) {
      const loop = scope.loops.find((one) => one.name !== undefined && isSameName(one.name, name))
      return loop === undefined || loop.kind !== 'foreach' ? undefined : itemOf(loop.source, loopIndex(name))
    },
    iterationIndex: (name) =>
      scope.loops.some((loop) => loop.name !== undefined && isSameName(loop.name, name))
        ? loopIndex(name)
        : undefined,
    result(name) {
      const node = graph?.action(name)
      if (node === undefined) return undefined
      return descendantsOf(node)
        .filter((inner) => inner.parent === node)
        .flatMap((inner) => statesOf(inner.name).map(recordOf))
    },
    listCallbackUrl: () => undefined,
    appSetting: () => undefined,
    nowMs: () => nowMs,
    random: () => 0.5,
    newGuid: () => '00000000-0000-4000-8000-000000000000',
    limits: defaultLimits,
  }
  return context
}

/** Whether all steps of `outer` are those of `inner`, in order. */
function isWithin(inner: Repetition, outer: Repetition): boolean {
  return outer.every((step, index) => {
    const other = inner[index]
    return other !== undefined && other.index === step.index && isSameName(other.scope, step.scope)
  })
}

function timestamp(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString().replace('Z', '0000Z')
}

function present(name: string, value: string | undefined): WdlObject {
  return value === undefined ? {} : { [name]: value }
}

/** Outputs of a step in a run, from its latest iteration. */
export function outputsInRun(values: RunValues, name: string, isTrigger: boolean): WdlValue | undefined {
  if (isTrigger) {
    return isSameName(values.runState.trigger.name, name)
      ? valueOfContent(values, values.runState.trigger.outputs)
      : undefined
  }
  let found: WdlValue | undefined
  for (const state of values.runState.actions.values()) {
    if (isSameName(state.name, name)) found = valueOfContent(values, state.outputs) ?? found
  }
  return found
}
