import { stat } from 'node:fs/promises'
import { BugError, FileError, type FlowErrorData } from '../../shared/errors/index.ts'
import type { FlowFiles } from '../services/flow-files.ts'
import { readFlowFile, writeFlowFile } from '../storage/flow-file.ts'
import type { AppLog } from './app-log.ts'
import { AskedWorker } from './asked-worker.ts'
import type { FlowAnswer, FlowMethod, FlowQuestion } from './flow-worker-messages.ts'

/** Files up to this size are read and written on the spot: a few ms, and never behind a large one. In bytes. */
const maxDirectBytes = 500_000

/**
 * Flow files with their slow work on a worker thread, which is started with the first question. When the worker dies,
 * the questions it had not answered are rejected and the next one starts a new worker.
 */
export function openFlowFiles(workerPath: string, log: Pick<AppLog, 'error'>): FlowFiles & { close(): void } {
  const worker = new AskedWorker<FlowQuestion, FlowAnswer>({
    path: workerPath,
    name: 'flow worker',
    lost: 'The flow could not be read',
    log,
  })
  const ask = <Method extends FlowMethod>(method: Method, ...args: Parameters<FlowFiles[Method]>) =>
    new Promise<unknown>((resolve, reject) => {
      worker.ask((id) => ({ id, method, args }) satisfies FlowQuestion, {
        hear: (answer) => {
          if (answer.ok) resolve(answer.value)
          else reject(revive(answer.error))
          return true
        },
        fail: reject,
      })
    }) as ReturnType<FlowFiles[Method]>

  return {
    outline: (path) => ask('outline', path),
    openPackage: (bytes, name) => ask('openPackage', bytes, name),
    prepare: (text, options) => ask('prepare', text, options),
    read: async (path) => ((await isLarge(path)) ? ask('read', path) : readFlowFile(path)),
    write: async (path, text, format, options) =>
      text.length > maxDirectBytes || (await isLarge(path))
        ? ask('write', path, text, format, options)
        : writeFlowFile(path, text, format, options),
    close: () => worker.close(),
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
