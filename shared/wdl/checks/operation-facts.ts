import { say } from '../../errors/say.ts'
import type { CheckContext } from '../check-context.ts'
import { objectOf, propertyNameOf } from '../lookup.ts'
import type { OperationFacts } from '../operation-facts.ts'

/** Steps against what their connectors say of the operations: deprecated ones, required values that are not there. */
export function checkOperationFacts(context: CheckContext): void {
  for (const facts of context.operationFacts) {
    const node = context.graph.action(facts.step) ?? context.graph.trigger(facts.step)
    if (node === undefined) continue
    const definition = 'action' in node ? node.action : node.trigger
    const inputsKey = propertyNameOf(definition, 'inputs')
    const inputs = objectOf(definition, 'inputs')
    if (inputsKey === undefined || inputs === undefined) continue
    const base = [...node.path, inputsKey]
    if (facts.isDeprecated) reportDeprecated(context, facts, base, inputs)
    for (const name of facts.missing) {
      const key = propertyNameOf(inputs, 'parameters')
      context.report({
        severity: 'error',
        code: 'definition.missing-parameter',
        path: key === undefined ? base : [...base, key],
        message: say`'${node.name}' (${facts.title}) has no value for '${name}', which the operation requires.`,
        hint: say`Fill it in under Parameters.`,
        action: node.name,
      })
    }
  }
}

type Inputs = NonNullable<ReturnType<typeof objectOf>>

function reportDeprecated(
  context: CheckContext,
  facts: OperationFacts,
  base: readonly (string | number)[],
  inputs: Inputs,
): void {
  const hostKey = propertyNameOf(inputs, 'host')
  const operationKey = propertyNameOf(objectOf(inputs, 'host') ?? {}, 'operationId')
  const isPlaced = hostKey !== undefined && operationKey !== undefined
  context.report({
    severity: 'info',
    code: 'definition.deprecated-operation',
    path: isPlaced ? [...base, hostKey, operationKey] : base,
    part: isPlaced ? 'value' : 'key',
    message:
      facts.replacement === undefined
        ? say`'${facts.step}' uses the operation '${facts.operationId}', which its connector marks as deprecated.`
        : say`'${facts.step}' uses the operation '${facts.operationId}', which was replaced by '${facts.replacement}'.`,
    hint:
      facts.replacement === undefined
        ? say`Look for the operation that replaces it among the operations of ${facts.connector}.`
        : say`Add an action of '${facts.replacement}' and take this one away; their inputs differ.`,
    action: facts.step,
  })
}
