/** One step into a loop: the loop's name and the zero-based index of the iteration. */
export interface RepetitionStep {
  readonly scope: string
  readonly index: number
}

/** Where inside loops an action ran, outermost loop first; empty at the top. */
export type Repetition = readonly RepetitionStep[]
