import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { FileError, FlowError } from '../../shared/errors/index.ts'
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
import type { CliIo, ExitCode } from './cli-io.ts'

/** The machine's clock and chance. */
export const machineSources: ContextSources = {
  nowMs: () => Date.now(),
  random: () => Math.random(),
  newGuid: () => randomUUID(),
}

/** Evaluates a text given on the command line and prints what comes of it; answers the exit code. */
export async function evaluateText(
  text: string,
  options: { readonly context?: string; readonly json?: boolean },
  io: CliIo,
): Promise<ExitCode> {
  try {
    const json = options.context === undefined ? {} : await readJsonFile(options.context, io.cwd)
    const compiled = compileText(text)
    const value = compiled.evaluate(plainContext(json, machineSources))
    for (const { severity, message, hint } of compiled.issues) {
      io.stderr.write(`${severity}: ${message}${hint === undefined ? '' : ` ${hint}`}\n`)
    }
    io.stdout.write(`${showValue(value, options.json ?? false)}\n`)
    return 0
  } catch (cause) {
    if (!(cause instanceof FlowError)) throw cause
    if (options.json) io.stdout.write(`${printJson(errorValue(cause), { indent: 2 })}\n`)
    else
      io.stderr.write(
        `error: ${cause.message}\n${cause.hint === undefined ? '' : `  ${cause.hint}\n`}${showTrace(cause)}`,
      )
    return cause instanceof ExpressionError ? 1 : 2
  }
}

function errorValue(error: FlowError): WdlValue {
  const trace = error instanceof ExpressionError ? { trace: error.trace } : {}
  // Plain data by contract: what crosses IPC is what JSON can hold.
  return { error: { ...error.toData(), ...trace } } as unknown as WdlValue
}

/** An expression with or without its `@`, or a template with `@{}`. */
export function compileText(text: string): CompiledText {
  return text.startsWith('@') || text.includes('@{') ? compileTemplate(text) : compileExpression(text)
}

/** Reads a JSON file without loss; a byte order mark is no error. */
export async function readJsonFile(path: string, cwd: string): Promise<WdlValue> {
  let text: string
  try {
    text = await readFile(resolve(cwd, path), 'utf8')
  } catch (cause) {
    throw new FileError('file.unreadable', `The file '${path}' cannot be read.`, { cause })
  }
  return parseJson(text)
}

function showValue(value: WdlValue, asJson: boolean): string {
  if (asJson || isArray(value) || isObject(value)) return printJson(value, { indent: 2 })
  return value === null ? 'null' : toText(value)
}

function showTrace(error: FlowError): string {
  if (!(error instanceof ExpressionError) || error.trace.length === 0) return ''
  const lines = error.trace.slice(-8).map(({ range, value }) => {
    const source = error.expression.slice(range.start, range.end)
    return `    ${source.slice(0, 60)} = ${printJson(value).slice(0, 80)}`
  })
  return `  evaluated before:\n${lines.join('\n')}\n`
}
