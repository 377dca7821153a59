import { RequestError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { actionKey, type DebugCommand, type DebugState } from '../../shared/run/index.ts'
import type { ActionRecorder } from './action-recorder.ts'
import { compileAsked, readsSecret } from './debug-expression.ts'
import type { Slot } from './frame.ts'
import { securedContent } from './payloads.ts'
import type { RunCore } from './run-core.ts'
import type { RunDebugger } from './run-debugger.ts'
import { slotAt } from './slot-at.ts'
import { fits, readVariableType } from './variable-types.ts'

/** Does what whoever debugs a run says. */
export class DebugCommands {
  private readonly run: RunCore
  private readonly debug: RunDebugger
  private readonly recorder: ActionRecorder
  private readonly nextSlot: () => Slot | undefined

  /** `nextSlot`: the action that would begin next. */
  constructor(run: RunCore, debug: RunDebugger, recorder: ActionRecorder, nextSlot: () => Slot | undefined) {
    this.run = run
    this.debug = debug
    this.recorder = recorder
    this.nextSlot = nextSlot
  }

  /**
   * Obeys a command; answers where the run stands then. Throws RequestError `run.not-paused`, `run.debug-action`,
   * `run.debug-expression`, `run.debug-value`.
   */
  obey(command: DebugCommand): DebugState {
    const { debug, run } = this
    switch (command.kind) {
      case 'look':
        break
      case 'set-breakpoints': {
        for (const { action } of command.breakpoints) this.mustKnow(action)
        debug.breakpoints.set(command.breakpoints)
        const { breakpoints } = command
        run.emit({ type: 'breakpoints-set', at: run.clock.nowMs(), breakpoints })
        break
      }
      case 'pause':
        debug.stopNow(this.nextSlot())
        break
      case 'continue':
        this.mustBePaused()
        debug.goOn(undefined)
        break
      case 'step':
        this.mustBePaused()
        debug.goOn(command.step)
        break
      case 'set-variable':
        this.mustBePaused()
        this.setVariable(command.name, readValue(command.value))
        break
      case 'set-outputs':
        this.mustBePaused()
        this.setOutputs(command, readValue(command.outputs))
        break
      case 'skip':
        this.mustBePaused()
        this.skip(this.mustBeAtAction())
        break
    }
    return debug.state
  }

  /**
   * JSON text of an expression's value where the run stands. Throws RequestError `run.not-paused`,
   * `run.debug-expression`, `run.debug-secret`; ExpressionError when it cannot be evaluated.
   */
  evaluate(text: string): string {
    this.mustBePaused()
    const part = compileAsked(text)
    const { at } = this.debug
    if (readsSecret(part, this.run, at)) {
      throw new RequestError('run.debug-secret', 'The expression reads something that is secured.', {
        hint: 'Ask for something else, or turn off secure inputs and outputs while you look for the fault.',
      })
    }
    return printJson(this.run.evaluate(part, at, at?.frame ?? this.run.machine.root))
  }

  private setVariable(name: string, value: WdlValue): void {
    const { run } = this
    const variable = run.machine.variables.get(name.toLowerCase())
    if (variable === undefined) {
      throw new RequestError('run.debug-value', `There is no variable '${name}' yet.`, {
        hint: 'A variable can be set once its Initialize variable action is over.',
      })
    }
    const type = readVariableType(variable.type)
    if (type !== undefined && !fits(type, value)) {
      throw new RequestError('run.debug-value', `'${variable.name}' is of type ${type}; the value is not.`)
    }
    const isSecured = variable.payload.content?.kind === 'secured'
    const content = isSecured ? securedContent : run.payloads.contentOf(value)
    run.machine.freshVariable = { value, content }
    const { at } = this.debug
    run.emit({
      type: 'variable-changed',
      at: run.clock.nowMs(),
      action: at?.action.name ?? '',
      ...(at === undefined || at.frame.repetition.length === 0 ? {} : { repetition: at.frame.repetition }),
      name: variable.name,
      value: content,
      byDebugger: true,
    })
  }

  private setOutputs(command: Extract<DebugCommand, { kind: 'set-outputs' }>, outputs: WdlValue): void {
    const slot = command.action === undefined ? this.mustBeAtAction() : this.mustFind(command)
    const { action } = slot
    if (action.branches.size > 0) {
      throw new RequestError(
        'run.debug-action',
        `'${action.name}' holds other actions and has no outputs of its own.`,
        {
          hint: 'Skip it, or step into it.',
        },
      )
    }
    if (slot.phase === 'pending' && slot === this.debug.at) {
      slot.startTime = this.run.clock.nowMs()
      slot.attempt = 1
      this.recorder.completed(slot, { kind: 'completed', status: 'Succeeded', code: 'OK', outputs })
      return
    }
    if (slot.phase !== 'done') {
      throw new RequestError(
        'run.debug-action',
        `'${action.name}' is not over, and not the one about to begin.`,
      )
    }
    slot.outputs = {
      value: outputs,
      content: action.secureOutputs ? securedContent : this.run.payloads.contentOf(outputs),
    }
    const { repetition } = slot.frame
    this.run.emit(
      {
        type: 'outputs-changed',
        at: this.run.clock.nowMs(),
        action: action.name,
        ...(repetition.length === 0 ? {} : { repetition }),
        outputs: slot.outputs.content ?? securedContent,
      },
      slot,
    )
  }

  private skip(slot: Slot): void {
    slot.startTime = this.run.clock.nowMs()
    this.recorder.skippedWhole(slot.action, slot.frame.repetition, slot, {
      code: 'ActionSkipped',
      error: {
        code: 'SkippedByDebugger',
        message: `'${slot.action.name}' was skipped by whoever debugged the run.`,
      },
    })
  }

  private mustBePaused(): void {
    if (this.debug.isPaused) return
    throw new RequestError('run.not-paused', 'The run is not paused.', { hint: 'Pause it first.' })
  }

  private mustBeAtAction(): Slot {
    const { at } = this.debug
    if (at !== undefined && at.phase === 'pending') return at
    throw new RequestError('run.debug-action', 'No action is about to begin here.', {
      hint: 'Step to the next action first.',
    })
  }

  private mustKnow(name: string): void {
    if (this.run.setup.plan.actionsByName.has(name.toLowerCase())) return
    throw new RequestError('run.debug-action', `The flow has no action '${name}'.`)
  }

  private mustFind({
    action = '',
    repetition,
  }: {
    action?: string
    repetition?: Slot['frame']['repetition']
  }): Slot {
    this.mustKnow(action)
    const slot = slotAt(this.run.machine, action, repetition ?? this.debug.at?.frame.repetition)
    if (slot !== undefined) return slot
    throw new RequestError(
      'run.debug-action',
      `'${actionKey(action, repetition)}' is not open where the run stands.`,
      {
        hint: 'Actions of iterations that have ended stay as they are.',
      },
    )
  }
}

function readValue(json: string): WdlValue {
  try {
    return parseJson(json)
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new RequestError('run.debug-value', `The value is not JSON. ${detail}`, { cause })
  }
}
