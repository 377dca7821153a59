import type { editor as monacoEditor, languages as monacoLanguages } from 'monaco-editor/editor'
import type { QuickFix } from '../../../shared/wdl/fixes/quick-fix.ts'
import { applyFix, fixesFor, titleOf } from '../../checker/apply-fix.ts'
import { findAnalysis } from '../../document/analyses.ts'
import type { FlowRef } from '../../document/documents.ts'
import { openModel } from './open-models.ts'

const commandId = 'flowbench.applyFix'

/** Offers the flow checker's fixes at the place of a problem (the bulb, Ctrl+.). */
export function registerFixProvider(
  languages: typeof monacoLanguages,
  editor: typeof monacoEditor,
  language: string,
): void {
  // As a command, so that a fix is one step of the document's history with its own name.
  editor.registerCommand(commandId, (_accessor, flow: FlowRef, fix: QuickFix) => applyFix(flow, fix))
  languages.registerCodeActionProvider(
    language,
    {
      provideCodeActions: (model, range) => {
        const open = openModel(model)
        const none = { actions: [], dispose: () => undefined }
        if (open === undefined) return none
        const { problems, isChecked } = findAnalysis(open.flow)
        if (!isChecked) return none
        const start = open.places.toOffset({ lineNumber: range.startLineNumber, column: range.startColumn })
        const end = open.places.toOffset({ lineNumber: range.endLineNumber, column: range.endColumn })
        const actions = problems
          .filter((problem) => problem.range.start <= end && start <= problem.range.end)
          .flatMap((problem) =>
            fixesFor(open.flow, problem).map((fix, index) => ({
              title: titleOf(fix),
              kind: 'quickfix',
              isPreferred: index === 0,
              command: { id: commandId, title: titleOf(fix), arguments: [open.flow, fix] },
            })),
          )
        return { actions, dispose: () => undefined }
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  )
}
