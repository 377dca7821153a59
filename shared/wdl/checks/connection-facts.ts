import { say } from '../../errors/say.ts'
import type { CheckContext } from '../check-context.ts'
import { referenceOf } from '../connectors-used.ts'
import { isSameName, objectOf, propertyNameOf } from '../lookup.ts'

/** Connection references that point at nothing here; each is told once, at the first step that goes through it. */
export function checkConnectionFacts(context: CheckContext): void {
  const nodes = [...context.graph.triggers, ...context.graph.actions]
  for (const { reference, connector, lacks } of context.connectionFacts) {
    const users = nodes.filter((node) => {
      const inputs = objectOf('action' in node ? node.action : node.trigger, 'inputs')
      return isSameName(referenceOf(objectOf(inputs, 'host')) ?? '', reference)
    })
    const [first] = users
    if (first === undefined) continue
    const inputsKey = propertyNameOf('action' in first ? first.action : first.trigger, 'inputs') ?? 'inputs'
    const place = { path: [...first.path, inputsKey], action: first.name }
    const others = users.length - 1
    if (lacks === 'no-connection') {
      context.report({
        ...place,
        severity: 'warning',
        code: 'definition.no-connection-chosen',
        message:
          others === 0
            ? say`'${first.name}' has no connection to ${connector} in this environment.`
            : say`'${first.name}' and ${others} more have no connection to ${connector} in this environment.`,
        hint: say`Choose one in the panel of the step, or run offline in the sandboxes or with mocks.`,
      })
    } else {
      context.report({
        ...place,
        severity: 'info',
        code: 'definition.connector-not-here',
        message: say`'${first.name}' calls the connector '${connector}', which is not here.`,
        hint: say`Add it under Connectors, or run with mocks.`,
      })
    }
  }
}
