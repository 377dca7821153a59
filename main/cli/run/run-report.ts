import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson } from '../../../shared/json/index.ts'
import type { ActionState, Content, RunError, RunState } from '../../../shared/run/index.ts'
import type { FlowGraph } from '../../../shared/wdl/index.ts'
import { formatTime } from '../terminal/duration.ts'
import { placeOfError } from './error-place.ts'
import type { FlowToRun } from './flow-to-run.ts'

/** Loads the JSON text of a stored payload. */
export type LoadContent = (content: Content) => Promise<string | undefined>

/**
 * What `flowbench run --json` prints of a finished run; docs/cli.md describes it, and its keys never go away.
 * Actions stand in the order they started, skipped ones included, those in loops once per repetition.
 */
export async function makeRunReport(flow: FlowToRun, state: RunState, load: LoadContent): Promise<WdlObject> {
  const actions: WdlValue[] = []
  for (const action of state.actions.values())
    actions.push(await actionReport(flow, flow.graph, action, load))
  return {
    runId: state.runId,
    status: state.status,
    trigger: {
      name: state.trigger.name,
      type: state.trigger.type,
      status: 'Succeeded',
      inputs: await contentValue(state.trigger.inputs, load),
      outputs: await contentValue(state.trigger.outputs, load),
      startTime: formatTime(state.startTime),
      endTime: formatTime(state.startTime),
    },
    outputs: await contentValue(state.outputs, load),
    response:
      state.response === undefined
        ? null
        : {
            statusCode: state.response.statusCode,
            headers: state.response.headers ?? {},
            body: await contentValue(state.response.body, load),
          },
    error: state.error === undefined ? null : errorReport(flow, state.error),
    actions,
  }
}

/**
 * The same of a body that the trigger split: the report of the first item's run, with those of the further items, in
 * their order, as `others`. That key is not there for one run.
 */
export async function makeRunReports(
  flow: FlowToRun,
  states: readonly RunState[],
  load: LoadContent,
): Promise<WdlObject> {
  const reports: WdlObject[] = []
  for (const state of states) reports.push(await makeRunReport(flow, state, load))
  const [first = {}, ...others] = reports
  return others.length === 0 ? first : { ...first, others }
}

async function actionReport(
  flow: FlowToRun,
  graph: FlowGraph,
  action: ActionState,
  load: LoadContent,
): Promise<WdlObject> {
  const retries: WdlValue[] = []
  for (const attempt of action.retries) {
    retries.push({
      attempt: attempt.attempt,
      ...(attempt.part === undefined
        ? {}
        : { part: { range: attempt.part.range, attempt: attempt.part.attempt } }),
      startTime: formatTime(attempt.startTime),
      endTime: formatTime(attempt.endTime),
      code: attempt.code,
      error: attempt.error === undefined ? null : errorReport(flow, attempt.error),
      outputs: await contentValue(attempt.outputs, load),
    })
  }
  return {
    name: action.name,
    type: graph.action(action.name)?.type ?? null,
    status: action.status,
    code: action.code ?? null,
    inputs: await contentValue(action.inputs, load),
    outputs: await contentValue(action.outputs, load),
    error: action.error === undefined ? null : errorReport(flow, action.error),
    startTime: action.startTime === undefined ? null : formatTime(action.startTime),
    endTime: action.endTime === undefined ? null : formatTime(action.endTime),
    retries,
    repetition: action.repetition.map(({ scope, index }) => ({ scope, index })),
  }
}

function errorReport(flow: FlowToRun, error: RunError): WdlObject {
  const place = placeOfError(flow, error)
  return {
    code: error.code,
    message: error.message,
    ...(place === undefined ? {} : { path: place.pointer, line: place.line, column: place.column }),
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  }
}

async function contentValue(content: Content | undefined, load: LoadContent): Promise<WdlValue> {
  if (content === undefined) return null
  const json = await load(content)
  return json === undefined ? null : parseJson(json)
}
