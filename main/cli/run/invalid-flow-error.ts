import { DefinitionError } from '../../../shared/errors/index.ts'
import type { Problem } from '../../../shared/wdl/index.ts'

/** A flow does not compile: all its error-severity problems, each with its place in the file. */
export class InvalidFlowError extends DefinitionError {
  /** As the person may open it. */
  readonly file: string
  /** The file's text, to show the lines the problems are about. */
  readonly text: string

  constructor(file: string, text: string, problems: readonly Problem[]) {
    const [first] = problems
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    super(
      'definition.invalid',
      first === undefined
        ? `${file} holds no workflow definition.`
        : `${file} has ${count} and cannot run. The first: ${first.message}`,
      { hint: first?.hint, problems },
    )
    this.file = file
    this.text = text
  }
}
