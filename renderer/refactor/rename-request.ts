import { create } from 'zustand'
import type { FlowSymbol } from '../../shared/wdl/symbols/flow-symbol.ts'
import { symbolAt } from '../../shared/wdl/symbols/index-symbols.ts'
import { notify } from '../app/notices.ts'
import { findAnalysis, flowDocumentOf } from '../document/analyses.ts'
import { type FlowRef, findDocument } from '../document/documents.ts'
import { refactorStrings } from '../strings/refactor.ts'

/** Something that the person wants to call otherwise. */
export interface RenameRequest {
  readonly flow: FlowRef
  readonly symbol: FlowSymbol
}

interface RenameState {
  readonly request: RenameRequest | undefined
}

/** What is about to be renamed; the dialog stands open while there is something. */
export const useRenameRequest = create<RenameState>(() => ({ request: undefined }))

/** Opens the dialog that renames a thing of an open flow. With broken JSON it says why it cannot. */
export function askRename(flow: FlowRef, symbol: FlowSymbol): void {
  if (documentToRename(flow) !== undefined) useRenameRequest.setState({ request: { flow, symbol } })
}

/** The same for whatever is named at an offset of the flow's text. */
export function askRenameAt(flow: FlowRef, offset: number): void {
  const document = documentToRename(flow)
  if (document === undefined) return
  const place = symbolAt(document, offset)
  if (place !== undefined) useRenameRequest.setState({ request: { flow, symbol: place.symbol } })
  else {
    const { nothingHere, nothingHereHint } = refactorStrings
    notify({ intent: 'info', title: nothingHere, body: nothingHereHint })
  }
}

/** Closes the dialog. */
export function endRename(): void {
  useRenameRequest.setState({ request: undefined })
}

function documentToRename(flow: FlowRef) {
  const open = findDocument(flow)
  if (open === undefined || open.isReadOnly) return undefined
  const document = flowDocumentOf(open.text, findAnalysis(flow).chosen)
  if (!document.syntaxProblems.some(({ severity }) => severity === 'error')) return document
  notify({ intent: 'warning', title: refactorStrings.broken })
  return undefined
}
