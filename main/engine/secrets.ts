import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { foldName, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { ActionPlan } from './plan.ts'

/** An expression that refers to something by name. */
export interface PlanReference {
  readonly from: ActionPlan | undefined
  /** Whether it stands in the action's inputs. */
  readonly isInput: boolean
  readonly kind: string
  readonly name: string | undefined
}

type Secret = { secureInputs: boolean; secureOutputs: boolean }

/** What `runtimeConfiguration.secureData` of an action or trigger hides: `inputs`, `outputs`. */
export function secureParts(definition: WdlObject): ReadonlySet<string> {
  const configuration = objectOf(objectOf(definition, 'runtimeConfiguration'), 'secureData')
  const names = propertyOf(configuration, 'properties')
  const list = Array.isArray(names) ? (names as readonly WdlValue[]) : []
  return new Set(list.map((name) => (typeof name === 'string' ? foldName(name) : '')))
}

/**
 * What is secured stays secured wherever it goes: inputs that use a secure parameter, secured outputs or a variable
 * that holds such are hidden, and so are the outputs of data operations that only pass their inputs on.
 * Source: Logic Apps, "Secure inputs and outputs"; here followed through variables too.
 */
export function spreadSecrets(
  actions: readonly ActionPlan[],
  references: readonly PlanReference[],
  secure: { readonly parameters: readonly string[]; readonly trigger: boolean },
): void {
  const parameters = new Set(secure.parameters)
  const variables = new Set<string>()
  const byName = new Map(actions.map((action) => [foldName(action.name), action]))
  const isSecret = ({ kind, name }: PlanReference): boolean => {
    const folded = foldName(name ?? '')
    switch (kind) {
      case 'parameter':
        return parameters.has(folded)
      case 'variable':
        return variables.has(folded)
      case 'trigger':
        return secure.trigger
      case 'action':
        return byName.get(folded)?.secureOutputs === true
      case 'items':
      case 'item':
        return byName.get(folded)?.secureInputs === true
      default:
        return false
    }
  }
  for (let isChanging = true; isChanging; ) {
    isChanging = false
    for (const action of actions) {
      const secret = action as Secret
      const around = action.scope.chain.some(({ owner }) => owner?.loop === 'foreach' && owner.secureInputs)
      if (!secret.secureInputs) {
        const uses = references.some(
          (reference) =>
            reference.from === action && (isSecret(reference) || (around && reference.kind === 'item')),
        )
        if (uses) {
          secret.secureInputs = true
          isChanging = true
        }
      }
      if (secret.secureInputs && !secret.secureOutputs && action.prepared.reachesOut !== true) {
        secret.secureOutputs = true
        isChanging = true
      }
      for (const name of secret.secureInputs ? changedVariables(action.definition) : []) {
        if (variables.has(name)) continue
        variables.add(name)
        isChanging = true
      }
    }
  }
}

/** The variables an action initializes or changes, folded. */
function changedVariables(definition: WdlObject): readonly string[] {
  const inputs = propertyOf(definition, 'inputs')
  const listed = propertyOf(inputs, 'variables')
  const declared = Array.isArray(listed) ? (listed as readonly WdlValue[]) : []
  const names = [...declared.map((entry) => textOf(entry, 'name')), textOf(inputs, 'name')]
  return names.flatMap((name) => (name === undefined ? [] : [foldName(name)]))
}
