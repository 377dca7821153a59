import type { SqlDialect } from './sql-dialect.ts'
import type { SqlKind, SqlParameter, SqlStatement } from './sql-types.ts'

/** Stands in a text for a value until the statement is whole: a sign for private use, taken out of whatever comes from outside. */
const mark = '\ue000'

interface Place {
  readonly parameter: SqlParameter
  write(index: number): string
}

/** Writes a statement of which values are no part: each becomes a parameter, however often its place is repeated. */
export class StatementWriter {
  readonly dialect: SqlDialect
  readonly #places: Place[] = []

  constructor(dialect: SqlDialect) {
    this.dialect = dialect
  }

  /** The place of a value that is compared or computed with. */
  operand(parameter: SqlParameter, kind: SqlKind = parameter.kind): string {
    return this.#place({ parameter, write: (index) => this.dialect.operand(index, kind) })
  }

  /** The place of a value of a column. */
  assigned(parameter: SqlParameter): string {
    return this.#place({ parameter, write: (index) => this.dialect.assigned(index, parameter.kind) })
  }

  /** A text from outside, without the sign that stands for values. */
  plain(text: string): string {
    return text.replaceAll(mark, '')
  }

  /** A name, quoted. */
  name(...parts: readonly string[]): string {
    return parts
      .filter((part) => part !== '')
      .map((part) => this.dialect.quote(this.plain(part)))
      .join('.')
  }

  /** The statement, with the values of all places in it, in their order. */
  statement(text: string): SqlStatement {
    const parameters: SqlParameter[] = []
    const whole = text.replace(/\ue000(\d+)\ue000/g, (_, number: string) => {
      const place = this.#places[Number(number)] as Place
      parameters.push(place.parameter)
      return place.write(parameters.length)
    })
    return { text: whole, parameters }
  }

  #place(place: Place): string {
    this.#places.push(place)
    return `${mark}${this.#places.length - 1}${mark}`
  }
}
