import { type AnalysisAnswer, type AnalysisQuestion, answerQuestion } from './analysis-messages.ts'

type Answer = Omit<AnalysisAnswer, 'id'>

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (reason: Error) => void
}

let worker: Worker | undefined
let nextId = 1
const waiting = new Map<number, Waiting>()

/** Checks a text (and reads its model) in the worker. Rejects when the worker died; the next question starts a new one. */
export function askAnalysis(asked: Omit<AnalysisQuestion, 'id'>): Promise<Answer> {
  const id = nextId
  nextId += 1
  const question: AnalysisQuestion = { ...asked, id }
  if (typeof Worker === 'undefined') return Promise.resolve().then(() => answerQuestion(question))
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    connect().postMessage(question)
  })
}

function connect(): Worker {
  if (worker !== undefined) return worker
  const started = new Worker(new URL('./analysis.worker.ts', import.meta.url), {
    type: 'module',
    name: 'flow-analysis',
  })
  started.onmessage = ({ data }: MessageEvent<AnalysisAnswer>) => {
    waiting.get(data.id)?.resolve(data)
    waiting.delete(data.id)
  }
  started.onerror = (event) => {
    worker = undefined
    started.terminate()
    const failure = new Error(event.message || 'The flow checker stopped.')
    for (const { reject } of waiting.values()) reject(failure)
    waiting.clear()
  }
  worker = started
  return started
}
