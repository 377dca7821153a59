import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { invalidFilter, type ODataNode, type ODataOperator } from '../../odata/odata-syntax.ts'
import { needColumn } from './sql-names.ts'
import { parameterOf } from './sql-parameters.ts'
import type { SqlKind, SqlTable } from './sql-types.ts'
import type { StatementWriter } from './statement-writer.ts'

interface Written {
  readonly sql: string
  readonly kind: SqlKind
}

const comparisons: Partial<Record<ODataOperator, string>> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
}
const arithmetic: Partial<Record<ODataOperator, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  mod: '%',
}
const textTests: Readonly<Record<string, 'contains' | 'starts' | 'ends'>> = {
  contains: 'contains',
  substringof: 'contains',
  startswith: 'starts',
  endswith: 'ends',
}

/**
 * Writes an OData filter as a condition of SQL. Texts are compared as the database does. Throws ODataFilterError and
 * ServiceRefusal 400.
 */
export class FilterSql {
  readonly #table: SqlTable
  readonly #writer: StatementWriter

  constructor(table: SqlTable, writer: StatementWriter) {
    this.#table = table
    this.#writer = writer
  }

  condition(node: ODataNode): string {
    switch (node.kind) {
      case 'not':
        return this.#not(this.condition(node.inner))
      case 'in':
        return this.#in(node)
      case 'call':
        return Object.hasOwn(textTests, node.name) ? this.#textTest(node) : this.#isTrue(node)
      case 'both': {
        const { left, operator, right } = node
        if (operator === 'and' || operator === 'or') {
          return `(${this.condition(left)} ${operator.toUpperCase()} ${this.condition(right)})`
        }
        if (comparisons[operator] === undefined) throw invalidFilter('a number is no condition')
        return this.#comparison(operator, left, right)
      }
      default:
        return this.#isTrue(node)
    }
  }

  /** Nothing known is no reason to leave a row out: `not` turns "unknown" into yes, as OData's services do. */
  #not(condition: string): string {
    return `(CASE WHEN ${condition} THEN 0 ELSE 1 END = 1)`
  }

  #isTrue(node: ODataNode): string {
    const { kind, sql } = this.#value(node)
    if (kind !== 'boolean') throw invalidFilter('a condition is missing')
    return `${sql} = ${this.#writer.operand({ kind: 'boolean', value: true })}`
  }

  #comparison(operator: ODataOperator, left: ODataNode, right: ODataNode): string {
    if (isCondition(left)) return this.#truth(left, operator, right)
    if (isCondition(right)) return this.#truth(right, operator, left)
    if (isNull(right)) return this.#nothing(operator, left)
    if (isNull(left)) return this.#nothing(operator, right)
    const [one, other] = this.#pair(left, right)
    const sql = `${one.sql} ${comparisons[operator]} ${other.sql}`
    if (operator !== 'ne') return sql
    // In OData nothing is other than something.
    const open = [left, right].filter((node) => node.kind === 'path').map((node) => this.#value(node).sql)
    return open.length === 0 ? sql : `(${sql} OR ${open.map((one) => `${one} IS NULL`).join(' OR ')})`
  }

  #nothing(operator: ODataOperator, node: ODataNode): string {
    if (operator !== 'eq' && operator !== 'ne') throw invalidFilter('null is only equal or not')
    return `${this.#value(node).sql} IS ${operator === 'eq' ? '' : 'NOT '}NULL`
  }

  /** `contains(...) eq true` */
  #truth(condition: ODataNode, operator: ODataOperator, other: ODataNode): string {
    const isWanted = other.kind === 'literal' ? other.value : undefined
    if ((operator !== 'eq' && operator !== 'ne') || typeof isWanted !== 'boolean') {
      throw invalidFilter('a condition is compared with true or false')
    }
    const sql = this.condition(condition)
    return isWanted === (operator === 'eq') ? sql : this.#not(sql)
  }

  #in({ choices, left }: Extract<ODataNode, { kind: 'in' }>): string {
    if (choices.length === 0) throw invalidFilter("there is nothing behind 'in'")
    const { kind, sql } = this.#value(left)
    const values = choices.filter((choice) => !isNull(choice)).map((choice) => this.#value(choice, kind).sql)
    const parts = [
      ...(values.length > 0 ? [`${sql} IN (${values.join(', ')})`] : []),
      ...(choices.some(isNull) ? [`${sql} IS NULL`] : []),
    ]
    return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`
  }

  #textTest({ name, parts }: Extract<ODataNode, { kind: 'call' }>): string {
    if (parts.length !== 2) throw invalidFilter(`'${name}' takes two texts`)
    // The old form has its arguments the other way round.
    const [text, part] = (name === 'substringof' ? [parts[1], parts[0]] : parts) as [ODataNode, ODataNode]
    const test = textTests[name] ?? 'contains'
    const { dialect } = this.#writer
    const sql = this.#value(text, 'text').sql
    if (part.kind === 'literal') {
      const escaped = part.text.replace(dialect.likeSigns, (sign) => `\\${sign}`)
      const pattern = `${test === 'starts' ? '' : '%'}${escaped}${test === 'ends' ? '' : '%'}`
      return dialect.like(sql, this.#writer.operand({ kind: 'text', value: pattern }))
    }
    const other = this.#value(part, 'text').sql
    if (test === 'ends') return dialect.endsWith(sql, other)
    return `${dialect.position(other, sql)} ${test === 'starts' ? '= 1' : '> 0'}`
  }

  /** Two operands, where a plain value is of the kind that the other one is. */
  #pair(left: ODataNode, right: ODataNode): readonly [Written, Written] {
    if (left.kind === 'literal' && right.kind !== 'literal') {
      const kind = this.#kindOf(right)
      return [this.#value(left, kind), this.#value(right, kind)]
    }
    const one = this.#value(left)
    return [one, this.#value(right, one.kind)]
  }

  #kindOf(node: ODataNode): SqlKind {
    if (node.kind === 'path') return needColumn(this.#table, node.path.join('/')).kind
    if (node.kind === 'call') return this.#function(node.name).kind
    return 'decimal'
  }

  #value(node: ODataNode, wanted?: SqlKind): Written {
    switch (node.kind) {
      case 'literal':
        return this.#literal(node, wanted)
      case 'path': {
        const { kind, name } = needColumn(this.#table, node.path.join('/'))
        const { dialect } = this.#writer
        return { kind, sql: dialect.compared(this.#writer.name(name), kind) }
      }
      case 'call':
        return this.#call(node)
      case 'both': {
        const sign = arithmetic[node.operator]
        if (sign === undefined) throw invalidFilter('a value is missing')
        const [left, right] = this.#pair(node.left, node.right)
        return { kind: 'decimal', sql: `(${left.sql} ${sign} ${right.sql})` }
      }
      default:
        throw invalidFilter('a value is missing')
    }
  }

  #literal({ text, value }: Extract<ODataNode, { kind: 'literal' }>, wanted: SqlKind = 'other'): Written {
    const own: SqlKind =
      typeof value === 'number' ? numeralKind(text) : typeof value === 'boolean' ? 'boolean' : 'text'
    // A fraction compared with a column of integers is no integer.
    const isNumeral = wanted === 'integer' || wanted === 'decimal' || wanted === 'float'
    const kind =
      isNumeral && typeof value === 'number' ? own : wanted === 'other' && own !== 'text' ? own : wanted
    const given: WdlValue = typeof value === 'number' ? text : value
    const parameter = parameterOf({ kind, name: text }, given)
    return { kind, sql: this.#writer.operand(parameter) }
  }

  #call({ name, parts }: Extract<ODataNode, { kind: 'call' }>): Written {
    if (name === 'indexof') {
      const [text, part] = parts
      if (text === undefined || part === undefined) throw invalidFilter("'indexof' takes two texts")
      const sql = this.#value(text, 'text').sql
      return {
        kind: 'integer',
        sql: `(${this.#writer.dialect.position(this.#value(part, 'text').sql, sql)} - 1)`,
      }
    }
    const known = this.#function(name)
    if (!known.count.includes(parts.length)) {
      throw invalidFilter(`'${name}' takes ${known.count.join(' or ')} values`)
    }
    const written = parts.map((part, index) =>
      this.#value(part, name === 'substring' && index > 0 ? 'integer' : known.takes),
    )
    return { kind: known.kind, sql: known.write(...written.map(({ sql }) => sql)) }
  }

  #function(name: string) {
    const { functions } = this.#writer.dialect
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (known === undefined) throw invalidFilter(`the function '${name}' is not known`)
    return known
  }
}

function numeralKind(text: string): SqlKind {
  if (/^-?\d{1,18}$/.test(text)) return 'integer'
  return /e/i.test(text) ? 'float' : 'decimal'
}

function isNull(node: ODataNode): boolean {
  return node.kind === 'literal' && node.value === null
}

/** Is it a condition rather than a value? */
function isCondition(node: ODataNode): boolean {
  if (node.kind === 'not' || node.kind === 'in') return true
  if (node.kind === 'call') return Object.hasOwn(textTests, node.name)
  return (
    node.kind === 'both' &&
    (node.operator in comparisons || node.operator === 'and' || node.operator === 'or')
  )
}
