import type { EvaluationContext, ExpressionLimits } from '../../shared/expressions/context.ts'
import { defaultLimits } from '../../shared/expressions/limits.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { Frame, Slot } from './frame.ts'
import type { ActionPlan, Plan } from './plan.ts'

/** What the context asks of the run it belongs to. */
export interface RunView {
  readonly plan: Plan
  readonly triggerRecord: WdlObject | undefined
  readonly triggerOutputs: WdlValue
  workflowRecord(): WdlObject
  parameter(name: string): WdlValue | undefined
  variableValue(foldedName: string): WdlValue | undefined
  recordOf(slot: Slot): WdlObject
  /** Outputs of an action that is over; null when it has none. */
  outputsOf(slot: Slot): WdlValue
  skippedRecord(action: ActionPlan): WdlObject
  resultsOf(slot: Slot): readonly WdlValue[]
  nowMs(): number
  random(): number
  newGuid(): string
  appSetting(name: string): string | undefined
  /** Where the action that is being evaluated can be called back; `undefined` where nothing listens. */
  callbackUrl(slot: Slot): string | undefined
}

/**
 * What expressions of one run see, from the place (`frame`) that the driver sets before each evaluation. One
 * object per run, so that evaluating costs no set-up.
 */
export class RunContext implements EvaluationContext {
  readonly limits: ExpressionLimits = defaultLimits
  frame: Frame | undefined
  slot: Slot | undefined
  private readonly run: RunView
  private readonly itemStack: WdlValue[] = []

  constructor(run: RunView) {
    this.run = run
  }

  /** Evaluates with `item` as the innermost `item()`. */
  withItem<T>(item: WdlValue, evaluate: () => T): T {
    this.itemStack.push(item)
    try {
      return evaluate()
    } finally {
      this.itemStack.pop()
    }
  }

  action(name: string): WdlObject | undefined {
    const actions = this.run.plan.actionsByName
    const action = actions.get(name) ?? actions.get(name.toLowerCase())
    return action === undefined ? undefined : this.recordFrom(this.frame, action)
  }

  actionOutputs(name: string): WdlValue | undefined {
    const actions = this.run.plan.actionsByName
    const action = actions.get(name) ?? actions.get(name.toLowerCase())
    if (action === undefined) return undefined
    let base: Frame | undefined = this.frame
    while (base !== undefined && base.scope !== action.scope) base = base.parent
    const slot = base?.slots[action.index]
    return slot === undefined || slot.phase !== 'done' ? undefined : this.run.outputsOf(slot)
  }

  currentAction(): WdlObject | undefined {
    return this.slot === undefined ? undefined : this.run.recordOf(this.slot)
  }

  trigger(): WdlObject | undefined {
    return this.run.triggerRecord
  }

  triggerOutputs(): WdlValue {
    return this.run.triggerOutputs
  }

  workflow(): WdlObject {
    return this.run.workflowRecord()
  }

  parameter(name: string): WdlValue | undefined {
    return this.run.parameter(name)
  }

  variable(name: string): WdlValue | undefined {
    return this.run.variableValue(name.toLowerCase())
  }

  item(): WdlValue | undefined {
    if (this.itemStack.length > 0) return this.itemStack[this.itemStack.length - 1]
    for (let frame: Frame | undefined = this.frame; frame !== undefined; frame = frame.parent) {
      if (frame.owner?.action.loop === 'foreach') return frame.item
    }
    return undefined
  }

  items(loopName: string): WdlValue | undefined {
    return this.loopFrame(loopName)?.item
  }

  iterationIndex(loopName: string): number | undefined {
    return this.loopFrame(loopName)?.index
  }

  result(scopeName: string): readonly WdlValue[] | undefined {
    const action = this.run.plan.actionsByName.get(scopeName.toLowerCase())
    const slot = action === undefined ? undefined : this.slotFrom(this.frame, action)
    return slot === undefined || slot.phase === 'pending' ? undefined : this.run.resultsOf(slot)
  }

  listCallbackUrl(): string | undefined {
    return this.slot === undefined ? undefined : this.run.callbackUrl(this.slot)
  }

  callbackUrlOf(slot: Slot): string | undefined {
    return this.run.callbackUrl(slot)
  }

  appSetting(name: string): string | undefined {
    return this.run.appSetting(name)
  }

  nowMs(): number {
    return this.run.nowMs()
  }

  random(): number {
    return this.run.random()
  }

  newGuid(): string {
    return this.run.newGuid()
  }

  /** The record of an action as seen from a frame; `undefined` while it is not over. */
  recordFrom(from: Frame | undefined, action: ActionPlan): WdlObject | undefined {
    let base: Frame | undefined = from
    while (base !== undefined && action.scope.chain[base.scope.chain.length - 1] !== base.scope)
      base = base.parent
    if (base === undefined) return undefined
    const chain = action.scope.chain
    for (let depth = base.scope.chain.length; depth < chain.length; depth += 1) {
      const scope = chain[depth]
      const owner: Slot | undefined = scope?.owner === undefined ? undefined : base?.slots[scope.owner.index]
      if (owner === undefined || scope === undefined) return undefined
      if (owner.action.loop === 'foreach') return gatheredRecord(owner, action)
      const inner: Frame | undefined = owner.action.loop === 'until' ? owner.loop?.lastFrame : owner.child
      if (inner === undefined || inner.scope !== scope) {
        return owner.phase === 'done' || inner !== undefined ? this.run.skippedRecord(action) : undefined
      }
      base = inner
    }
    const slot = base.slots[action.index]
    return slot === undefined || slot.phase === 'pending' ? undefined : this.run.recordOf(slot)
  }

  private slotFrom(from: Frame | undefined, action: ActionPlan): Slot | undefined {
    let base: Frame | undefined = from
    while (base !== undefined && action.scope.chain[base.scope.chain.length - 1] !== base.scope)
      base = base.parent
    const chain = action.scope.chain
    for (let depth = base?.scope.chain.length ?? chain.length; depth < chain.length; depth += 1) {
      const scope = chain[depth]
      const owner: Slot | undefined = scope?.owner === undefined ? undefined : base?.slots[scope.owner.index]
      base = owner?.action.loop === undefined ? owner?.child : owner.loop?.lastFrame
      if (base?.scope !== scope) return undefined
    }
    return base?.slots[action.index]
  }

  private loopFrame(name: string): Frame | undefined {
    const folded = name.toLowerCase()
    for (let frame: Frame | undefined = this.frame; frame !== undefined; frame = frame.parent) {
      const owner: ActionPlan | undefined = frame.owner?.action
      if (owner?.loop !== undefined && (owner.name === name || owner.name.toLowerCase() === folded))
        return frame
    }
    return undefined
  }
}

/** From outside a Foreach, an action's outputs are the list of its outputs of every iteration. */
function gatheredRecord(loop: Slot, action: ActionPlan): WdlObject | undefined {
  if (loop.phase !== 'done') return undefined
  const records = loop.loop?.gathered?.get(action.id) ?? []
  const list = (part: string) => records.map((record) => record?.[part] ?? null)
  const status = records.some((record) => record?.status === 'Failed') ? 'Failed' : 'Succeeded'
  return { name: action.name, status, inputs: list('inputs'), outputs: list('outputs') }
}
