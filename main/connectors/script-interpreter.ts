import variant from '@jitl/quickjs-singlefile-browser-release-sync'
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core'
import type { Script, ScriptEnd } from '../../shared/connectors/script-exchange.ts'

/** Deepest stack of a script, in bytes of the interpreter's own stack; the thread's must be larger. */
const maxStackBytes = 256 * 1024

/** Stands before the code on its first line, so that lines are those of the code. */
const opening = '(function (workflowContext) {'

/** What the names of Node and of browsers would be used for; the sandbox has none of them. */
const prepare = `(function (json) {
  const context = JSON.parse(json)
  for (const part of Object.values(context)) if (part !== null && typeof part === 'object') Object.freeze(part)
  return Object.freeze(context)
})`

/** What came of a script, and whether the interpreter is as good as new. */
export interface InterpretedScript {
  readonly end: ScriptEnd
  readonly isClean: boolean
}

/** Loads the interpreter: QuickJS as WebAssembly, one for many scripts. */
export function loadInterpreter(): Promise<QuickJSWASMModule> {
  return newQuickJSWASMModuleFromVariant(variant)
}

/**
 * Runs one script as the body of a function of `workflowContext`, in a heap of its own, without any means to reach
 * out. A returned promise is waited for as long as it has work to do. Never throws for what a script may do.
 */
export function interpret(interpreter: QuickJSWASMModule, script: Script): InterpretedScript {
  const deadline = performance.now() + script.timeLimitMs
  const isLate = () => performance.now() > deadline
  const runtime = interpreter.newRuntime()
  runtime.setMemoryLimit(script.maxMemoryBytes)
  runtime.setMaxStackSize(maxStackBytes)
  runtime.setInterruptHandler(isLate)
  const context = runtime.newContext()
  let end: ScriptEnd
  let isClean = true
  try {
    end = new Interpretation(context, runtime, isLate).run(script)
  } catch (thrown) {
    // The host's own stack or heap gave way: what the interpreter holds now is anybody's guess.
    isClean = false
    end = isLate() ? { kind: 'out-of-time' } : overflow(thrown)
  }
  // A script that was stopped halfway leaves values behind, over which letting go of its heap would stumble.
  if (!isClean || end.kind === 'out-of-memory' || end.kind === 'out-of-time') return { end, isClean: false }
  try {
    context.dispose()
    runtime.dispose()
  } catch {
    isClean = false
  }
  return { end, isClean }
}

/** One script in its own context. */
class Interpretation {
  private readonly context: QuickJSContext
  private readonly runtime: QuickJSRuntime
  private readonly isLate: () => boolean

  constructor(context: QuickJSContext, runtime: QuickJSRuntime, isLate: () => boolean) {
    this.context = context
    this.runtime = runtime
    this.isLate = isLate
  }

  run(script: Script): ScriptEnd {
    const { context } = this
    const compiled = context.evalCode(`${opening}${script.code}\n})`, 'code')
    if (compiled.error !== undefined) return this.endOf(compiled.error)
    const workflowContext = this.call(prepare, context.newString(script.context))
    if (workflowContext.error !== undefined) {
      compiled.value.dispose()
      return this.endOf(workflowContext.error)
    }
    const called = context.callFunction(compiled.value, context.undefined, workflowContext.value)
    compiled.value.dispose()
    workflowContext.value.dispose()
    if (called.error !== undefined) return this.endOf(called.error)
    return this.settled(called.value)
  }

  /** The outcome of a value: of what it holds, where it is a promise. */
  private settled(value: QuickJSHandle): ScriptEnd {
    const jobs = this.runtime.executePendingJobs()
    if (jobs.error !== undefined) {
      value.dispose()
      return this.endOf(jobs.error)
    }
    const state = this.context.getPromiseState(value)
    if (state.type === 'fulfilled') {
      if (state.notAPromise !== true) value.dispose()
      return this.returned(state.value)
    }
    value.dispose()
    if (state.type === 'rejected') return this.endOf(state.error)
    if (this.isLate()) return { kind: 'out-of-time' }
    return {
      kind: 'threw',
      name: 'Error',
      message: 'the code returned a promise that nothing is left to settle',
    }
  }

  private returned(value: QuickJSHandle): ScriptEnd {
    const printed = this.call('(function (value) { return JSON.stringify(value) ?? "null" })', value)
    if (printed.error !== undefined) return this.endOf(printed.error)
    const json = this.context.getString(printed.value)
    printed.value.dispose()
    return { kind: 'returned', json }
  }

  /** Calls a function of ours with one argument, which is let go. */
  private call(source: string, argument: QuickJSHandle) {
    const { context } = this
    const helper = context.unwrapResult(context.evalCode(source, 'flowbench'))
    const result = context.callFunction(helper, context.undefined, argument)
    helper.dispose()
    argument.dispose()
    return result
  }

  private endOf(handle: QuickJSHandle): ScriptEnd {
    const thrown: unknown = this.context.dump(handle)
    handle.dispose()
    const error = typeof thrown === 'object' && thrown !== null ? (thrown as Record<string, unknown>) : {}
    const place = placeOf(typeof error.stack === 'string' ? error.stack : '')
    const name = typeof error.name === 'string' ? error.name : ''
    const message = typeof error.message === 'string' ? error.message : textOf(thrown)
    if (name === 'InternalError' && message === 'out of memory') return { kind: 'out-of-memory' }
    if (name === 'InternalError' && message === 'interrupted' && this.isLate()) {
      return { kind: 'out-of-time' }
    }
    return { kind: 'threw', name, message, ...place }
  }
}

function overflow(thrown: unknown): ScriptEnd {
  if (thrown instanceof RangeError) return { kind: 'threw', name: 'InternalError', message: 'stack overflow' }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return /memory/i.test(message)
    ? { kind: 'out-of-memory' }
    : { kind: 'threw', name: 'InternalError', message }
}

/** The first place of a stack that lies in the code. */
function placeOf(stack: string): { line?: number; column?: number } {
  const match = /\bcode:(\d+)(?::(\d+))?/.exec(stack)
  if (match === null) return {}
  const line = Number(match[1])
  if (match[2] === undefined) return { line }
  const column = Number(match[2]) - (line === 1 ? opening.length : 0)
  return { line, column: Math.max(1, column) }
}

function textOf(thrown: unknown): string {
  if (typeof thrown !== 'object') return String(thrown)
  try {
    return JSON.stringify(thrown)
  } catch {
    return 'an object'
  }
}
