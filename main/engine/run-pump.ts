import type { Command } from './command.ts'
import type { Slot } from './frame.ts'
import type { RunCore } from './run-core.ts'
import type { RunDebugger } from './run-debugger.ts'
import { isStillToDo } from './run-restart.ts'

/** Work that is done in one go before others get a turn, in ms. */
const sliceMs = 8

/** What is done about commands, and where it is heard that there are none for now. */
export interface PumpParts {
  readonly debug: RunDebugger
  obey(command: Command): void
  /** Our own fault: it ends the run. */
  failed(thrown: unknown): void
  /** Nothing is to be done for now. */
  rested(): void
}

/** The commands that `step` found to be done, one after the other; a long run lets others have their turns. */
export class RunPump {
  private readonly run: RunCore
  private readonly parts: PumpParts
  private head = 0
  private isPumping = false
  private isScheduled = false

  constructor(run: RunCore, parts: PumpParts) {
    this.run = run
    this.parts = parts
  }

  /** Whether commands are being obeyed, or will be without anything from outside. */
  get isBusy(): boolean {
    return this.isPumping || this.isScheduled
  }

  /** Does what is to be done, until nothing is, or others are to have a turn. */
  pump(): void {
    if (this.isPumping || this.run.isStopped || this.run.isDraining || this.parts.debug.isPaused) return
    this.isPumping = true
    const { commands } = this.run.machine
    const sliceEnd = this.run.ports.clock.nowMs() + sliceMs
    let count = 0
    while (this.head < commands.length && !this.run.machine.isOver) {
      if (this.mustYield(count, sliceEnd)) {
        this.pumpLater()
        break
      }
      count += 1
      const command = commands[this.head] as Command
      if (this.parts.debug.isArmed) {
        if (this.parts.debug.stopsAfter(this.nextToBegin())) break
        if (command.kind === 'start' && isStillToDo(command) && this.parts.debug.stopsAt(command.slot)) break
      }
      this.head += 1
      if (this.head > 4096) {
        commands.splice(0, this.head)
        this.head = 0
      }
      try {
        this.parts.obey(command)
      } catch (thrown) {
        this.parts.failed(thrown)
      }
    }
    if (this.head === commands.length) {
      commands.length = 0
      this.head = 0
    }
    this.isPumping = false
    this.parts.rested()
  }

  /** Drops the commands of a replay that were obeyed when its events were written. */
  forgetObeyed(): void {
    const { commands } = this.run.machine
    const open = commands.filter((command) => isStillToDo(command))
    commands.length = 0
    for (const command of open) commands.push(command)
  }

  /** The action that begins next, as far as it is known. */
  nextToBegin(): Slot | undefined {
    const next = this.run.machine.commands.slice(this.head).find((command) => isStillToDo(command))
    return next?.kind === 'start' ? next.slot : undefined
  }

  private mustYield(count: number, sliceEnd: number): boolean {
    const { yieldEvery, clock, journal } = this.run.ports
    if (yieldEvery !== undefined) return count >= yieldEvery
    return (count & 63) === 63 && (clock.nowMs() >= sliceEnd || journal.isBlocked)
  }

  private pumpLater(): void {
    if (this.isScheduled) return
    this.isScheduled = true
    const goOn = () => {
      this.isScheduled = false
      this.pump()
    }
    if (this.run.ports.journal.isBlocked) this.run.ports.journal.afterCommit(goOn)
    else this.run.ports.clock.soon(goOn)
  }
}
