import type { JsonPath } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { RunId } from '../../shared/run/index.ts'
import type { ActionCall, Part, PartRetry } from './action-handler.ts'
import type { Frame, Slot } from './frame.ts'
import type { EnginePart } from './plan.ts'
import type { EnginePorts } from './ports.ts'
import type { RunCore } from './run-core.ts'
import { securedPorts } from './secured-ports.ts'

/** One execution of an action: the narrow door through which its handler sees the run. */
export class Call implements ActionCall {
  readonly resume: string | undefined
  private readonly run: RunCore
  private readonly slot: Slot
  private readonly frame: Frame

  private readonly out: EnginePorts

  constructor(
    run: RunCore,
    slot: Slot,
    resume: string | undefined,
    frame: Frame = slot.frame,
    ports: EnginePorts = run.ports,
  ) {
    this.out = securedPorts(ports, slot.action)
    this.run = run
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
    return this.run.runId
  }
  get inputs(): WdlValue {
    return this.slot.inputs === undefined ? null : this.run.payloads.valueOf(this.slot.inputs)
  }
  get calledBack(): WdlValue | undefined {
    const { calledBack } = this.slot
    return calledBack === undefined ? undefined : this.run.payloads.valueOf(calledBack)
  }
  get callbackUrl(): string | undefined {
    return this.run.context.callbackUrlOf(this.slot)
  }
  get canKeepOutputs(): boolean {
    return !this.slot.action.secureOutputs
  }
  get isReadWhole(): boolean {
    const read = this.run.setup.plan.readShapes().outputsOf(this.name)
    return read !== undefined && !read.has('body')
  }
  get attempt(): number {
    return this.slot.attempt
  }
  get startTime(): number {
    return this.slot.startTime
  }
  get isInsideForeach(): boolean {
    return this.slot.action.scope.chain.some(({ owner }) => owner?.loop === 'foreach')
  }
  get trackingId(): string {
    return this.run.trackingId(this.slot)
  }
  get correlationId(): string {
    return this.run.setup.started.correlationId
  }
  get signal(): AbortSignal {
    this.slot.abort ??= new AbortController()
    return this.slot.abort.signal
  }
  get ports(): ActionCall['ports'] {
    return this.out
  }
  get connectionReferences(): WdlObject {
    return this.run.setup.connectionReferences
  }
  get callerSince(): number | undefined {
    const { at, origin } = this.run.setup.started
    return origin === 'trigger' ? at : undefined
  }
  get caller(): 'waiting' | 'answered' | 'none' {
    return this.run.caller
  }

  variable(name: string) {
    const variable = this.run.machine.variables.get(name.toLowerCase())
    if (variable === undefined) return undefined
    return { name: variable.name, type: variable.type, value: this.run.payloads.valueOf(variable.payload) }
  }

  get termSeen(): ActionCall['termSeen'] {
    const { ports, runId } = this.run
    return ports.termSeen === undefined
      ? undefined
      : (term, outcome) => ports.termSeen?.(runId, term, outcome)
  }

  nowMs(): number {
    return this.run.clock.nowMs()
  }

  partRetrying(part: PartRetry): void {
    this.run.partRetrying(this.slot, part)
  }

  pause(durationMs: number): Promise<void> {
    return this.run.pause(durationMs, this.signal)
  }

  evaluate(part: Part, item?: WdlValue): WdlValue {
    if (item === undefined) return this.run.evaluate(part as EnginePart, this.slot, this.frame)
    return this.run.context.withItem(item, () => this.run.evaluate(part as EnginePart, this.slot, this.frame))
  }
}
