import { bridge } from '../bridge/bridge.ts'
import type { FlowRef } from '../document/documents.ts'
import { currentText, findDocument } from '../document/documents.ts'
import { compareStrings as words } from '../strings/compare.ts'
import { formatDateTime } from '../ui/format-time.ts'

/** What a flow can be compared with: `saved`, `committed`, or the id of another flow of its environment. */
export type CompareWith = 'saved' | 'committed' | `flow ${string}`

/** The other text, and what to call it. */
export interface OtherText {
  readonly text: string
  readonly name: string
}

/** Reads what a flow is compared with. Rejects with a bridge's error when it cannot be read. */
export async function readOther(
  flow: FlowRef,
  other: CompareWith,
  nameOf: (id: string) => string,
): Promise<OtherText> {
  if (other === 'saved') return { text: findDocument(flow)?.savedText ?? '', name: words.saved }
  if (other === 'committed') {
    const { text, hash, committedAt, subject } = await bridge.flows.committed(flow)
    return { text, name: words.commit(hash, formatDateTime(committedAt, Date.now()), subject) }
  }
  const flowId = other.slice('flow '.length) as FlowRef['flowId']
  const name = words.flow(nameOf(flowId))
  const open = currentText(flow.environmentId, flowId)
  if (open !== undefined) return { text: open, name }
  return { text: (await bridge.flows.read({ environmentId: flow.environmentId, flowId })).text, name }
}
