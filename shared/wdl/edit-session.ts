import { composeEdits } from './compose-edits.ts'
import { type FlowDocument, openFlowDocument } from './flow-document.ts'
import { applyTextEdits, type TextEdit } from './text-edit.ts'

/**
 * Several edits that follow from each other, as one: each is made on the document as the ones before it left it, and
 * `edits` gives them all counted in the text the session began with.
 */
export class EditSession {
  private readonly length: number
  private readonly lists: (readonly TextEdit[])[] = []
  private current: FlowDocument

  constructor(document: FlowDocument) {
    this.current = document
    this.length = document.text.length
  }

  /** The document as it is now. */
  get document(): FlowDocument {
    return this.current
  }

  /** Makes some edits; their offsets count in the present text. */
  apply(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return
    const { definitionPath } = this.current
    this.lists.push(edits)
    this.current = openFlowDocument(applyTextEdits(this.current.text, edits), {
      before: this.current,
      ...(definitionPath === undefined ? {} : { definitionPath }),
    })
  }

  /** All edits so far, in the text the session began with. */
  get edits(): readonly TextEdit[] {
    return composeEdits(this.length, this.lists)
  }
}
