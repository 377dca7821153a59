import { FlowError } from '../../../shared/errors/index.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import type { FlowEdit } from '../../../shared/wdl/flow-edit.ts'
import { notify } from '../../app/notices.ts'
import { findAnalysis, flowDocumentOf } from '../../document/analyses.ts'
import { applyEdit, type FlowRef, findDocument } from '../../document/documents.ts'
import { designerStrings } from '../../strings/designer.ts'
import { inWords, sentenceText } from '../../strings/sentences.ts'

/**
 * Makes an edit of the designer as one named step of the document's history. False when it could not be made; the
 * reason was shown. `typing` names the field typed in, whose edits are one step. With broken JSON nothing is edited: places would not be what they seem.
 */
export function runFlowEdit(
  flow: FlowRef,
  make: (document: FlowDocument) => FlowEdit,
  typing?: { readonly joinKey: string },
): boolean {
  const open = findDocument(flow)
  if (open === undefined) return false
  const document = flowDocumentOf(open.text, findAnalysis(flow).chosen)
  if (document.syntaxProblems.some((problem) => problem.severity === 'error')) {
    refuse(designerStrings.panel.stale)
    return false
  }
  try {
    const { label, edits } = make(document)
    applyEdit(flow, {
      edits,
      name: sentenceText(label),
      source: 'designer',
      ...(typing ? { isTyping: true, ...typing } : {}),
    })
    return true
  } catch (thrown) {
    if (!(thrown instanceof FlowError)) throw thrown
    refuse(inWords(thrown.toData()))
    return false
  }
}

function refuse(body: string): void {
  notify({ intent: 'warning', title: designerStrings.panel.notEdited, body })
}
