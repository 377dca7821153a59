import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { BugError, FileError, type FlowErrorData } from '../../shared/errors/index.ts'
import type { FlowFiles } from '../services/flow-files.ts'
import { readFlowFile, writeFlowFile } from '../storage/flow-file.ts'
import type { AppLog } from './app-log.ts'
import type { FlowAnswer, FlowMethod, FlowQuestion } from './flow-worker-messages.ts'

/** Files up to this size are read and written on the spot: a few ms, and never behind a large one. In bytes. */
const maxDirectBytes = 500_000

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/**
 * Flow files with their slow work on a worker thread, which is started with the first question. When the worker dies,
 * the questions it had not answered are rejected and the next one starts a new worker.
 */
export function openFlowFiles(workerPath: string, log: Pick<AppLog, 'error'>): FlowFiles & { close(): void } {
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
  const ask = <Method extends FlowMethod>(method: Method, ...args: Parameters<FlowFiles[Method]>) =>
    new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      worker ??= startWorker()
      worker.postMessage({ id: lastId, method, args } satisfies FlowQuestion)
    }) as ReturnType<FlowFiles[Method]>

  return {
    outline: (path) => ask('outline', path),
    prepare: (text, options) => ask('prepare', text, options),
    read: async (path) => ((await isLarge(path)) ? ask('read', path) : readFlowFile(path)),
    write: async (path, text, format, options) =>
      text.length > maxDirectBytes || (await isLarge(path))
        ? ask('write', path, text, format, options)
        : writeFlowFile(path, text, format, options),
    close: () => {
      const running = worker
      fail('the app ends')
      void running?.terminate()
    },
  }
}

async function isLarge(path: string): Promise<boolean> {
  return stat(path).then(
    ({ size }) => size > maxDirectBytes,
    () => false,
  )
}

/** The error of the worker's side; what fails there on purpose is a file. */
function revive(data: FlowErrorData): Error {
  const options = { at: data.at, hint: data.hint }
  return data.code === 'bug'
    ? new BugError('bug', data.message, options)
    : new FileError(data.code, data.message, options)
}
