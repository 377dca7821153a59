import { FlowError } from '../../shared/errors/index.ts'
import {
  compileExpression,
  compileTemplate,
  ExpressionError,
  isArray,
  isContent,
  isObject,
  parseExpression,
  parseTemplate,
  scan,
  textOfContent,
  type WdlObject,
  type WdlValue,
} from '../../shared/expressions/index.ts'
import { plainContext } from '../../shared/expressions/plain-context.ts'
import { jsonEquals, printJson } from '../../shared/json/index.ts'
import type { CliIo, ExitCode } from './cli-io.ts'
import { machineSources, readJsonFile } from './eval-expression.ts'

/** What became of one vector: nothing when it passed, else what was expected and what came. */
export interface VectorFailure {
  readonly id: string
  readonly expected: string
  readonly got: string
}

/** Checks a file of expression or parse vectors; answers the exit code. The last line counts them. */
export async function checkVectors(path: string, io: CliIo): Promise<ExitCode> {
  const print = (line: string) => io.stdout.write(`${line}\n`)
  let rows: WdlValue
  try {
    rows = await readJsonFile(path, io.cwd)
  } catch (cause) {
    if (!(cause instanceof FlowError)) throw cause
    io.stderr.write(`error: ${cause.message}\n`)
    return 2
  }
  if (!isArray(rows) || !rows.every(isObject)) {
    io.stderr.write('error: a file of vectors holds one JSON array of objects\n')
    return 2
  }
  let passed = 0
  let failed = 0
  for (const row of rows) {
    const failure = checkVector(row)
    if (failure) {
      failed += 1
      print(`${failure.id}: expected ${failure.expected}, got ${failure.got}`)
    } else passed += 1
  }
  print(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** Checks one expression or parse vector. Format: docs of the conformance data. */
export function checkVector(row: WdlObject): VectorFailure | undefined {
  const id = typeof row.id === 'string' ? row.id : '(no id)'
  const failure = typeof row.kind === 'string' ? checkParse(row, row.kind) : checkEvaluation(row)
  return failure && { id, ...failure }
}

type Failure = Omit<VectorFailure, 'id'>

function checkEvaluation(row: WdlObject): Failure | undefined {
  const wanted = row.expectError === true ? 'an error' : shown(row.expect ?? null)
  const context = plainContext(row.context ?? {}, machineSources)
  const compiled =
    typeof row.template === 'string'
      ? compileTemplate(row.template)
      : compileExpression(String(row.expr ?? ''))
  let value: WdlValue
  try {
    value = compiled.evaluate(context)
  } catch (cause) {
    const isTyped = cause instanceof ExpressionError && cause.code !== 'bug'
    if (row.expectError === true && isTyped) return undefined
    const message = cause instanceof Error ? cause.message : String(cause)
    return { expected: wanted, got: `${isTyped ? 'the error' : 'an untyped error'}: ${message}` }
  }
  if (row.expectError === true) return { expected: wanted, got: shown(value) }
  const equal =
    row.compare === 'xml' ? xmlEquals(value, row.expect ?? null) : equalsAsDoubles(value, row.expect ?? null)
  return equal ? undefined : { expected: wanted, got: shown(value) }
}

function checkParse(row: WdlObject, kind: string): Failure | undefined {
  const text = String(row.text ?? '')
  const { issues } = kind === 'template' ? parseTemplate(text) : parseExpression(text)
  const valid = issues.every((issue) => issue.severity !== 'error')
  if (valid !== row.valid) {
    return { expected: row.valid === true ? 'no issue' : 'an issue', got: issues[0]?.message ?? 'no issue' }
  }
  if (row.tokens === undefined) return undefined
  const tokens = scan(text)
    .tokens.filter((token) => token.type !== 'EndOfData')
    .map((token) => [token.type, token.value])
  return jsonEquals(tokens, row.tokens) ? undefined : { expected: shown(row.tokens), got: shown(tokens) }
}

/** Deep equality in which numbers count as doubles. */
function equalsAsDoubles(left: WdlValue, right: WdlValue): boolean {
  return jsonEquals(JSON.parse(printJson(left)), JSON.parse(printJson(right)))
}

function xmlEquals(value: WdlValue, wanted: WdlValue): boolean {
  if (isArray(value) && isArray(wanted)) {
    return (
      value.length === wanted.length && value.every((item, index) => xmlEquals(item, wanted[index] ?? null))
    )
  }
  return plainXml(value) === plainXml(wanted)
}

/** XML without white space between tags, with one kind of quotes and of empty tags. */
function plainXml(value: WdlValue): string {
  const text = isContent(value) ? textOfContent(value) : typeof value === 'string' ? value : undefined
  return (text ?? shown(value))
    .replace(/>\s+</g, '><')
    .replace(/<[^>]+>/g, (tag) => tag.replaceAll("'", '"').replace(/\s*\/>$/, '/>'))
    .replace(/<([^\s/>]+)([^>]*)><\/\1>/g, '<$1$2/>')
    .trim()
}

function shown(value: WdlValue): string {
  return printJson(value).slice(0, 400)
}
