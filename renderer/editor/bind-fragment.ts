import type { editor } from 'monaco-editor/editor'
import type { TextRange } from '../../shared/errors/index.ts'
import { diffTexts } from '../../shared/wdl/text-edit.ts'
import { applyEdit, documentKey, type FlowRef, findDocument, useDocuments } from '../document/documents.ts'
import { type Fragment, fragmentOf, moveRange } from './fragment.ts'
import type { OnFollowed } from './model-binding.ts'

/** A model that shows a piece of a document. */
export interface FragmentBinding {
  /** The piece as it stands now. */
  fragment(): Fragment
  /** The piece was found anew in the document's present text. */
  retarget(range: TextRange): void
  dispose(): void
}

/**
 * Ties a model of Monaco to a piece of a document: what is typed becomes an edit of the document at once, what happens to
 * the document elsewhere (forms, code view, undo) shows here. The piece is followed through edits, so that it is known
 * while the JSON is broken too. `name` is the step in the history that typing makes.
 */
export function bindFragment(
  model: editor.ITextModel,
  flow: FlowRef,
  options: { readonly range: TextRange; readonly name: () => string; readonly onFollowed: OnFollowed },
): FragmentBinding {
  const key = documentKey(flow)
  let known = findDocument(flow)
  let fragment = fragmentOf(known?.text ?? '', options.range)
  /** An edit went over an end of the piece: nothing is taken over until it is found again. */
  let isLost = false
  let isBusy = false

  const show = () => {
    const before = model.getValue()
    if (before === fragment.text) return undefined
    const wasBusy = isBusy
    isBusy = true
    try {
      const edits = diffTexts(before, fragment.text).map(({ offset, length, text }) => {
        const from = model.getPositionAt(offset)
        const to = model.getPositionAt(offset + length)
        return {
          range: {
            startLineNumber: from.lineNumber,
            startColumn: from.column,
            endLineNumber: to.lineNumber,
            endColumn: to.column,
          },
          text,
        }
      })
      const last = model.applyEdits(edits, true)[0]?.range
      return last === undefined ? undefined : { lineNumber: last.endLineNumber, column: last.endColumn }
    } finally {
      isBusy = wasBusy
    }
  }

  const typed = model.onDidChangeContent(({ changes }) => {
    if (isBusy || known === undefined) return
    if (isLost) return
    const { places, range, indent } = fragment
    const edits = changes.map((change) => ({ ...places.toSpan(change), text: indent(change.text) }))
    isBusy = true
    try {
      applyEdit(flow, { edits, name: options.name(), source: 'code', isTyping: edits.length === 1 })
    } finally {
      isBusy = false
    }
    known = findDocument(flow)
    if (known === undefined) return
    let { end } = range
    for (const { length, text } of edits) end += text.length - length
    fragment = fragmentOf(known.text, { start: range.start, end })
    // A line that stood left of the margin may have moved into it.
    show()
  })

  const unsubscribe = useDocuments.subscribe(() => {
    if (isBusy) return
    const entry = useDocuments.getState().entries.get(key)
    if (entry?.state !== 'open' || known === undefined) return
    const next = entry.document
    if (next.text === known.text) {
      known = next
      return
    }
    const isNext = next.change.serial === known.change.serial + 1
    const lists = isNext ? next.change.edits : [diffTexts(known.text, next.text)]
    let range: TextRange | undefined = fragment.range
    for (const edits of lists) range = range && moveRange(range, edits)
    known = next
    isLost = range === undefined
    if (range === undefined) return
    fragment = fragmentOf(next.text, range)
    const end = show()
    if (end !== undefined) options.onFollowed(next, end)
  })

  return {
    fragment: () => fragment,
    retarget(range) {
      const text = findDocument(flow)?.text
      if (text === undefined) return
      known = findDocument(flow)
      isLost = false
      if (range.start === fragment.range.start && range.end === fragment.range.end) {
        if (model.getValue() === fragment.text && fragment.text === fragmentOf(text, range).text) return
      }
      fragment = fragmentOf(text, range)
      show()
    },
    dispose() {
      typed.dispose()
      unsubscribe()
    },
  }
}
