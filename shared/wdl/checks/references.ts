import { type Sentence, say } from '../../errors/say.ts'
import type { ExpressionReference } from '../../expressions/index.ts'
import type { CheckContext } from '../check-context.ts'
import type { FlowExpression } from '../flow-expressions.ts'
import { type ActionNode, loopsAround, parentsOf } from '../graph.ts'
import { rangeInString } from '../json-location.ts'
import { foldName, propertyNameOf } from '../lookup.ts'
import { runsBefore } from '../order.ts'
import { closestName } from './closest-name.ts'
import { ownerName, ownerWords } from './owner-name.ts'

/** What expressions name: actions that exist and are over by then, enclosing loops, declared parameters. */
export function checkReferences(context: CheckContext): void {
  for (const expression of context.expressions) {
    for (const reference of expression.references) {
      checkReference({ context, expression, reference })
    }
  }
}

interface Place {
  readonly context: CheckContext
  readonly expression: FlowExpression
  readonly reference: ExpressionReference
}

interface Complaint {
  readonly severity: 'error' | 'warning'
  readonly code: `definition.${string}`
  readonly message: Sentence
  readonly hint?: Sentence | undefined
}

function checkReference(place: Place): void {
  switch (place.reference.kind) {
    case 'action':
      checkAction(place)
      return
    case 'result':
      checkResult(place)
      return
    case 'items':
    case 'iterationIndexes':
      checkLoop(place)
      return
    case 'item':
      checkItem(place)
      return
    case 'parameter':
      checkParameter(place)
      return
    default:
  }
}

function complain({ context, expression, reference }: Place, complaint: Complaint): void {
  context.report({
    ...complaint,
    path: expression.path,
    range: rangeInString(context.document.text, expression.node, reference.range),
    action: ownerName(expression),
  })
}

/** The action of that name that the expression means: the nearest one where names occur twice. */
function findAction({ context, expression, reference }: Place): ActionNode | undefined {
  const { name } = reference
  if (name === undefined) return undefined
  if (expression.owner.kind === 'action') {
    for (const at of [expression.owner.node, ...parentsOf(expression.owner.node)]) {
      const sibling = at.branch.actions.find((candidate) => foldName(candidate.name) === foldName(name))
      if (sibling !== undefined) return sibling
    }
  }
  return context.graph.action(name)
}

function checkAction(place: Place): void {
  const { name } = place.reference
  if (name === undefined) return
  const target = findAction(place)
  if (target === undefined) {
    complainAboutUnknown(place, name)
    return
  }
  checkOrder(place, target)
}

function complainAboutUnknown(place: Place, name: string): void {
  const { graph } = place.context
  const trigger = graph.trigger(name)
  const near = closestName(
    name,
    graph.actions.map((node) => node.name),
  )
  complain(place, {
    severity: trigger === undefined ? 'error' : 'warning',
    code: trigger === undefined ? 'definition.unknown-action' : 'definition.trigger-as-action',
    message:
      trigger === undefined
        ? say`There is no action '${name}' in this flow.`
        : say`'${name}' is the trigger, not an action.`,
    hint:
      trigger !== undefined
        ? say`Use triggerBody() or triggerOutputs() instead.`
        : near === undefined
          ? say`Use the name as it stands in the definition, with underscores for spaces.`
          : say`Did you mean '${near}'?`,
  })
}

function checkOrder(place: Place, target: ActionNode): void {
  const { owner, field } = place.expression
  if (owner.kind === 'outputs' || field === 'trackedproperties') return
  if (owner.kind === 'trigger') {
    complain(place, {
      severity: 'error',
      code: 'definition.action-in-trigger',
      message: say`${ownerWords(place.expression)} uses '${target.name}', but no action has run when it fires.`,
      hint: say`A trigger can use its own outputs and parameters only.`,
    })
    return
  }
  const { node } = owner
  if (target === node) {
    complain(place, {
      severity: 'error',
      code: 'definition.self-reference',
      message: say`'${node.name}' uses its own result, which is not there yet.`,
      hint: say`Name an action that runs before.`,
    })
    return
  }
  // A loop's own condition is evaluated after its actions.
  if (node.manifest.traits.isLoop && field !== 'foreach' && parentsOf(target).includes(node)) return
  if (parentsOf(node).includes(target)) {
    complain(place, {
      severity: 'warning',
      code: 'definition.parent-reference',
      message: say`'${node.name}' uses the result of '${target.name}', which it is inside of and which is not over yet.`,
      hint: say`Name an action that runs before.`,
    })
    return
  }
  if (runsBefore(target, node)) return
  complain(place, {
    // Before schema 2016 the order followed from the references themselves.
    severity: place.context.isOldSchema ? 'warning' : 'error',
    code: 'definition.not-run-before',
    message: say`'${node.name}' uses '${target.name}', which does not run before it.`,
    hint: orderHint(target, node),
  })
}

function orderHint(target: ActionNode, node: ActionNode): Sentence {
  const cases = [target, ...parentsOf(target)]
  const shared = [node, ...parentsOf(node)].find((at) => cases.some((other) => other.branch === at.branch))
  const before = cases.find((candidate) => candidate.branch === shared?.branch)
  if (shared === undefined || before === undefined || shared === before) {
    return say`Only results of actions that are over by then can be used.`
  }
  return runsBefore(shared, before)
    ? say`'${before.name}' runs after '${shared.name}'; change their order.`
    : say`Let '${shared.name}' run after '${before.name}'.`
}

function checkResult(place: Place): void {
  const { name } = place.reference
  if (name === undefined) return
  const target = findAction(place)
  if (target === undefined) {
    complainAboutUnknown(place, name)
    return
  }
  if (target.manifest.traits.childActions.length === 0) {
    complain(place, {
      severity: 'error',
      code: 'definition.result-of-plain-action',
      message: say`result('${name}') needs a scope, condition or loop, but '${target.name}' holds no actions.`,
      hint: say`Use actions('${name}') for the record of a single action.`,
    })
    return
  }
  checkOrder(place, target)
}

function checkLoop(place: Place): void {
  const { reference, expression } = place
  const { name } = reference
  if (name === undefined) return
  const around = expression.owner.kind === 'action' ? enclosingLoops(expression.owner.node, expression) : []
  const loop = around.find((candidate) => foldName(candidate.name) === foldName(name))
  const needsItems = reference.kind === 'items'
  if (loop !== undefined && (!needsItems || loop.manifest.traits.loop === 'foreach')) return
  const target = findAction(place)
  const near = closestName(
    name,
    around.map((candidate) => candidate.name),
  )
  complain(place, {
    severity: 'error',
    code: target === undefined ? 'definition.unknown-loop' : 'definition.not-in-loop',
    message:
      target === undefined
        ? say`There is no loop '${name}' in this flow.`
        : loop !== undefined
          ? say`'${loop.name}' repeats until a condition is met; it has no items.`
          : target.manifest.traits.isLoop
            ? say`${ownerWords(expression)} is not inside the loop '${target.name}'.`
            : say`'${target.name}' is not a loop.`,
    hint:
      near !== undefined
        ? say`Did you mean '${near}'?`
        : around.length > 0
          ? say`The loops around it: ${around.map((candidate) => `'${candidate.name}'`).join(', ')}.`
          : say`${reference.functionName}() can be used inside a loop only.`,
  })
}

/** Loops whose items an expression can see; a loop's own condition sees its own index. */
function enclosingLoops(node: ActionNode, expression: FlowExpression): readonly ActionNode[] {
  const around = loopsAround(node)
  return node.manifest.traits.loop === 'until' && expression.field === 'expression'
    ? [node, ...around]
    : around
}

function checkItem(place: Place): void {
  const { owner, input } = place.expression
  // The item of a trigger is that of its splitOn.
  if (owner.kind !== 'action') return
  const { node } = owner
  const hasItem =
    node.manifest.traits.itemInputs.some((name) => foldName(name) === input) ||
    loopsAround(node).some((loop) => loop.manifest.traits.loop === 'foreach')
  if (hasItem) return
  complain(place, {
    severity: 'error',
    code: 'definition.no-item',
    message: say`item() has no value in '${node.name}': it is not inside a loop over items.`,
    hint: say`item() works inside Apply to each, and in Select, Filter array and Create table.`,
  })
}

/** Shapes whose parameters are all in the same document; elsewhere they may come from files beside it. */
const selfContained: ReadonlySet<string> = new Set(['solution', 'flow-package', 'arm', 'gallery', 'resource'])

function checkParameter(place: Place): void {
  const { name } = place.reference
  const { definition, document } = place.context
  if (name === undefined || propertyNameOf(definition.parameters, name) !== undefined) return
  if (propertyNameOf(document.flow.parameters, name) !== undefined) return
  const near = closestName(name, Object.keys(definition.parameters))
  complain(place, {
    // The platform fills in $connections and $authentication itself.
    severity: selfContained.has(document.shape) && !name.startsWith('$') ? 'error' : 'warning',
    code: 'definition.unknown-parameter',
    message: say`There is no parameter '${name}' in this flow.`,
    hint:
      near === undefined ? say`Declare it under the definition's parameters.` : say`Did you mean '${near}'?`,
  })
}
