import type { TextRange } from '../errors/index.ts'
import { type Sentence, say } from '../errors/say.ts'
import { floatValue, readInteger } from '../json/number-text.ts'
import type { Expression } from './ast.ts'
import { type ExpressionIssue, issue } from './issue.ts'
import { defaultLimits } from './limits.ts'
import { operatorHint, scan, type Token, type TokenType } from './scanner.ts'

/** Deepest nesting of calls and brackets in one expression. */
export const maxExpressionDepth = 400

/** An expression's tree with everything that was wrong about its text. */
export interface ParsedExpression {
  readonly expression: Expression
  readonly issues: readonly ExpressionIssue[]
}

/**
 * Parses an expression (without its leading `@`). Never throws and never stops at the first error: the tree holds
 * `missing` nodes where something could not be read. Ranges count UTF-16 units of `source`.
 * Source: WDL reference, "Expressions"; the public designer's parser.
 */
export function parseExpression(source: string, options: { maxLength?: number } = {}): ParsedExpression {
  const maxLength = options.maxLength ?? defaultLimits.maxExpressionLength
  if (source.length > maxLength) {
    const range = { start: 0, end: source.length }
    const message = say`The expression has ${source.length} characters; at most ${maxLength} are allowed.`
    const hint = 'Move a part of it into a Compose action or a variable.'
    return {
      expression: { kind: 'missing', range },
      issues: [issue('expression.too-long', message, range, hint)],
    }
  }
  return new Parser(source).parse()
}

const starters: ReadonlySet<TokenType> = new Set([
  'StringLiteral',
  'IntegerLiteral',
  'FloatLiteral',
  'Identifier',
])

class Parser {
  private readonly tokens: readonly Token[]
  private readonly issues: ExpressionIssue[]
  private at = 0
  private depth = 0

  constructor(source: string) {
    const { tokens, issues } = scan(source)
    this.tokens = tokens
    this.issues = issues
  }

  parse(): ParsedExpression {
    const expression = this.expression()
    const rest = this.token()
    if (rest.type !== 'EndOfData') this.reportRest(expression, rest)
    this.issues.sort((left, right) => left.range.start - right.range.start)
    return { expression, issues: this.issues }
  }

  private token(offset = 0): Token {
    return this.tokens[Math.min(this.at + offset, this.tokens.length - 1)] as Token
  }

  private take(type: TokenType): Token | undefined {
    const token = this.token()
    if (token.type !== type) return undefined
    this.at += 1
    return token
  }

  private report(
    code: ExpressionIssue['code'],
    message: string | Sentence,
    range: TextRange,
    hint?: string | Sentence,
  ): void {
    this.issues.push(issue(code, message, range, hint))
  }

  private expression(): Expression {
    const token = this.token()
    if (this.depth >= maxExpressionDepth) {
      if (!this.issues.some((known) => known.code === 'expression.too-deep')) {
        const message = say`The expression is nested deeper than ${maxExpressionDepth} levels.`
        this.report('expression.too-deep', message, token.range)
      }
      this.at = this.tokens.length - 1
      return { kind: 'missing', range: token.range }
    }
    this.depth += 1
    const result = this.dereferences(this.primary(token))
    this.depth -= 1
    return result
  }

  private primary(token: Token): Expression {
    switch (token.type) {
      case 'StringLiteral':
        this.at += 1
        return { kind: 'literal', value: token.value, range: token.range }
      case 'IntegerLiteral': {
        this.at += 1
        const value = readInteger(token.value)
        if (value === undefined) return { kind: 'literal', value: null, range: token.range, overflow: true }
        return { kind: 'literal', value, range: token.range }
      }
      case 'FloatLiteral':
        this.at += 1
        return { kind: 'literal', value: floatValue(Number(token.value)), range: token.range }
      case 'Identifier':
        return this.identifier(token)
      case 'LeftParenthesis':
        return this.group(token)
      case 'LeftSquareBracket':
        return this.arrayLiteral(token)
      case 'Unknown':
        return this.unknown(token)
      case 'Dot': {
        const hint = this.token(1).type === 'IntegerLiteral' ? "Write '0.5' instead of '.5'." : undefined
        this.report('expression.unexpected-token', "A '.' cannot start an expression.", token.range, hint)
        this.at += this.token(1).type === 'IntegerLiteral' ? 2 : 1
        return { kind: 'missing', range: token.range }
      }
      default:
        this.report('expression.unexpected-token', say`${expectation(token)}.`, token.range)
        return { kind: 'missing', range: { start: token.range.start, end: token.range.start } }
    }
  }

  /** An unreadable token has its issue already; the value after it is read so that its own errors show too. */
  private unknown(token: Token): Expression {
    this.at += 1
    if (starters.has(this.token().type) && this.token().range.start === token.range.end)
      return this.expression()
    if (token.value === '{') this.skipBraces()
    return { kind: 'missing', range: token.range }
  }

  private skipBraces(): void {
    let open = 1
    while (open > 0 && this.token().type !== 'EndOfData') {
      const { value, type } = this.token()
      if (type === 'Unknown' && value === '{') open += 1
      if (type === 'Unknown' && value === '}') open -= 1
      this.at += 1
    }
  }

  private identifier(token: Token): Expression {
    this.at += 1
    const word = token.value.toLowerCase()
    if (word === 'true' || word === 'false')
      return { kind: 'literal', value: word === 'true', range: token.range }
    if (word === 'null') return { kind: 'literal', value: null, range: token.range }
    const open = this.take('LeftParenthesis')
    if (open) return this.call(token, open)
    const next = this.token()
    if (next.type === 'StringLiteral' && operatorHint(word) === undefined) {
      this.report('expression.unexpected-token', say`A '(' is expected after '${token.value}'.`, token.range)
      this.at += 1
      return { kind: 'missing', range: { start: token.range.start, end: next.range.end } }
    }
    const hint =
      operatorHint(word) ??
      say`Write '${token.value}(...)' to call it, or '${token.value}' in quotes for text.`
    const message = say`'${token.value}' is neither a function call nor a value.`
    this.report('expression.unexpected-token', message, token.range, hint)
    if (operatorHint(word) !== undefined && starters.has(next.type)) return this.expression()
    return { kind: 'missing', range: token.range }
  }

  private call(name: Token, open: Token): Expression {
    const args: Expression[] = []
    let close = this.take('RightParenthesis')
    while (!close) {
      args.push(this.expression())
      if (this.take('Comma')) continue
      close = this.take('RightParenthesis')
      if (close || !this.recoverInCall(open, name)) break
    }
    const end = close?.range.end ?? this.previousEnd()
    const range = { start: name.range.start, end }
    return { kind: 'call', name: name.value, nameRange: name.range, args, range }
  }

  /** Something other than ',' or ')' follows an argument. Answers whether the call goes on. */
  private recoverInCall(open: Token, name: Token): boolean {
    const token = this.token()
    if (token.type === 'EndOfData' || token.type === 'RightSquareBracket') {
      const message = say`The call of '${name.value}' is not closed.`
      this.report(
        'expression.unclosed-call',
        message,
        { start: name.range.start, end: open.range.end },
        "Add a ')'.",
      )
      return false
    }
    const hint =
      operatorHint(token.value) ??
      (token.type === 'StringLiteral' || token.type === 'Identifier'
        ? "Separate arguments with ','; a quote inside text is written twice ('')."
        : undefined)
    if (token.type !== 'Unknown') {
      const message = say`A ',' or ')' is expected in the call of '${name.value}', not ${describeToken(token)}.`
      this.report('expression.unexpected-token', message, token.range, hint)
    }
    const isStrayWord = token.type === 'Identifier' && this.token(1).type !== 'LeftParenthesis'
    if (starters.has(token.type) && !isStrayWord) return true
    this.at += 1
    if (starters.has(this.token().type)) return true
    if (this.take('RightParenthesis')) return false
    this.take('Comma')
    return this.token().type !== 'EndOfData'
  }

  private dereferences(start: Expression): Expression {
    let target = start
    for (;;) {
      const question = this.token().type === 'QuestionMark' ? this.token() : undefined
      const next = question ? this.token(1) : this.token()
      if (next.type !== 'Dot' && next.type !== 'LeftSquareBracket') {
        if (question && target.kind !== 'missing') {
          this.at += 1
          const hint = "Write '?.name' or \"?['name']\"."
          this.report(
            'expression.unexpected-token',
            "A '?' is followed by neither '.' nor '['.",
            question.range,
            hint,
          )
        }
        return target
      }
      if (target.kind === 'literal') {
        const message = 'Only the result of a function can be followed by a property.'
        this.report('expression.unexpected-token', message, next.range)
      }
      this.at += question ? 2 : 1
      target =
        next.type === 'Dot'
          ? this.dot(target, question !== undefined)
          : this.bracket(target, next, question !== undefined)
    }
  }

  private dot(target: Expression, safe: boolean): Expression {
    const name = this.take('Identifier')
    const range = name?.range ?? { start: this.previousEnd(), end: this.previousEnd() }
    if (!name) {
      const token = this.token()
      const hint = token.type === 'LeftSquareBracket' ? "Leave the '.' out before '['." : undefined
      const message = say`A property name is expected after '.', not ${describeToken(token)}.`
      this.report('expression.unexpected-token', message, token.range, hint)
      if (token.type === 'IntegerLiteral' || token.type === 'StringLiteral') this.at += 1
    }
    const key: Expression = name ? { kind: 'literal', value: name.value, range } : { kind: 'missing', range }
    return {
      kind: 'access',
      target,
      key,
      safe,
      notation: 'dot',
      range: { start: target.range.start, end: range.end },
    }
  }

  private bracket(target: Expression, open: Token, safe: boolean): Expression {
    const key = this.expression()
    const close = this.take('RightSquareBracket')
    if (!close) {
      const message = say`A ']' is expected, not ${describeToken(this.token())}.`
      this.report('expression.unexpected-token', message, open.range, "Add a ']'.")
    }
    const end = close?.range.end ?? this.previousEnd()
    return {
      kind: 'access',
      target,
      key,
      safe,
      notation: 'bracket',
      range: { start: target.range.start, end },
    }
  }

  private group(open: Token): Expression {
    this.at += 1
    const hint = 'The language has no grouping: leave the parentheses out.'
    this.report('expression.unexpected-token', "A '(' must follow a function name.", open.range, hint)
    if (this.take('RightParenthesis')) return { kind: 'missing', range: open.range }
    const inner = this.expression()
    this.take('RightParenthesis')
    return inner
  }

  private arrayLiteral(open: Token): Expression {
    this.at += 1
    const hint = "The language has no array literals: write 'createArray(1, 2)'."
    this.report('expression.unexpected-token', "A '[' cannot start an expression.", open.range, hint)
    while (!this.take('RightSquareBracket') && this.token().type !== 'EndOfData') {
      const before = this.at
      this.expression()
      this.take('Comma')
      if (this.at === before) break
    }
    return { kind: 'missing', range: { start: open.range.start, end: this.previousEnd() } }
  }

  private reportRest(expression: Expression, rest: Token): void {
    const end = this.tokens.at(-1)?.range.start ?? rest.range.end
    if (rest.type === 'Unknown' || (expression.kind === 'missing' && this.issues.length > 0)) {
      if (this.issues.length > 0) return
    }
    const hint =
      rest.type === 'RightParenthesis'
        ? "There is a ')' too many."
        : rest.type === 'LeftParenthesis'
          ? 'true, false, null and other values are written without parentheses.'
          : (operatorHint(rest.value) ??
            (/^[+-]/.test(rest.value) ? operatorHint(rest.value.charAt(0)) : undefined) ??
            (rest.type === 'Comma'
              ? 'A template holds one expression; join several with concat().'
              : undefined))
    const message = say`The expression is complete before ${describeToken(rest)}.`
    this.report('expression.unexpected-token', message, { start: rest.range.start, end }, hint)
  }

  private previousEnd(): number {
    return this.tokens[Math.max(0, this.at - 1)]?.range.end ?? 0
  }
}

function expectation(token: Token): Sentence {
  if (token.type === 'EndOfData') return say`An expression is expected, but the text ends here`
  return say`An expression is expected, not ${describeToken(token)}`
}

function describeToken(token: Token): Sentence {
  if (token.type === 'EndOfData') return say`the end of the text`
  if (token.type === 'StringLiteral') return say`the text '${token.value.slice(0, 40)}'`
  return say`'${token.value.slice(0, 40)}'`
}
