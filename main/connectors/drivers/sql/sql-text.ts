import { ServiceRefusal } from '../../service/service-refusal.ts'
import type { SqlDialect } from './sql-dialect.ts'
import type { SqlParameter, SqlStatement } from './sql-types.ts'
import { StatementWriter } from './statement-writer.ts'

/** What in SQL is no code: texts, names in quotes, comments. Dialects differ; `[...]` is an array in PostgreSQL. */
const passages = {
  postgresql: /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//y,
  mysql:
    /'(?:[^'\\]|''|\\[\s\S])*'|"(?:[^"\\]|""|\\[\s\S])*"|`(?:[^`]|``)*`|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//y,
  sqlite: /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\//y,
  sqlserver: /'(?:[^']|'')*'|"(?:[^"]|"")*"|\[(?:[^\]]|\]\])*\]|--[^\n]*|\/\*[\s\S]*?\*\//y,
} as const

/** Whose quotes and comments a text is read with. */
export type SqlGrammar = keyof typeof passages

/** The statements of a text, without the semicolons between them. One that defines a routine is left whole. */
export function splitStatements(text: string, grammar: SqlGrammar): readonly string[] {
  if (/^\s*create\s[^;'"]*\b(trigger|procedure|function|event)\b/i.test(text)) return [text]
  const statements: string[] = []
  let start = 0
  walk(text, grammar, (at) => {
    if (text[at] === ';') {
      statements.push(text.slice(start, at))
      start = at + 1
    }
    return at + 1
  })
  statements.push(text.slice(start))
  return statements.filter((statement) => !isEmpty(statement, grammar))
}

/**
 * A text in which `@name` stands for a parameter, as a statement of the dialect. Names that are not given are left as they
 * are: variables of the database.
 */
export function withParameters(
  source: string,
  grammar: SqlGrammar,
  dialect: SqlDialect,
  given: ReadonlyMap<string, SqlParameter>,
): SqlStatement {
  const writer = new StatementWriter(dialect)
  const text = writer.plain(source)
  let written = ''
  let start = 0
  const name = /@([A-Za-z_]\w*)/y
  walk(text, grammar, (at) => {
    name.lastIndex = at
    const match = text[at] === '@' && text[at - 1] !== '@' ? name.exec(text) : null
    const parameter = match === null ? undefined : parameterNamed(given, match[1] ?? '')
    if (match === null || parameter === undefined) return at + 1
    written += text.slice(start, at) + writer.operand(parameter)
    start = at + match[0].length
    return start
  })
  return writer.statement(written + text.slice(start))
}

/** A value by name; an `@` before it and case do not count. */
export function parameterNamed<Value>(given: ReadonlyMap<string, Value>, name: string): Value | undefined {
  const folded = name.replace(/^@/, '').toLowerCase()
  for (const [key, value] of given) if (key.replace(/^@/, '').toLowerCase() === folded) return value
  return undefined
}

function isEmpty(text: string, grammar: SqlGrammar): boolean {
  let isCode = false
  walk(text, grammar, (at) => {
    if (!/\s/.test(text[at] ?? '')) isCode = true
    return at + 1
  })
  return !isCode
}

/** Goes through the code of a text, sign by sign; `visit` says where to go on. */
function walk(text: string, grammar: SqlGrammar, visit: (at: number) => number): void {
  const passage = passages[grammar]
  let at = 0
  while (at < text.length) {
    passage.lastIndex = at
    const length = passage.exec(text)?.[0].length ?? 0
    if (length > 0) at += length
    else at = visit(at)
  }
}

/** Throws ServiceRefusal 400 for a text that asks for nothing. */
export function needText(text: string): string {
  if (text.trim() !== '') return text
  throw new ServiceRefusal(400, 'EmptyQuery', 'The query is empty.')
}
