import type { ShellCommand } from '../../shared/ipc/payloads.ts'

/** Commands for the page of a window: they wait while it is being loaded, since nobody would hear them. */
export class PageCommands {
  readonly #send: (command: ShellCommand) => void
  #waiting: ShellCommand[] = []
  #isHeard = false

  constructor(send: (command: ShellCommand) => void) {
    this.#send = send
  }

  say(command: ShellCommand): void {
    if (this.#isHeard) this.#send(command)
    else this.#waiting.push(command)
  }

  /** The page listens now. */
  listens(): void {
    this.#isHeard = true
    const waiting = this.#waiting
    this.#waiting = []
    for (const command of waiting) this.#send(command)
  }

  /** The page is loaded anew. */
  leaves(): void {
    this.#isHeard = false
  }
}
