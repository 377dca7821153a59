import type { TextRange } from '../../shared/errors/index.ts'
import {
  checkExpression,
  type ExpressionIssue,
  findReferences,
  parseExpression,
} from '../../shared/expressions/index.ts'
import { isSameName } from '../../shared/wdl/lookup.ts'
import { languageStrings } from '../strings/language-service.ts'
import { inOwnWords } from '../strings/sentences.ts'
import type { FlowScope } from './flow-scope.ts'
import { quoted } from './quoted.ts'

/** A way to mend a problem: other text in place of a range. */
export interface ExpressionFix {
  /** What is written, for a button: `Did you mean 'concat'?` and the like come from the problem's hint. */
  readonly title: string
  readonly range: TextRange
  readonly text: string
}

/** Something wrong with an expression, with what would mend it. */
export interface ExpressionProblem extends ExpressionIssue {
  readonly fix?: ExpressionFix
}

/**
 * Everything wrong with an expression's source (without `@`) that can be known while it is written: its syntax, its
 * functions and arguments, and the names it uses, which must exist and have a value by then.
 */
export function diagnoseExpression(source: string, scope: FlowScope): readonly ExpressionProblem[] {
  if (source.trim() === '') return []
  const { expression, issues } = parseExpression(source)
  const loops = scope.loops.flatMap(({ name }) => (name === undefined ? [] : [name]))
  const checked = checkExpression(expression, {
    names: {
      action: scope.allActions,
      result: scope.allActions,
      items: loops,
      iterationIndexes: loops,
      variable: scope.variables.map(({ name }) => name),
      parameter: scope.parameters.map(({ name }) => name),
    },
    hasItem: scope.loops.length > 0,
  })
  // A name may be there and have no value yet: that is told apart from one that is not there at all.
  const early = findReferences(expression).flatMap(({ kind, name, range }): ExpressionIssue[] => {
    if (kind !== 'action' || name === undefined) return []
    const isThere = scope.allActions.some((one) => isSameName(one, name))
    const hasRun = scope.actions.some((step) => isSameName(step.name, name))
    if (!isThere || hasRun) return []
    return [
      {
        code: 'expression.not-available',
        severity: 'warning',
        message: languageStrings.notRunYet(name),
        range,
      },
    ]
  })
  return [...issues, ...checked, ...early]
    .sort((left, right) => left.range.start - right.range.start)
    .map((issue) => {
      const fix = fixOf(source, issue)
      const told = inOwnWords(issue)
      return fix === undefined ? told : { ...told, fix: { ...fix, title: told.hint ?? fix.title } }
    })
}

/** What would mend an issue, where that is plain. */
function fixOf(source: string, issue: ExpressionIssue): ExpressionFix | undefined {
  const { hint, range, code } = issue
  if (hint === undefined) return undefined
  const text = source.slice(range.start, range.end)
  const meant = /^Did you mean '(.+)'\?$/.exec(hint)?.[1] ?? /^Use '(.+)' instead\.$/.exec(hint)?.[1]
  if (meant !== undefined) {
    return { title: hint, range, text: text.startsWith("'") ? quoted(meant) : meant }
  }
  if (code === 'expression.unclosed-string') return { title: hint, range: after(range.end), text: "'" }
  if (code === 'expression.unclosed-call') {
    return { title: hint, range: after(source.trimEnd().length), text: ')' }
  }
  const literal = /^["\u2018\u2019\u201b\u201c\u201d\u201e`\u00b4]/.test(text) && text.length > 1
  if (literal) {
    const inner = text.slice(1, /["\u2018\u2019\u201c\u201d`\u00b4]$/.test(text) ? -1 : undefined)
    return { title: hint, range, text: quoted(inner) }
  }
  if (text === '@') return { title: hint, range, text: '' }
  if (hint === "There is a ')' too many.") return { title: hint, range, text: '' }
  if (hint === "Add a ']'.") return { title: hint, range: after(source.trimEnd().length), text: ']' }
  return undefined
}

function after(offset: number): TextRange {
  return { start: offset, end: offset }
}
