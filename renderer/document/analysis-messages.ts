import type { JsonPath } from '../../shared/errors/index.ts'
import type { Problem } from '../../shared/wdl/problem.ts'
import { analyseText, checkText, type ReadResult } from './analyse-text.ts'

/** What the worker is asked: to check a text and, for large ones, to read the model too. */
export interface AnalysisQuestion {
  readonly id: number
  readonly text: string
  readonly wantsModel: boolean
  /** Definition to read the model of; the first one when absent. */
  readonly definitionPath: JsonPath | undefined
}

export interface AnalysisAnswer {
  readonly id: number
  readonly problems: readonly Problem[]
  readonly read: ReadResult | undefined
}

/** The worker's whole work; also done in the window itself where there are no workers (component tests). */
export function answerQuestion({ id, text, wantsModel, definitionPath }: AnalysisQuestion): AnalysisAnswer {
  if (!wantsModel) return { id, problems: checkText(text), read: undefined }
  const { problems, ...read } = analyseText(text, definitionPath)
  return { id, problems, read }
}
