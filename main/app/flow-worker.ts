/** Worker thread that reads flow texts: parsing and checking a large one takes longer than a window may stall. */
import { parentPort } from 'node:worker_threads'
import { BugError, FlowError } from '../../shared/errors/index.ts'
import { directInspector } from '../services/inspect-flow.ts'
import type { FlowAnswer, FlowQuestion } from './flow-worker-messages.ts'

parentPort?.on('message', async (question: FlowQuestion) => {
  parentPort?.postMessage(await answer(question))
})

async function answer(question: FlowQuestion): Promise<FlowAnswer> {
  const { id } = question
  try {
    const value =
      question.kind === 'outline'
        ? await directInspector.outline(question.path)
        : await directInspector.prepare(question.text)
    return { id, ok: true, value }
  } catch (error) {
    const known = error instanceof FlowError ? error : new BugError('bug', String(error))
    return { id, ok: false, error: known.toData() }
  }
}
