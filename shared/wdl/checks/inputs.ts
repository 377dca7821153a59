import type { JsonPath } from '../../errors/index.ts'
import { say, word } from '../../errors/say.ts'
import type { CheckContext } from '../check-context.ts'
import type { ActionNode, TriggerNode } from '../graph.ts'
import { propertyNameOf } from '../lookup.ts'
import { checkAgainstSchema, type SchemaFinding } from './schema.ts'

/** Inputs and own fields against the manifest of their type: what is required is there, what is there fits. */
export function checkInputs(context: CheckContext): void {
  for (const node of [...context.graph.triggers, ...context.graph.actions]) {
    const definition = 'action' in node ? node.action : node.trigger
    const { inputs, fields } = node.manifest
    const isExpression = (text: string): boolean => context.isExpressionText(text)
    if (fields !== undefined) {
      for (const found of checkAgainstSchema(definition, fields, isExpression))
        report(context, node, [], found)
    }
    if (inputs === undefined) continue
    const key = propertyNameOf(definition, 'inputs')
    const value = key === undefined ? undefined : definition[key]
    if (key !== undefined && value !== undefined) {
      for (const found of checkAgainstSchema(value, inputs, isExpression)) report(context, node, [key], found)
    } else if ((inputs.required?.length ?? 0) > 0 || inputs.anyOf !== undefined) {
      context.report({
        severity: 'error',
        code: 'definition.missing-inputs',
        path: node.path,
        message: say`'${node.name}' (${word(node.manifest.title)}) has no inputs.`,
        hint: say`It needs ${(inputs.required ?? inputs.anyOf?.map((one) => one.required?.[0] ?? '') ?? []).join(', ')}.`,
        action: node.name,
      })
    }
  }
}

function report(
  context: CheckContext,
  node: ActionNode | TriggerNode,
  base: JsonPath,
  found: SchemaFinding,
): void {
  const path = [...node.path, ...base, ...found.path]
  context.report({
    severity: found.kind === 'missing' ? 'error' : 'warning',
    code: found.kind === 'missing' ? 'definition.missing-input' : 'definition.input-type',
    path,
    part: found.kind === 'missing' ? 'key' : 'value',
    message: say`${found.message} in '${node.name}' (${word(node.manifest.title)}).`,
    hint: found.hint,
    action: node.name,
  })
}
