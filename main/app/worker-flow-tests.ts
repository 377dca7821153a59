import { BugError, RequestError } from '../../shared/errors/index.ts'
import type { DraftedTest, MutationReport } from '../../shared/flow-tests/index.ts'
import type { FlowTestExecutor } from '../services/flow-test-executor.ts'
import type { FlowTestReport } from '../services/flow-test-runner.ts'
import type { AppLog } from './app-log.ts'
import { AskedWorker } from './asked-worker.ts'
import type { FlowTestMessage, FlowTestOrder } from './flow-test-worker-messages.ts'

/**
 * Flow tests on a worker thread, which is started with the first ones. When it dies, what it had not answered is
 * rejected, and the next tests start a new one.
 */
export function openFlowTests(
  workerPath: string,
  log: Pick<AppLog, 'error'>,
): FlowTestExecutor & { close(): void } {
  const worker = new AskedWorker<FlowTestOrder, FlowTestMessage>({
    path: workerPath,
    name: 'flow test worker',
    lost: 'The tests could not be run',
    log,
  })
  const ask = (
    make: (id: number) => FlowTestOrder,
    onNews: (news: FlowTestMessage) => void,
    signal?: AbortSignal,
  ): Promise<FlowTestReport | MutationReport | DraftedTest> =>
    new Promise((resolve, reject) => {
      const id = worker.ask(make, {
        hear: (message) => {
          if (message.kind === 'event' || message.kind === 'progress') {
            onNews(message)
            return false
          }
          if (message.kind === 'done') resolve(message.value)
          else {
            const { code, message: text, hint, at } = message.error
            reject(code === 'bug' ? new BugError(code, text) : new RequestError(code, text, { hint, at }))
          }
          return true
        },
        fail: reject,
      })
      signal?.addEventListener('abort', () => worker.tell({ kind: 'stop', id }))
    })

  return {
    run: async (groups, onEvent, signal) =>
      (await ask(
        (id) => ({ kind: 'run', id, groups }),
        (news) => {
          if (news.kind === 'event') onEvent(news.event)
        },
        signal,
      )) as FlowTestReport,
    mutate: async (groups, onProgress, signal) =>
      (await ask(
        (id) => ({ kind: 'mutate', id, groups }),
        (news) => {
          if (news.kind === 'progress') onProgress(news.done, news.total)
        },
        signal,
      )) as MutationReport,
    draft: async (run, { aim, choices }) =>
      (await ask(
        (id) => ({ kind: 'draft', id, run, aim, choices: [...(choices ?? [])] }),
        () => undefined,
      )) as DraftedTest,
    close: () => worker.close(),
  }
}
