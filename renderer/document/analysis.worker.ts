import { type AnalysisAnswer, type AnalysisQuestion, answerQuestion } from './analysis-messages.ts'

/** Reads and checks flows beside the window's own thread, so that typing never waits for it. */
const port = self as unknown as {
  onmessage: ((event: MessageEvent<AnalysisQuestion>) => void) | null
  postMessage(answer: AnalysisAnswer): void
}

port.onmessage = ({ data }) => port.postMessage(answerQuestion(data))
