import { type Sentence, say } from '../../errors/say.ts'
import type { WdlObject } from '../../expressions/value.ts'
import type { CheckContext } from '../check-context.ts'
import type { FlowExpression } from '../flow-expressions.ts'
import type { ActionNode } from '../graph.ts'
import { rangeInString } from '../json-location.ts'
import { foldName, isObject, objectOf, propertyNameOf, propertyOf, textOf } from '../lookup.ts'
import { ownerName, ownerWords } from './owner-name.ts'

/**
 * Secrets that come to light: a value that is hidden where it comes from goes through an action that shows it, or out
 * of the flow; a password stands in the flow's text. The platform hides the inputs of actions that read secured
 * outputs, not what such actions give back. Source: "Secure inputs and outputs" in the Logic Apps documentation.
 */
export function checkSecureData(context: CheckContext): void {
  for (const expression of context.expressions) checkPassedOn(context, expression)
  for (const node of [...context.graph.triggers, ...context.graph.actions]) {
    const definition = 'action' in node ? node.action : node.trigger
    checkTexts(context, node.name, node.path, definition)
  }
}

const shownCategories: ReadonlySet<string> = new Set(['data', 'variables'])

function checkPassedOn(context: CheckContext, expression: FlowExpression): void {
  const { owner, field } = expression
  const isOutput = owner.kind === 'outputs'
  const isTracked = field === 'trackedproperties'
  const passesOn =
    owner.kind === 'action' &&
    shownCategories.has(owner.node.manifest.category) &&
    !securedParts(owner.node.action).has('outputs')
  if (!isOutput && !isTracked && !passesOn) return
  for (const { kind, name, range } of expression.references) {
    const source = secretSource(context, kind, name)
    if (source === undefined) continue
    context.report({
      severity: 'warning',
      code: 'definition.secure-data-leak',
      path: expression.path,
      range: rangeInString(context.document.text, expression.node, range),
      message: isTracked
        ? say`A tracked property shows ${source}, which is secured.`
        : say`${ownerWords(expression)} passes on ${source}, which is secured, and shows it.`,
      hint:
        passesOn && !isTracked ? say`Turn on secure inputs and secure outputs here too.` : say`Leave it out.`,
      action: ownerName(expression),
    })
    return
  }
}

/** What a reference reads, in words, where that is secret. */
function secretSource(context: CheckContext, kind: string, name: string | undefined): Sentence | undefined {
  if (kind === 'parameter' && name !== undefined && !name.startsWith('$')) {
    const { parameters } = context.definition
    const parameter = parameters[propertyNameOf(parameters, name) ?? '']
    const type = foldName(textOf(parameter, 'type') ?? '')
    return type === 'securestring' || type === 'secureobject' ? say`the parameter '${name}'` : undefined
  }
  if (kind === 'action' && name !== undefined) {
    const node = context.graph.action(name)
    return node !== undefined && securedParts(node.action).has('outputs')
      ? say`what '${node.name}' gives back`
      : undefined
  }
  if (kind !== 'trigger') return undefined
  const trigger = context.graph.triggers.find((each) => securedParts(each.trigger).has('outputs'))
  return trigger === undefined ? undefined : say`what the trigger was given`
}

/** What `runtimeConfiguration.secureData` hides, in lower case. */
function securedParts(definition: WdlObject): ReadonlySet<string> {
  const secure = objectOf(objectOf(definition, 'runtimeConfiguration'), 'secureData')
  const names = propertyOf(secure, 'properties')
  return new Set(
    (Array.isArray(names) ? names : []).flatMap((name: unknown) =>
      typeof name === 'string' ? [foldName(name)] : [],
    ),
  )
}

const secretFields: ReadonlySet<string> = new Set(['password', 'secret', 'pfx', 'clientsecret'])
const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'x-api-key',
  'api-key',
  'ocp-apim-subscription-key',
  'x-functions-key',
])

/** Passwords and keys written out in an authentication or in headers. */
function checkTexts(
  context: CheckContext,
  name: string,
  path: ActionNode['path'],
  definition: WdlObject,
): void {
  const inputsKey = propertyNameOf(definition, 'inputs')
  const inputs = propertyOf(definition, 'inputs')
  if (inputsKey === undefined || !isObject(inputs)) return
  const look = (part: string, names: ReadonlySet<string>) => {
    const key = propertyNameOf(inputs, part)
    const values = key === undefined ? undefined : inputs[key]
    if (key === undefined || !isObject(values)) return
    for (const [field, value] of Object.entries(values)) {
      if (!names.has(foldName(field)) || typeof value !== 'string' || value.trim() === '') continue
      if (context.isExpressionText(value)) continue
      context.report({
        severity: 'warning',
        code: 'definition.secret-in-text',
        path: [...path, inputsKey, key, field],
        part: 'value',
        message: say`'${name}' has a secret in its text: '${field}'.`,
        hint: say`Whoever can read the flow can read it. Declare a parameter of type SecureString and use that.`,
        action: name,
      })
    }
  }
  look('authentication', secretFields)
  look('headers', secretHeaders)
}
