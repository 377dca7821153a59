import { alternatives, type Sentence, say, word } from '../../errors/say.ts'
import type { CheckContext } from '../check-context.ts'
import type { FlowExpression } from '../flow-expressions.ts'
import { changedVariableOf, type FlowVariable, variablesOf } from '../flow-variables.ts'
import type { ActionNode } from '../graph.ts'
import { rangeInString } from '../json-location.ts'
import { foldName, isSameName, propertyNameOf } from '../lookup.ts'
import { runsBefore } from '../order.ts'
import { closestName } from './closest-name.ts'
import { ownerName, ownerWords } from './owner-name.ts'

/** Variables: made once, at the top level, before they are used; changed by actions that fit their type. */
export function checkVariables(context: CheckContext): void {
  const variables = variablesOf(context.graph)
  const byName = new Map<string, FlowVariable>()
  for (const variable of variables) {
    const other = byName.get(foldName(variable.name))
    if (other === undefined) byName.set(foldName(variable.name), variable)
    else reportDuplicate(context, variable, other)
  }
  checkTopLevel(context)
  for (const node of context.graph.actions) checkChange(context, node, byName)
  for (const expression of context.expressions) checkReads(context, expression, byName)
}

function reportDuplicate(context: CheckContext, variable: FlowVariable, other: FlowVariable): void {
  context.report({
    severity: 'error',
    code: 'definition.duplicate-variable',
    path: [...variable.path, 'name'],
    part: 'value',
    message: say`The variable '${variable.name}' is initialized twice: here and in '${other.node.name}'.`,
    hint: say`Use Set variable to give it another value.`,
    action: variable.node.name,
  })
}

function checkTopLevel(context: CheckContext): void {
  for (const node of context.graph.actions) {
    if (!node.manifest.traits.isTopLevelOnly || node.parent === undefined) continue
    context.report({
      severity: 'error',
      code: 'definition.not-top-level',
      path: node.path,
      message: say`'${node.name}' is inside '${node.parent.name}', but ${word(node.manifest.title)} must stand at the top level.`,
      hint: say`Move it before '${outermost(node).name}'.`,
      action: node.name,
    })
  }
}

function outermost(node: ActionNode): ActionNode {
  let at = node
  while (at.parent !== undefined) at = at.parent
  return at
}

const knownTypes: ReadonlySet<string> = new Set(['boolean', 'integer', 'float', 'string', 'object', 'array'])

function checkChange(
  context: CheckContext,
  node: ActionNode,
  byName: ReadonlyMap<string, FlowVariable>,
): void {
  const name = changedVariableOf(node)
  if (name === undefined || name.startsWith('@') || name === '') return
  const path = [...node.path, propertyNameOf(node.action, 'inputs') ?? 'inputs', 'name']
  const variable = byName.get(foldName(name))
  if (variable === undefined) {
    context.report({ ...unknownVariable(name, byName), path, part: 'value', action: node.name })
    return
  }
  if (!runsBefore(variable.node, node)) {
    context.report({
      ...notInitialized(say`'${node.name}'`, variable, 'changes'),
      path,
      part: 'value',
      action: node.name,
    })
  }
  const { variableTypes } = node.manifest.traits
  if (variableTypes.length === 0 || variableTypes.includes(variable.type)) return
  if (!knownTypes.has(variable.type)) return
  context.report({
    severity: 'error',
    code: 'definition.variable-type',
    path,
    part: 'value',
    message: say`'${node.name}' (${word(node.manifest.title)}) needs a variable of type ${alternatives(variableTypes)}, but '${variable.name}' is of type ${variable.type}.`,
    hint: say`It is initialized in '${variable.node.name}'.`,
    action: node.name,
  })
}

function checkReads(
  context: CheckContext,
  expression: FlowExpression,
  byName: ReadonlyMap<string, FlowVariable>,
): void {
  for (const { kind, name, range } of expression.references) {
    if (kind !== 'variable' || name === undefined) continue
    const variable = byName.get(foldName(name))
    const place = {
      path: expression.path,
      range: rangeInString(context.document.text, expression.node, range),
      action: ownerName(expression),
    }
    if (variable === undefined) {
      context.report({ ...unknownVariable(name, byName), ...place })
    } else if (expression.owner.kind === 'trigger') {
      context.report({ ...notInitialized(ownerWords(expression), variable), ...place })
    } else if (expression.owner.kind === 'action') {
      checkRead(context, expression.owner.node, variable, place)
    }
  }
}

function checkRead(
  context: CheckContext,
  node: ActionNode,
  variable: FlowVariable,
  place: Pick<Parameters<CheckContext['report']>[0], 'path' | 'range' | 'action'>,
): void {
  if (node === variable.node) {
    context.report({
      severity: 'error',
      code: 'definition.variable-not-initialized',
      message: say`'${node.name}' uses the variable '${variable.name}' that it makes itself.`,
      hint: say`Initialize it in an action before.`,
      ...place,
    })
    return
  }
  if (isSameName(changedVariableOf(node) ?? '', variable.name)) {
    context.report({
      // Of Set variable it is known that the platform refuses to save it.
      severity: node.manifest.traits.variableTypes.length === 0 ? 'error' : 'warning',
      code: 'definition.variable-self-reference',
      message: say`'${node.name}' changes the variable '${variable.name}' and uses it in the new value; the platform refuses that.`,
      hint: say`Put the value into a Compose action first and use its outputs here.`,
      ...place,
    })
    return
  }
  if (!runsBefore(variable.node, node)) {
    context.report({ ...notInitialized(say`'${node.name}'`, variable), ...place })
  }
}

function unknownVariable(name: string, byName: ReadonlyMap<string, FlowVariable>) {
  const near = closestName(
    name,
    [...byName.values()].map((variable) => variable.name),
  )
  return {
    severity: 'error',
    code: 'definition.unknown-variable',
    message: say`There is no variable '${name}' in this flow.`,
    hint: near === undefined ? say`Add an Initialize variable action for it.` : say`Did you mean '${near}'?`,
  } as const
}

function notInitialized(who: Sentence, variable: FlowVariable, does: 'uses' | 'changes' = 'uses') {
  return {
    severity: 'error',
    code: 'definition.variable-not-initialized',
    message:
      does === 'uses'
        ? say`${who} uses the variable '${variable.name}', which is not initialized by then.`
        : say`${who} changes the variable '${variable.name}', which is not initialized by then.`,
    hint: say`Let '${variable.node.name}' run before.`,
  } as const
}
