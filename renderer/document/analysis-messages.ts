import type { Problem } from '../../shared/wdl/problem.ts'
import { analyseText, checkText, type ReadResult } from './analyse-text.ts'

/** What the worker is asked: to check a text and, for large ones, to read the model too. */
export interface AnalysisQuestion {
  readonly id: number
  readonly text: string
  readonly wantsModel: boolean
}

export interface AnalysisAnswer {
  readonly id: number
  readonly problems: readonly Problem[]
  readonly read: ReadResult | undefined
}

/** The worker's whole work; also done in the window itself where there are no workers (component tests). */
export function answerQuestion({ id, text, wantsModel }: AnalysisQuestion): AnalysisAnswer {
  if (!wantsModel) return { id, problems: checkText(text), read: undefined }
  const { problems, ...read } = analyseText(text)
  return { id, problems, read }
}
