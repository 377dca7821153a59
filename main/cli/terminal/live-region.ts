import type { TextSink } from '../cli-io.ts'

/**
 * The last lines of a terminal, drawn over and over. Lines above it are printed once and stay. No line may be wider
 * than the terminal, or the count of lines to go back would be wrong; callers cut them.
 */
export class LiveRegion {
  readonly #sink: TextSink
  #lines: readonly string[] = []
  #isCursorHidden = false

  constructor(sink: TextSink) {
    this.#sink = sink
  }

  /** Prints `above` for good and draws `lines` below it, in one write. */
  draw(above: readonly string[], lines: readonly string[]): void {
    if (above.length === 0 && isSame(lines, this.#lines)) return
    const hide = this.#isCursorHidden ? '' : '\u001b[?25l'
    this.#isCursorHidden = true
    this.#sink.write(hide + this.#back() + [...above, ...lines].map((line) => `${line}\n`).join(''))
    this.#lines = lines
  }

  /** Prints `above` for good, removes the region and gives the cursor back. */
  close(above: readonly string[]): void {
    const show = this.#isCursorHidden ? '\u001b[?25h' : ''
    this.#sink.write(this.#back() + above.map((line) => `${line}\n`).join('') + show)
    this.#lines = []
    this.#isCursorHidden = false
  }

  #back(): string {
    return this.#lines.length === 0 ? '' : `\u001b[${this.#lines.length}A\r\u001b[J`
  }
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index])
}
