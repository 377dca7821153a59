import type { WdlValue } from '../../shared/expressions/value.ts'
import type { CompletedResult } from './action-handler.ts'
import { type Fault, type FaultPlan, faultOf } from './fault-plan.ts'
import { faultyPorts, injectFault, type Sleep } from './inject-fault.ts'
import { resultOfAnswer } from './mock.ts'
import type { EnginePorts } from './ports.ts'

/** The faults of one run. */
export class RunFaults {
  private readonly plan: FaultPlan
  private readonly timeoutMs: number
  private readonly sleep: Sleep

  /** `timeoutMs`: time a call has that does not say; `sleep` is on the run's clock. */
  constructor(plan: FaultPlan, timeoutMs: number, sleep: Sleep) {
    this.plan = plan
    this.timeoutMs = timeoutMs
    this.sleep = sleep
  }

  /** The fault that meets call number `call` (from 0) of an action. */
  of(action: string, inputs: WdlValue, call: number): Fault | undefined {
    return this.plan.length === 0 ? undefined : faultOf(this.plan, action, inputs, call)
  }

  /** How many calls of an action before this one never came to their answer, so that scripted answers wait for them. */
  lostBefore(action: string, inputs: WdlValue, call: number): number {
    if (this.plan.length === 0) return 0
    let lost = 0
    for (let earlier = 0; earlier < call; earlier += 1) {
      const fault = faultOf(this.plan, action, inputs, earlier)
      if (fault !== undefined && (fault.kind !== 'slow' || fault.delayMs >= this.timeoutMs)) lost += 1
    }
    return lost
  }

  /** The ports for an attempt that makes its call. */
  portsFor(ports: EnginePorts, fault: Fault, inputs: WdlValue): EnginePorts {
    return faultyPorts(ports, { fault, inputs, timeoutMs: this.timeoutMs, sleep: this.sleep })
  }

  /** What becomes of an attempt whose answer is made up: as `answer` says, or as the fault does. */
  answer(
    action: string,
    fault: Fault,
    answer: CompletedResult,
    signal: AbortSignal,
  ): Promise<CompletedResult> {
    return injectFault({
      fault,
      target: `The service of '${action}'`,
      timeoutMs: this.timeoutMs,
      signal,
      sleep: this.sleep,
      real: async () => answer,
      answer: (made) => resultOfAnswer(action, { ...made }),
    })
  }
}
