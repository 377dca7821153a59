import { say } from '../../errors/say.ts'
import type { CheckContext } from '../check-context.ts'
import { referenceOf } from '../connectors-used.ts'
import { isObject, objectOf, propertyNameOf, propertyOf } from '../lookup.ts'

/** Operations of connectors that say no connection at all. */
export function checkMissingConnections(context: CheckContext): void {
  for (const node of [...context.graph.triggers, ...context.graph.actions]) {
    const definition = 'action' in node ? node.action : node.trigger
    const inputsKey = propertyNameOf(definition, 'inputs')
    const inputs = objectOf(definition, 'inputs')
    if (!node.manifest.traits.needsConnection || inputsKey === undefined || inputs === undefined) continue
    const host = propertyOf(inputs, 'host')
    const isProvider = objectOf(inputs, 'serviceProviderConfiguration') !== undefined
    if (isProvider || context.isExpressionText(host)) continue
    // A reference that is worked out otherwise is somebody's own way to name one.
    const hasConnection = isObject(host) && propertyOf(host, 'connection') !== undefined
    if (isObject(host) && (referenceOf(host) !== undefined || hasConnection)) continue
    context.report({
      severity: 'warning',
      code: 'definition.missing-connection',
      path: [...node.path, inputsKey],
      message: say`'${node.name}' names no connection, so it cannot reach its service.`,
      hint: say`Choose a connection in its panel, or write inputs.host.connectionName.`,
      action: node.name,
    })
  }
}
