import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { FlowError } from '../../shared/errors/index.ts'
import {
  type CompiledText,
  compileExpression,
  compileTemplate,
  ExpressionError,
  isArray,
  isObject,
  toText,
  type WdlValue,
} from '../../shared/expressions/index.ts'
import { type ContextSources, plainContext } from '../../shared/expressions/plain-context.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'

/** What `flowbench eval EXPR` prints and how it ends. */
export interface EvalOutcome {
  readonly output: string
  readonly problem: string
  readonly exitCode: 0 | 1 | 2
}

/** The machine's clock and chance. */
export const machineSources: ContextSources = {
  nowMs: () => Date.now(),
  random: () => Math.random(),
  newGuid: () => randomUUID(),
}

/** Evaluates a text given on the command line. Never throws. */
export async function evaluateText(
  text: string,
  options: { readonly context?: string; readonly json?: boolean },
): Promise<EvalOutcome> {
  try {
    const json = options.context === undefined ? {} : await readJsonFile(options.context)
    const compiled = compileText(text)
    const value = compiled.evaluate(plainContext(json, machineSources))
    const warnings = compiled.issues.map((issue) =>
      `${issue.severity}: ${issue.message} ${issue.hint ?? ''}`.trimEnd(),
    )
    return { output: printValue(value, options.json ?? false), problem: warnings.join('\n'), exitCode: 0 }
  } catch (cause) {
    if (!(cause instanceof FlowError)) throw cause
    const exitCode = cause instanceof ExpressionError ? 1 : 2
    if (options.json) {
      const trace = cause instanceof ExpressionError ? { trace: cause.trace as unknown as WdlValue } : {}
      const error = { error: { ...(cause.toData() as unknown as Record<string, WdlValue>), ...trace } }
      return { output: printJson(error, { indent: 2 }), problem: '', exitCode }
    }
    const hint = cause.hint === undefined ? '' : `\n  ${cause.hint}`
    return { output: '', problem: `error: ${cause.message}${hint}${describeTrace(cause)}`, exitCode }
  }
}

/** An expression with or without its `@`, or a template with `@{}`. */
export function compileText(text: string): CompiledText {
  return text.startsWith('@') || text.includes('@{') ? compileTemplate(text) : compileExpression(text)
}

/** Reads a JSON file without loss; a byte order mark is no error. */
export async function readJsonFile(path: string): Promise<WdlValue> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw new UnreadableFile('file.unreadable', `The file '${path}' cannot be read.`, { cause })
  }
  return parseJson(text)
}

class UnreadableFile extends FlowError {}

function printValue(value: WdlValue, asJson: boolean): string {
  if (asJson || isArray(value) || isObject(value)) return printJson(value, { indent: 2 })
  return value === null ? 'null' : toText(value)
}

function describeTrace(error: FlowError): string {
  if (!(error instanceof ExpressionError) || error.trace.length === 0) return ''
  const lines = error.trace.slice(-8).map(({ range, value }) => {
    const source = error.expression.slice(range.start, range.end)
    return `    ${source.slice(0, 60)} = ${printJson(value).slice(0, 80)}`
  })
  return `\n  evaluated before:\n${lines.join('\n')}`
}
