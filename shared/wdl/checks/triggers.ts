import { say } from '../../errors/say.ts'
import { platformLimits } from '../../profiles/platform-limits.ts'
import type { CheckContext } from '../check-context.ts'
import { partNameOf } from '../definition.ts'
import { parentsOf } from '../graph.ts'

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

/** Nothing can run after an action that ends the run. */
function checkEnds(context: CheckContext): void {
  for (const node of context.graph.actions) {
    if (!node.manifest.traits.endsRun) continue
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
