import { useCommands } from '../../app/commands.ts'
import { type FlowRef, findDocument, redo, saveDocument, undo } from '../../document/documents.ts'
import type { OpenDocument } from '../../document/open-document.ts'
import { designerStrings } from '../../strings/designer.ts'
import { strings } from '../../strings/shell.ts'

const words = designerStrings.workspace

/** Whether saving would do anything: there are edits, or the file is gone. */
export function canSave(document: OpenDocument): boolean {
  return (
    !document.isSaving && !document.isReadOnly && (document.isDirty || document.outside.kind === 'removed')
  )
}

/**
 * Save, undo and redo of the open flow, by palette, menu and keys. What can be done is asked of the document as it is
 * now: keys may come before an edit is painted.
 */
export function useEditCommands({ environmentId, flowId }: FlowRef, painted: OpenDocument): void {
  const flow = { environmentId, flowId }
  const canNow = (isSo: (document: OpenDocument) => boolean) => () => {
    const now = findDocument(flow)
    return now !== undefined && isSo(now)
  }
  useCommands([
    {
      id: 'save',
      title: words.save,
      group: strings.palette.flow,
      shortcuts: ['Mod+S'],
      run: () => void saveDocument(flow),
      isEnabled: canNow(canSave),
    },
    {
      id: 'undo',
      title: words.undo(painted.history.undo.at(-1)?.name),
      group: strings.palette.flow,
      shortcuts: ['Mod+Z'],
      yieldsToText: true,
      run: () => undo(flow),
      isEnabled: canNow(({ history }) => history.undo.length > 0),
    },
    {
      id: 'redo',
      title: words.redo(painted.history.redo.at(-1)?.name),
      group: strings.palette.flow,
      shortcuts: ['Mod+Y', 'Mod+Shift+Z'],
      yieldsToText: true,
      run: () => redo(flow),
      isEnabled: canNow(({ history }) => history.redo.length > 0),
    },
  ])
}
