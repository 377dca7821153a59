import type { EnvironmentId } from '../../shared/run/index.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { canvasStrings } from '../strings/canvas.ts'
import { type DocumentKey, findDocument, useDocuments } from './documents.ts'
import type { OpenDocument } from './open-document.ts'

const words = canvasStrings.drafts

/** A pause this long, in ms, and what was edited is kept. */
export const keepPauseMs = 400

/** What of each flow was kept last. */
const kept = new Map<DocumentKey, string>()
const timers = new Map<DocumentKey, ReturnType<typeof setTimeout>>()
let wasTold = false

/**
 * Keeps the edits of every open flow beside the app's data until they are saved or taken back, so that they outlive
 * the app. Returns the undoing.
 */
export function keepDrafts(): () => void {
  const unsubscribe = useDocuments.subscribe(({ entries }, before) => {
    for (const [key, entry] of entries) {
      const old = before.entries.get(key)
      if (entry === old || entry.state !== 'open') continue
      const { restoredFrom, text } = entry.document
      if (old?.state !== 'open' && restoredFrom !== undefined) kept.set(key, text)
      look(key, entry.document)
    }
    for (const [key, entry] of before.entries) {
      if (!entries.has(key) && entry.state === 'open') forget(key, entry.document)
    }
  })
  return () => {
    unsubscribe()
    for (const timer of timers.values()) clearTimeout(timer)
    timers.clear()
    kept.clear()
  }
}

function look(key: DocumentKey, document: OpenDocument): void {
  if (!document.isDirty) {
    forget(key, document)
    return
  }
  if (kept.get(key) === document.text || timers.has(key)) return
  timers.set(
    key,
    setTimeout(() => {
      timers.delete(key)
      void keep(key, document)
    }, keepPauseMs),
  )
}

async function keep(key: DocumentKey, flow: OpenDocument): Promise<void> {
  const document = findDocument(flow)
  if (document?.isDirty !== true || kept.get(key) === document.text) return
  const { environmentId, flowId, text, revision } = document
  kept.set(key, text)
  try {
    await bridge.drafts.keep({ environmentId, flowId, text, revision })
    wasTold = false
    const now = findDocument(flow)
    // What was typed meanwhile waits for its own turn; what was saved meanwhile is no draft.
    if (now !== undefined) look(key, now)
  } catch (error) {
    kept.delete(key)
    if (!wasTold) notifyError(words.notKept, error)
    wasTold = true
  }
}

function forget(key: DocumentKey, { environmentId, flowId }: OpenDocument): void {
  clearTimeout(timers.get(key))
  timers.delete(key)
  if (!kept.delete(key)) return
  void bridge.drafts.discard({ environmentId, flowId }).catch(() => undefined)
}

/**
 * Says which flows of an environment have edits that were not saved when the app ended; `open` goes to one. `nameOf`
 * names a flow. Never rejects.
 */
export async function offerDrafts(
  environmentId: EnvironmentId,
  open: (flowId: OpenDocument['flowId']) => void,
  nameOf: (flowId: OpenDocument['flowId']) => string,
): Promise<void> {
  const drafts = await bridge.drafts.list({ environmentId }).catch(() => [])
  const left = drafts.filter(({ flowId }) => findDocument({ environmentId, flowId }) === undefined)
  const [first] = left
  if (first === undefined) return
  notify({
    intent: 'warning',
    title: words.offered(left.length),
    body: words.offeredHint,
    action: { label: words.openFlow(nameOf(first.flowId)), run: () => open(first.flowId) },
  })
}
