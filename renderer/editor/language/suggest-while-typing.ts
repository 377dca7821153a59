import type { editor, IDisposable } from 'monaco-editor/editor'
import { embeddedAt } from './embedded-expression.ts'
import { openModel } from './open-models.ts'

/** Characters behind which something of the language can be chosen. */
const openers: ReadonlySet<string> = new Set(['@', "'", "''", '(', '()', '.', '[', '[]', '?', '{', '{}'])

/** A text that was just begun, with the quote that the editor closes it with: its name or value may be known. */
const begunText = '""'

/**
 * Shows the list of proposals when a character is typed behind which an expression goes on, or with which a name or text of
 * the JSON begins. Monaco's own way would ask the JSON service at every space, too.
 */
export function suggestWhileTyping(code: editor.IStandaloneCodeEditor): IDisposable {
  return code.onDidChangeModelContent(({ changes, isUndoing, isRedoing }) => {
    const [change] = changes
    if (change === undefined || changes.length > 1 || isUndoing || isRedoing) return
    const isBegun = change.text === begunText
    if ((!isBegun && !openers.has(change.text)) || !code.hasTextFocus()) return
    // The document takes the change over first.
    queueMicrotask(() => {
      const model = code.getModel()
      const position = code.getPosition()
      const open = model === null ? undefined : openModel(model)
      if (open === undefined || position === null) return
      if (!isBegun && embeddedAt(open.document, open.places.toOffset(position)) === undefined) return
      // An open list was made for the place before: behind a quote other things are meant than behind a parenthesis.
      code.trigger('flowbench', 'hideSuggestWidget', {})
      code.trigger('flowbench', 'editor.action.triggerSuggest', {})
    })
  })
}
