import type { JsonPath } from '../../errors/index.ts'
import { say } from '../../errors/say.ts'
import { valuesEqual } from '../../expressions/index.ts'
import type { WdlValue } from '../../expressions/value.ts'
import { platformLimits } from '../../profiles/platform-limits.ts'
import type { CheckContext } from '../check-context.ts'
import { type ActionDefinition, partNameOf } from '../definition.ts'
import { type ActionNode, parentsOf } from '../graph.ts'
import { foldName, isObject, propertyNameOf, propertyOf, textOf } from '../lookup.ts'

/** How the flow starts, answers and ends: triggers, Response and Terminate. */
export function checkTriggers(context: CheckContext): void {
  checkSchemaVersion(context)
  checkCount(context)
  checkResponses(context)
  checkEnds(context)
}

function checkSchemaVersion(context: CheckContext): void {
  if (!context.isOldSchema) return
  context.report({
    severity: 'warning',
    code: 'definition.old-schema',
    path: ['$schema'],
    message: say`The definition is of a schema before 2016-06-01, whose rules of order are not followed here.`,
    hint: say`Write the order of the actions with runAfter and use schema 2016-06-01.`,
  })
}

function checkCount(context: CheckContext): void {
  const { triggers } = context.graph
  const path = [partNameOf(context.definition, 'triggers')]
  const { maxTriggers } = platformLimits(context.profile)
  if (triggers.length === 0) {
    context.report({
      severity: 'warning',
      code: 'definition.no-trigger',
      path,
      message: say`The flow has no trigger, so nothing starts it.`,
      hint: say`Add a trigger, such as Request (by hand) or Recurrence (by the clock).`,
    })
  } else if (triggers.length > maxTriggers) {
    context.report({
      severity: 'warning',
      code: 'definition.too-many-triggers',
      path: triggers[maxTriggers]?.path ?? path,
      message:
        maxTriggers === 1
          ? say`The flow has ${triggers.length} triggers; the platform takes one.`
          : say`The flow has ${triggers.length} triggers; the platform takes at most ${maxTriggers}.`,
      hint: say`Make a flow of its own for each, and run the shared part as a child flow.`,
    })
  } else if (triggers.length > 1) {
    context.report({
      severity: 'info',
      code: 'definition.several-triggers',
      path: triggers[1]?.path ?? path,
      message: say`The flow has ${triggers.length} triggers; each of them starts it.`,
    })
  }
}

function checkResponses(context: CheckContext): void {
  const responses = context.graph.actions.filter((node) => node.manifest.traits.isResponse)
  const canAnswer = context.graph.triggers.some(
    (trigger) => trigger.manifest.traits.starts === 'instant' || trigger.manifest.category === 'other',
  )
  checkResponseSchemas(context, responses)
  for (const node of responses) {
    const loop = parentsOf(node).find((parent) => parent.manifest.traits.isLoop)
    if (loop !== undefined) {
      context.report({
        severity: 'warning',
        code: 'definition.response-in-loop',
        path: node.path,
        message: say`The response '${node.name}' is inside the loop '${loop.name}', but a caller gets one answer only.`,
        hint: say`Collect the results in the loop and respond after it.`,
        action: node.name,
      })
    }
    if (!canAnswer && context.graph.triggers.length > 0) {
      context.report({
        severity: 'warning',
        code: 'definition.response-without-request',
        path: node.path,
        message: say`'${node.name}' responds to a caller, but the trigger is no request that could be answered.`,
        hint: say`Take the action away, or start the flow by a Request trigger.`,
        action: node.name,
      })
    }
  }
}

/** Whoever calls reads one schema for each status code. */
function checkResponseSchemas(context: CheckContext, responses: readonly ActionNode[]): void {
  const first = new Map<string, { readonly name: string; readonly schema: WdlValue }>()
  for (const { action, name, path } of responses) {
    const inputs = propertyOf(action, 'inputs')
    const schema = propertyOf(inputs, 'schema')
    const status = String(propertyOf(inputs, 'statusCode') ?? 200)
    if (!isObject(schema) || status.startsWith('@')) continue
    const other = first.get(status)
    if (other === undefined) first.set(status, { name, schema })
    else if (!valuesEqual(other.schema, schema)) {
      context.report({
        severity: 'warning',
        code: 'definition.response-schemas-differ',
        path: pathIn(path, action, 'schema'),
        message: say`'${other.name}' and '${name}' respond with status code ${status} and different schemas; the platform refuses that.`,
        hint: say`Give both the same schema, or respond with different status codes.`,
        action: name,
      })
    }
  }
}

/** Actions that end the run: where they may stand, and that nothing can run after them. */
function checkEnds(context: CheckContext): void {
  for (const node of context.graph.actions) {
    if (!node.manifest.traits.endsRun) continue
    checkEnd(context, node)
    for (const follower of new Set(node.followers)) {
      const others = follower.runAfter.filter((edge) => edge.target !== node)
      if (others.length > 0) continue
      context.report({
        severity: 'warning',
        code: 'definition.unreachable-action',
        path: follower.path,
        message: say`'${follower.name}' never runs: '${node.name}' ends the run before.`,
        hint: say`Take it away, or move it before.`,
        action: follower.name,
      })
    }
  }
}

function checkEnd(context: CheckContext, node: ActionNode): void {
  const loop = parentsOf(node).find((parent) => parent.manifest.traits.isLoop)
  if (loop !== undefined) {
    context.report({
      severity: 'warning',
      code: 'definition.end-in-loop',
      path: node.path,
      message: say`'${node.name}' ends the run inside the loop '${loop.name}'; the platform refuses to save that.`,
      hint: say`Set a variable in the loop, and end the run after it.`,
      action: node.name,
    })
  }
  const inputs = propertyOf(node.action, 'inputs')
  const status = textOf(inputs, 'runStatus') ?? ''
  if (propertyOf(inputs, 'runError') === undefined || status.startsWith('@')) return
  if (foldName(status) === 'failed') return
  context.report({
    severity: 'warning',
    code: 'definition.end-with-error',
    path: pathIn(node.path, node.action, 'runError'),
    message: say`'${node.name}' ends the run ${status} and gives an error, which only a failed run has; the platform refuses that.`,
    hint: say`Take the error away, or end the run as failed.`,
    action: node.name,
  })
}

/** The place of a property of an action's inputs, as they are written. */
function pathIn(path: JsonPath, action: ActionDefinition, property: string): JsonPath {
  const inputs = propertyNameOf(action, 'inputs') ?? 'inputs'
  const owner = action[inputs]
  return [...path, inputs, (isObject(owner) ? propertyNameOf(owner, property) : undefined) ?? property]
}
