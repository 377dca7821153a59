/** Worker thread for flow files: reading, parsing and checking a large one takes longer than a window may stall. */
import { parentPort } from 'node:worker_threads'
import { BugError, FlowError } from '../../shared/errors/index.ts'
import { directFlowFiles } from '../services/direct-flow-files.ts'
import type { FlowAnswer, FlowQuestion } from './flow-worker-messages.ts'

parentPort?.on('message', async (question: FlowQuestion) => {
  parentPort?.postMessage(await answer(question))
})

async function answer({ id, method, args }: FlowQuestion): Promise<FlowAnswer> {
  try {
    const work = directFlowFiles[method] as (...args: readonly unknown[]) => Promise<unknown>
    return { id, ok: true, value: await work(...args) }
  } catch (error) {
    const known = error instanceof FlowError ? error : new BugError('bug', String(error))
    return { id, ok: false, error: known.toData() }
  }
}
