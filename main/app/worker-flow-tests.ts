import { Worker } from 'node:worker_threads'
import { BugError, RequestError } from '../../shared/errors/index.ts'
import type { DraftedTest } from '../../shared/flow-tests/index.ts'
import type { FlowTestExecutor } from '../services/flow-test-executor.ts'
import type { FlowTestEvent, FlowTestReport } from '../services/flow-test-runner.ts'
import type { AppLog } from './app-log.ts'
import type { FlowTestMessage, FlowTestOrder } from './flow-test-worker-messages.ts'

interface Waiting {
  onEvent(event: FlowTestEvent): void
  resolve(value: FlowTestReport | DraftedTest): void
  reject(error: Error): void
}

/**
 * Flow tests on a worker thread, which is started with the first ones. When it dies, what it had not answered is
 * rejected, and the next tests start a new one.
 */
export function openFlowTests(
  workerPath: string,
  log: Pick<AppLog, 'error'>,
): FlowTestExecutor & { close(): void } {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let lastId = 0

  const fail = (reason: string) => {
    worker = undefined
    for (const { reject } of waiting.values()) {
      reject(new BugError('bug', `The tests could not be run: ${reason}`, { hint: 'Try again.' }))
    }
    waiting.clear()
  }
  const startWorker = (): Worker => {
    const started = new Worker(workerPath)
    started.unref()
    started.on('message', (message: FlowTestMessage) => {
      const asked = waiting.get(message.id)
      if (message.kind === 'event') {
        asked?.onEvent(message.event)
        return
      }
      waiting.delete(message.id)
      if (message.kind === 'done') asked?.resolve(message.value)
      else {
        const { code, message: text, hint, at } = message.error
        asked?.reject(code === 'bug' ? new BugError(code, text) : new RequestError(code, text, { hint, at }))
      }
    })
    started.on('error', (error) => log.error('flow test worker', error))
    started.on('exit', (code) => {
      if (worker === started) fail(`their worker ended (${code})`)
    })
    return started
  }
  const ask = (
    make: (id: number) => FlowTestOrder,
    onEvent: Waiting['onEvent'],
    signal?: AbortSignal,
  ): Promise<FlowTestReport | DraftedTest> =>
    new Promise((resolve, reject) => {
      lastId += 1
      const id = lastId
      waiting.set(id, { onEvent, resolve, reject })
      worker ??= startWorker()
      worker.postMessage(make(id))
      signal?.addEventListener('abort', () =>
        worker?.postMessage({ kind: 'stop', id } satisfies FlowTestOrder),
      )
    })

  return {
    run: async (groups, onEvent, signal) =>
      (await ask((id) => ({ kind: 'run', id, groups }), onEvent, signal)) as FlowTestReport,
    draft: async (run, { aim, choices }) =>
      (await ask(
        (id) => ({ kind: 'draft', id, run, aim, choices: [...(choices ?? [])] }),
        () => undefined,
      )) as DraftedTest,
    close: () => {
      const running = worker
      fail('the app ends')
      void running?.terminate()
    },
  }
}
