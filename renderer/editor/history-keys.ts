import { type FlowRef, redo, undo } from '../document/documents.ts'
import { designerStrings } from '../strings/designer.ts'
import { type editor, KeyCode, KeyMod } from './monaco.ts'

/** Gives an editor's keys for undo and redo to the history of its flow. They go with the editor. */
export function bindHistoryKeys(code: editor.IStandaloneCodeEditor, flow: FlowRef): void {
  const { workspace } = designerStrings
  code.addAction({
    id: 'flowbench.undo',
    label: workspace.undo(undefined),
    keybindings: [KeyMod.CtrlCmd | KeyCode.KeyZ],
    run: () => undo(flow),
  })
  code.addAction({
    id: 'flowbench.redo',
    label: workspace.redo(undefined),
    keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
    run: () => redo(flow),
  })
}
