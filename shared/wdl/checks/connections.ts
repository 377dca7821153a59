import { say } from '../../errors/say.ts'
import type { CheckContext } from '../check-context.ts'
import { referenceOf } from '../connectors-used.ts'
import { isObject, objectOf, propertyNameOf, propertyOf } from '../lookup.ts'
import { closestName } from './closest-name.ts'

/** Operations of connectors point at a connection reference that the file declares. */
export function checkConnections(context: CheckContext): void {
  const { connectionReferences } = context.document.flow
  const declared = Object.keys(connectionReferences)
  // Without any, they are kept elsewhere (connections.json of a project) or were left out on purpose (templates).
  if (declared.length === 0) return
  for (const node of [...context.graph.triggers, ...context.graph.actions]) {
    const definition = 'action' in node ? node.action : node.trigger
    const inputs = objectOf(definition, 'inputs')
    const host = propertyOf(inputs, 'host')
    if (!node.manifest.traits.needsConnection || !isObject(host)) continue
    const reference = referenceOf(host)
    if (reference === undefined || context.isExpressionText(reference)) continue
    if (propertyNameOf(connectionReferences, reference) !== undefined) continue
    const near = closestName(reference, declared)
    context.report({
      severity: 'warning',
      code: 'definition.unknown-connection-reference',
      path: [
        ...node.path,
        propertyNameOf(definition, 'inputs') ?? 'inputs',
        propertyNameOf(inputs ?? {}, 'host') ?? 'host',
      ],
      message: say`'${node.name}' uses the connection reference '${reference}', which this file does not declare.`,
      hint: near === undefined ? say`Declared are ${declared.join(', ')}.` : say`Did you mean '${near}'?`,
      action: node.name,
    })
  }
}
