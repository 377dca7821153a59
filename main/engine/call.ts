import type { JsonPath } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { RunId } from '../../shared/run/index.ts'
import type { ActionCall, Part } from './action-handler.ts'
import type { Frame, Slot } from './frame.ts'
import type { EnginePart } from './plan.ts'
import type { EnginePorts } from './ports.ts'
import type { RunDriver } from './run-driver.ts'

/** One execution of an action: the narrow door through which its handler sees the run. */
export class Call implements ActionCall {
  readonly resume: string | undefined
  private readonly driver: RunDriver
  private readonly slot: Slot
  private readonly frame: Frame

  constructor(driver: RunDriver, slot: Slot, resume: string | undefined, frame: Frame = slot.frame) {
    this.driver = driver
    this.slot = slot
    this.resume = resume
    this.frame = frame
  }

  get name(): string {
    return this.slot.action.name
  }
  get type(): string {
    return this.slot.action.type
  }
  get definition(): WdlObject {
    return this.slot.action.definition
  }
  get path(): JsonPath {
    return this.slot.action.path
  }
  get runId(): RunId {
    return this.driver.runId
  }
  get inputs(): WdlValue {
    return this.slot.inputs === undefined ? null : this.driver.payloads.valueOf(this.slot.inputs)
  }
  get attempt(): number {
    return this.slot.attempt
  }
  get startTime(): number {
    return this.slot.startTime
  }
  get trackingId(): string {
    return this.driver.records.trackingId(this.slot)
  }
  get correlationId(): string {
    return this.driver.setup.started.correlationId
  }
  get signal(): AbortSignal {
    this.slot.abort ??= new AbortController()
    return this.slot.abort.signal
  }
  get ports(): Pick<EnginePorts, 'http' | 'connectors' | 'childFlows'> {
    return this.driver.ports
  }
  get connectionReferences(): WdlObject {
    return this.driver.setup.connectionReferences
  }
  get caller(): 'waiting' | 'answered' | 'none' {
    return this.driver.caller
  }

  variable(name: string) {
    const variable = this.driver.machine.variables.get(name.toLowerCase())
    if (variable === undefined) return undefined
    return { name: variable.name, type: variable.type, value: this.driver.payloads.valueOf(variable.payload) }
  }

  nowMs(): number {
    return this.driver.clock.nowMs()
  }

  evaluate(part: Part, item?: WdlValue): WdlValue {
    if (item === undefined) return this.driver.evaluate(part as EnginePart, this.slot, this.frame)
    return this.driver.context.withItem(item, () =>
      this.driver.evaluate(part as EnginePart, this.slot, this.frame),
    )
  }
}
