import { FlowError } from '../errors/index.ts'

/** A value is nested too deeply to be written as JSON. */
export class TooDeepError extends FlowError {
  constructor(depth: number) {
    super('expression.too-deep', `A value is nested deeper than ${depth} levels.`)
  }
}
