import { alternatives, type Sentence, say } from '../../errors/say.ts'
import { findFunction } from '../../expressions/functions/find-function.ts'
import { type Expression, isTemplate, parseTemplate, walkExpression } from '../../expressions/index.ts'
import { typesMeet } from '../../expressions/static-types.ts'
import type { CheckContext } from '../check-context.ts'
import type { FlowExpression } from '../flow-expressions.ts'
import { variablesOf } from '../flow-variables.ts'
import { rangeInString } from '../json-location.ts'
import { foldName, textOf } from '../lookup.ts'
import { ownerName } from './owner-name.ts'

/** Declared types as the language's type words. */
const typeWords: Readonly<Record<string, string>> = {
  string: 'string',
  securestring: 'string',
  int: 'integer',
  integer: 'integer',
  float: 'float',
  bool: 'boolean',
  boolean: 'boolean',
  array: 'array',
  object: 'object',
  secureobject: 'object',
}

/** Expressions that will fail because a variable or parameter is of a type that a function does not take. */
export function checkArgumentTypes(context: CheckContext): void {
  const variables = new Map(variablesOf(context.graph).map(({ name, type }) => [foldName(name), type]))
  const parameters = new Map(
    Object.entries(context.definition.parameters).map(([name, parameter]) => [
      foldName(name),
      foldName(textOf(parameter, 'type') ?? ''),
    ]),
  )
  for (const found of context.expressions) {
    if (!found.references.some(({ kind }) => kind === 'variable' || kind === 'parameter')) continue
    if (!isTemplate(found.text)) continue
    for (const segment of parseTemplate(found.text).template.segments) {
      if (segment.kind === 'expression') check(segment.expression, found)
    }
  }

  function check(expression: Expression, found: FlowExpression): void {
    walkExpression(expression, (node) => {
      if (node.kind !== 'call') return
      const definition = findFunction(node.name)
      node.args.forEach((arg, index) => {
        const parameter = definition?.parameters[Math.min(index, definition.parameters.length - 1)]
        const declared = declaredType(arg)
        if (definition === undefined || parameter === undefined || declared === undefined) return
        if (typesMeet(declared.type, parameter.type)) return
        context.report({
          severity: 'warning',
          code: 'definition.argument-type',
          path: found.path,
          range: rangeInString(context.document.text, found.node, arg.range),
          message: say`The function '${definition.name}' takes ${alternatives(parameter.type.split('|'))} for '${parameter.name}', but ${declared.what} is of type ${declared.type}.`,
          hint: say`Convert it, or use a function that takes ${declared.type}.`,
          action: ownerName(found),
        })
      })
    })
  }

  function declaredType(arg: Expression): { readonly type: string; readonly what: Sentence } | undefined {
    if (arg.kind !== 'call') return undefined
    const [first] = arg.args
    if (first?.kind !== 'literal' || typeof first.value !== 'string') return undefined
    const name = foldName(first.value)
    const call = foldName(arg.name)
    if (call === 'variables') {
      const type = typeWords[variables.get(name) ?? '']
      return type === undefined ? undefined : { type, what: say`the variable '${first.value}'` }
    }
    if (call !== 'parameters') return undefined
    const type = typeWords[parameters.get(name) ?? '']
    return type === undefined ? undefined : { type, what: say`the parameter '${first.value}'` }
  }
}
