import { Worker } from 'node:worker_threads'
import { BugError, FileError, type FlowErrorData } from '../../shared/errors/index.ts'
import type { FlowInspector, FlowOutline, RunnableFlow } from '../services/flow-inspection.ts'
import type { AppLog } from './app-log.ts'
import type { FlowAnswer, FlowQuestion } from './flow-worker-messages.ts'

/** Leaves the id to the sender; distributes over the kinds. */
type WithoutId<Question> = Question extends { id: number } ? Omit<Question, 'id'> : never

interface Waiting {
  resolve(value: FlowOutline | RunnableFlow): void
  reject(error: Error): void
}

/**
 * Reads flow texts on a worker thread, which is started with the first question. When the worker dies, the questions
 * it had not answered are rejected and the next one starts a new worker.
 */
export function openFlowInspector(
  workerPath: string,
  log: Pick<AppLog, 'error'>,
): FlowInspector & { close(): void } {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let lastId = 0

  const fail = (reason: string) => {
    worker = undefined
    for (const { reject } of waiting.values()) {
      reject(new BugError('bug', `The flow could not be read: ${reason}`, { hint: 'Try again.' }))
    }
    waiting.clear()
  }
  const startWorker = (): Worker => {
    const started = new Worker(workerPath)
    started.unref()
    started.on('message', (answer: FlowAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.ok) asked?.resolve(answer.value)
      else asked?.reject(revive(answer.error))
    })
    started.on('error', (error) => log.error('flow worker', error))
    started.on('exit', (code) => {
      if (worker === started) fail(`its worker ended (${code})`)
    })
    return started
  }
  const ask = (question: WithoutId<FlowQuestion>): Promise<FlowOutline | RunnableFlow> =>
    new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      worker ??= startWorker()
      worker.postMessage({ ...question, id: lastId })
    })

  return {
    outline: (path) => ask({ kind: 'outline', path }) as Promise<FlowOutline>,
    prepare: (text) => ask({ kind: 'prepare', text }) as Promise<RunnableFlow>,
    close: () => {
      const running = worker
      fail('the app ends')
      void running?.terminate()
    },
  }
}

/** The error of the worker's side; only files fail there on purpose. */
function revive(data: FlowErrorData): Error {
  const options = { at: data.at, hint: data.hint }
  return data.family === 'FileError'
    ? new FileError(data.code, data.message, options)
    : new BugError('bug', data.message, options)
}
