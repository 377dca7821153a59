import type { ScriptEnd } from '../../shared/connectors/script-exchange.ts'
import { ExpressionError } from '../../shared/expressions/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { isObject, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type {
  ActionCall,
  ActionHandler,
  ActionResult,
  CompletedResult,
  Part,
} from '../engine/action-handler.ts'
import { scriptDependencies } from './java-script-code-dependencies.ts'
import { failed, succeeded } from './results.ts'

/** The platform's bounds: time, and the data a script may be given. The memory is our own bound. */
const timeLimitMs = 5000
const maxMemoryBytes = 64 * 1_048_576
const maxDataLength = 50 * 1_048_576

/** What the code may read, ready to be evaluated. */
interface ContextParts {
  readonly actions: readonly Part[]
  readonly trigger: Part | undefined
  readonly workflow: Part
}

/**
 * JavaScriptCode: runs `code` as the body of a function of `workflowContext` (`actions`, `trigger`, `workflow`);
 * what it returns is the body. Standard workflows are found that read it as the outputs themselves; there it is what the
 * flow reads. It reads the actions and the trigger that the code names or `explicitDependencies`
 * lists. Source: Logic Apps, "Add and run code snippets by using inline code".
 */
export const runJavaScriptCode: ActionHandler = (definition, tools) => {
  const { actions, readsTrigger } = scriptDependencies(propertyOf(definition, 'inputs') ?? null)
  const compile = (expression: string) => tools.compile(expression, 'inputs', 'code')
  const parts: ContextParts = {
    actions: actions.map((name) => compile(`@actions('${name.replaceAll("'", "''")}')`)),
    trigger: readsTrigger ? compile('@trigger()') : undefined,
    workflow: compile('@workflow()'),
  }
  return {
    inputs: tools.compile(definition.inputs ?? {}, 'inputs'),
    mockable: 'by-name',
    takesTime: true,
    execute: (call) => runCode(call, parts, tools.profile === 'logic-apps-standard'),
  }
}

async function runCode(call: ActionCall, parts: ContextParts, canBeWhole: boolean): Promise<ActionResult> {
  const { scripts } = call.ports
  if (scripts === undefined) {
    return failed('JavaScriptNotAvailable', `'${call.name}' runs JavaScript, and nothing here runs it.`, {
      path: [...call.path],
      hint: 'Answer for it with a mock script.',
    })
  }
  const path = [...call.path, 'inputs', 'code']
  const code = textOf(call.inputs, 'code')
  if (code === undefined) {
    return failed('BadRequest', `The 'code' of '${call.name}' is not text.`, { path })
  }
  const context = printJson(contextOf(call, parts))
  if (context.length > maxDataLength) {
    return failed(
      'InlineCodeScriptDataTooLarge',
      `The code of '${call.name}' reads ${Math.round(context.length / 1_048_576)} MB of outputs; 50 MB are allowed.`,
      { path, hint: 'Pick what the code needs with a Select or Compose first.' },
    )
  }
  const script = { code, context, timeLimitMs, maxMemoryBytes, nowMs: call.nowMs() }
  const end = await scripts.run(script, call.signal)
  return resultOf(call, code, end, canBeWhole && call.isReadWhole)
}

function contextOf(call: ActionCall, parts: ContextParts): WdlObject {
  const actions: Record<string, WdlValue> = {}
  for (const part of parts.actions) {
    const record = evaluateIfThere(call, part)
    const name = textOf(record, 'name')
    if (record !== undefined && name !== undefined) actions[name] = withBody(record)
  }
  const trigger = parts.trigger === undefined ? undefined : evaluateIfThere(call, parts.trigger)
  return {
    workflow: call.evaluate(parts.workflow),
    ...(trigger === undefined ? {} : { trigger: withBody(trigger) }),
    actions,
  }
}

/** An action that is not over, or that the flow does not have, is not there; the code may ask for it. */
function evaluateIfThere(call: ActionCall, part: Part): WdlValue | undefined {
  try {
    return call.evaluate(part)
  } catch (thrown) {
    if (thrown instanceof ExpressionError) return undefined
    throw thrown
  }
}

/** The designer's tokens read `workflowContext.actions.X.body`: the body stands beside the outputs, too. */
function withBody(record: WdlValue): WdlValue {
  const body = propertyOf(propertyOf(record, 'outputs'), 'body')
  return isObject(record) && body !== undefined ? { ...record, body } : record
}

function resultOf(call: ActionCall, code: string, end: ScriptEnd, isWhole: boolean): CompletedResult {
  const path = [...call.path, 'inputs', 'code']
  switch (end.kind) {
    case 'returned':
      return succeeded(isWhole ? parseJson(end.json) : { body: parseJson(end.json) })
    case 'out-of-time':
      return failed(
        'InlineCodeScriptTimeout',
        `The code of '${call.name}' ran longer than ${timeLimitMs / 1000} seconds.`,
        { path, hint: 'Give it less to do, or call a function over HTTP.' },
      )
    case 'out-of-memory':
      return failed(
        'InlineCodeScriptOutOfMemory',
        `The code of '${call.name}' used more than ${maxMemoryBytes / 1_048_576} MB of memory.`,
        { path, hint: 'Give it less data, or call a function over HTTP.' },
      )
    case 'threw':
      return failed('InlineCodeScriptRuntimeFailure', errorMessage(call.name, end), {
        path,
        ...rangeOf(call, code, end),
        ...hintOf(end),
      })
  }
}

type Thrown = Extract<ScriptEnd, { kind: 'threw' }>

function errorMessage(action: string, { name, message, line, column }: Thrown): string {
  const place = line === undefined ? '' : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`
  const error = name === '' ? message : `${name}: ${message}`
  return `The inline code action '${action}' execution failed, with error '${error}'${place}.`
}

/** The rest of the line the error names, where the definition holds the code as it was run. */
function rangeOf(call: ActionCall, code: string, { line, column }: Thrown) {
  if (line === undefined || textOf(propertyOf(call.definition, 'inputs'), 'code') !== code) return {}
  const lines = code.split('\n')
  const before = lines.slice(0, line - 1).reduce((length, text) => length + text.length + 1, 0)
  const text = lines[line - 1] ?? ''
  const start = Math.min(before + (column ?? 1) - 1, before + text.length)
  return start >= code.length ? {} : { range: { start, end: Math.max(start + 1, before + text.length) } }
}

const hostNames = /^'?(require|process|Buffer|fetch|XMLHttpRequest|console|setTimeout|Intl|import)\b/

function hintOf({ name, message }: Thrown): { hint?: string } {
  const host = name === 'ReferenceError' ? hostNames.exec(message)?.[1] : undefined
  if (host !== undefined) return { hint: `The code is plain JavaScript on its own: '${host}' is not there.` }
  if (name === 'TypeError' && /of undefined|not an object/.test(message)) {
    return {
      hint: "Name the action as workflowContext.actions.NAME, or list it in 'explicitDependencies'; an action that has not run before is not there.",
    }
  }
  return {}
}
