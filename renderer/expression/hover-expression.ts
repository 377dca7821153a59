import type { TextRange } from '../../shared/errors/index.ts'
import {
  type Expression,
  findReferences,
  functionCatalogue,
  parseExpression,
  walkExpression,
} from '../../shared/expressions/index.ts'
import { languageStrings as words } from '../strings/language-service.ts'
import { operationWord } from '../strings/sentences.ts'
import { describeFunction } from './describe-function.ts'
import { type ScopeSchemas, typeOf } from './schema-of-expression.ts'

/** What to say about a place of an expression, as Markdown. */
export interface ExpressionHover {
  readonly range: TextRange
  readonly markdown: string
}

/** What stands at an offset of a source: a function, a named step, variable or parameter, or a property with its type. */
export function hoverExpression(
  source: string,
  offset: number,
  schemas: ScopeSchemas,
): ExpressionHover | undefined {
  const { expression } = parseExpression(source, { maxLength: Number.POSITIVE_INFINITY })
  const covers = ({ start, end }: TextRange) => start <= offset && offset <= end
  const reference = findReferences(expression).find(({ name, range }) => name !== undefined && covers(range))
  if (reference?.name !== undefined) {
    const markdown = describeName(schemas, reference.kind, reference.name)
    if (markdown !== undefined) return { range: reference.range, markdown }
  }
  let found: ExpressionHover | undefined
  walkExpression(expression, (node: Expression) => {
    if (node.kind === 'call' && covers(node.nameRange)) {
      const entry = functionCatalogue.find(({ name }) => name.toLowerCase() === node.name.toLowerCase())
      if (entry === undefined) return
      found = { range: node.nameRange, markdown: `**${entry.signature}**\n\n${describeFunction(entry)}` }
    }
    if (node.kind === 'access' && covers(node.key.range)) {
      const typed = schemas.expression(node)
      if (typed !== undefined) {
        const { description } = typed.schema
        const more = typeof description === 'string' ? `\n\n${description}` : ''
        found = { range: node.key.range, markdown: `${words.type}: \`${typeOf(typed)}\`${more}` }
      }
    }
  })
  return found
}

function describeName({ scope }: ScopeSchemas, kind: string, name: string): string | undefined {
  const isNamed = (one: { readonly name: string | undefined }) =>
    one.name?.toLowerCase() === name.toLowerCase()
  if (kind === 'variable' || kind === 'parameter') {
    const found = (kind === 'variable' ? scope.variables : scope.parameters).find(isNamed)
    if (found === undefined) return undefined
    const title = `**${kind === 'variable' ? words.variable : words.parameter} ${found.name}**: ${found.type}`
    return found.description === undefined ? title : `${title}\n\n${found.description}`
  }
  const step = scope.actions.find(isNamed)
  if (step === undefined) {
    return scope.allActions.some((action) => action.toLowerCase() === name.toLowerCase())
      ? words.notRunYet(name)
      : undefined
  }
  const { description } = step.value
  const note = typeof description === 'string' ? `\n\n${description}` : ''
  return `**${step.name}**: ${operationWord(step.manifest.title)}${note}`
}
