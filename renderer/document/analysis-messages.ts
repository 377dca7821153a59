import type { JsonPath } from '../../shared/errors/index.ts'
import type { ProfileName } from '../../shared/profiles/profile.ts'
import type { ConnectionFacts } from '../../shared/wdl/connection-facts.ts'
import type { OperationFacts } from '../../shared/wdl/operation-facts.ts'
import type { Problem } from '../../shared/wdl/problem.ts'
import { analyseText, checkText, type ReadResult } from './analyse-text.ts'

/** What the worker is asked: to check a text and, for large ones, to read the model too. */
export interface AnalysisQuestion {
  readonly id: number
  readonly text: string
  readonly wantsModel: boolean
  /** Definition to read the model of; the first one when absent. */
  readonly definitionPath: JsonPath | undefined
  /** Platform whose limits count; the one the file says when absent. */
  readonly profile?: ProfileName | undefined
  /** What connectors say of the operations that the flow's steps call. */
  readonly operationFacts?: readonly OperationFacts[] | undefined
  /** What the environment lacks for the flow's connection references. */
  readonly connectionFacts?: readonly ConnectionFacts[] | undefined
}

export interface AnalysisAnswer {
  readonly id: number
  readonly problems: readonly Problem[]
  readonly read: ReadResult | undefined
}

/** The worker's whole work; also done in the window itself where there are no workers (component tests). */
export function answerQuestion(question: AnalysisQuestion): AnalysisAnswer {
  const { id, text, wantsModel, definitionPath, profile, operationFacts, connectionFacts } = question
  const options = {
    ...(profile === undefined ? {} : { profile }),
    ...(operationFacts === undefined ? {} : { operationFacts }),
    ...(connectionFacts === undefined ? {} : { connectionFacts }),
  }
  if (!wantsModel) return { id, problems: checkText(text, options), read: undefined }
  const { problems, ...read } = analyseText(text, definitionPath, options)
  return { id, problems, read }
}
