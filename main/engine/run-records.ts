import { FlowError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { actionKey, type Content } from '../../shared/run/index.ts'
import { foldName } from '../../shared/wdl/lookup.ts'
import type { Frame, Slot } from './frame.ts'
import type { ActionPlan, Plan } from './plan.ts'
import type { RunView } from './run-context.ts'
import type { RunCore } from './run-core.ts'
import { trackingIdOf } from './tracking-id.ts'

/** The records of a run that expressions read: its actions, its trigger, itself. Each is made when first asked for. */
export class RunRecords implements RunView {
  private readonly run: RunCore
  private trigger: WdlObject | undefined
  private outputsOfTrigger: WdlValue | undefined
  private workflow: WdlObject | undefined

  constructor(run: RunCore) {
    this.run = run
  }

  get plan(): Plan {
    return this.run.setup.plan
  }

  get triggerOutputs(): WdlValue {
    if (this.outputsOfTrigger !== undefined) return this.outputsOfTrigger
    const { started, triggerOutputs } = this.run.setup
    this.outputsOfTrigger = triggerOutputs ?? this.loaded(started.trigger.outputs)
    return this.outputsOfTrigger
  }

  /** A plain value: a getter in a literal gets a hidden class of its own, which keeps the run until the next full collection. */
  get triggerRecord(): WdlObject | undefined {
    if (this.trigger !== undefined) return this.trigger
    const { started } = this.run.setup
    const { trigger, at, runId } = started
    const record: Mutable<WdlObject> = {
      name: trigger.name,
      inputs: null,
      outputs: this.triggerOutputs,
      startTime: timestamp(at),
      endTime: timestamp(at),
      trackingId: trackingIdOf(runId, ''),
      clientTrackingId: started.correlationId,
      originHistoryName: runId,
      code: 'OK',
      status: 'Succeeded',
    }
    this.trigger = record
    // They may refer to the trigger itself, which has none meanwhile.
    record.inputs = trigger.inputs === undefined ? this.triggerInputs() : this.loaded(trigger.inputs)
    return record
  }

  private loaded(content: Content | undefined): WdlValue {
    return content === undefined ? null : this.run.payloads.valueOf({ value: undefined, content })
  }

  /** The inputs of the trigger as its definition has them; null where they cannot be evaluated, or hold a secret. */
  private triggerInputs(): WdlValue {
    const { plan, started } = this.run.setup
    const trigger = plan.triggers.find(({ name }) => name === started.trigger.name)
    if (trigger?.inputs === undefined || trigger.isSecure) return null
    try {
      return trigger.inputs.compiled.evaluate(this.run.context)
    } catch (thrown) {
      if (thrown instanceof FlowError) return null
      throw thrown
    }
  }

  workflowRecord(): WdlObject {
    if (this.workflow !== undefined) return this.workflow
    const { flow, runId } = this.run.setup.started
    const id = `/workflows/${flow.flowId}`
    this.workflow = {
      id,
      name: flow.flowId,
      type: 'Microsoft.Logic/workflows',
      location: 'local',
      tags: {
        flowDisplayName: flow.displayName,
        environmentName: flow.environmentId ?? 'local',
        logicAppName: flow.flowId,
      },
      run: { id: `${id}/runs/${runId}`, name: runId, type: 'Microsoft.Logic/workflows/runs' },
    }
    return this.workflow
  }

  parameter(name: string): WdlValue | undefined {
    const given = this.run.setup.parameters.get(foldName(name))
    if (given !== undefined || !this.hasStandIns) return given
    return this.plan.readShapes().parameterSample(name)
  }

  variableValue(foldedName: string): WdlValue | undefined {
    const variable = this.run.machine.variables.get(foldedName)
    return variable === undefined ? undefined : this.run.payloads.valueOf(variable.payload)
  }

  recordOf(slot: Slot): WdlObject {
    if (slot.record !== undefined) return slot.record
    const { run } = this
    const isDone = slot.phase === 'done' || slot.endTime > 0
    const record: Mutable<WdlObject> = {
      name: slot.action.name,
      startTime: timestamp(slot.startTime),
      endTime: isDone ? timestamp(slot.endTime) : null,
      trackingId: run.trackingId(slot),
      clientTrackingId: run.setup.started.correlationId,
      status: isDone ? slot.status : 'Running',
    }
    if (slot.inputs !== undefined) record.inputs = run.payloads.valueOf(slot.inputs)
    if (isDone) {
      if (slot.outputs !== undefined) record.outputs = run.payloads.valueOf(slot.outputs)
      record.code = slot.code
      if (slot.tracked !== undefined) record.trackedProperties = run.payloads.valueOf(slot.tracked)
    }
    if (slot.error !== undefined) record.error = { code: slot.error.code, message: slot.error.message }
    if (slot.loop !== undefined) record.iterationCount = slot.loop.completed
    if (slot.phase === 'done') slot.record = record
    return record
  }

  outputsOf(slot: Slot): WdlValue {
    return slot.outputs === undefined ? null : this.run.payloads.valueOf(slot.outputs)
  }

  /** An action whose branch was not entered: it is there, skipped, and holds nothing. */
  skippedRecord(action: ActionPlan): WdlObject {
    return { name: action.name, status: 'Skipped', code: 'ActionSkipped' }
  }

  resultsOf(slot: Slot): readonly WdlValue[] {
    if (slot.loop !== undefined) return slot.loop.results?.flatMap((records) => records ?? []) ?? []
    return slot.child === undefined ? [] : this.recordsOf(slot.child)
  }

  nowMs(): number {
    return this.run.clock.nowMs()
  }

  random(): number {
    return this.run.ports.chance.random()
  }

  newGuid(): string {
    return this.run.ports.chance.newGuid()
  }

  appSetting(name: string): string | undefined {
    const given = this.run.ports.appSetting?.(name)
    if (given !== undefined || !this.hasStandIns) return given
    return this.plan.readShapes().settingSample(name)
  }

  /** Where nothing is called for real, the address is one that stays the same from run to run of a test. */
  callbackUrl(slot: Slot): string | undefined {
    const { started, mockScript } = this.run.setup
    const { mocks, runId } = started
    if (mocks !== 'none' && mockScript?.callsUnanswered !== true) {
      return `https://callback.invalid/runs/${runId}`
    }
    return this.run.ports.callbacks?.addressOf(runId, actionKey(slot.action.name, slot.frame.repetition))
  }

  /** Standard workflows keep parameters and settings in files beside them; with mocks, missing ones are made up. */
  private get hasStandIns(): boolean {
    const { setup } = this.run
    return setup.started.mocks !== 'none' && setup.plan.profile === 'logic-apps-standard'
  }

  /** Keeps of an iteration that has ended what expressions ask for later; all else is let go. */
  remember(slot: Slot, frame: Frame): void {
    const loop = slot.loop
    if (loop === undefined) return
    if (slot.action.loop === 'until') loop.lastFrame = frame
    if (slot.action.isResultRead) {
      loop.results ??= []
      loop.results[frame.index] = this.recordsOf(frame)
    }
    for (const action of slot.action.gathers) {
      loop.gathered ??= new Map()
      const records = loop.gathered.get(action.id) ?? []
      records[frame.index] = this.run.context.recordFrom(frame, action)
      loop.gathered.set(action.id, records)
    }
  }

  private recordsOf(frame: Frame): WdlValue[] {
    return frame.slots.filter((slot) => slot.phase === 'done').map((slot) => this.recordOf(slot))
  }
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] }

/** A time as the platform prints it: UTC with seven digits. */
function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}0000Z`
}
