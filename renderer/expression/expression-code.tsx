import '../editor/editor.css'
import './expression-code.css'
import { useEffect, useRef } from 'react'
import type { TextRange } from '../../shared/errors/index.ts'
import { editorOptions, nothingOpen } from '../editor/editor-options.ts'
import { editor, KeyCode, KeyMod, Range, Uri } from '../editor/monaco.ts'
import { useEditorTheme } from '../editor/use-editor-theme.ts'
import { fieldStrings } from '../strings/fields.ts'
import type { ExpressionProblem } from './diagnose-expression.ts'
import { expressionLanguage, markProblems, tieScope } from './expression-language.ts'
import type { ScopeSchemas } from './schema-of-expression.ts'

let nextModel = 1

export interface ExpressionCodeProps {
  readonly source: string
  readonly schemas: ScopeSchemas
  readonly onChange: (source: string) => void
  readonly onProblems: (problems: readonly ExpressionProblem[]) => void
  /** Ctrl+Enter. */
  readonly onDone: () => void
  /** A part to show: the value of it is looked at. */
  readonly mark: TextRange | undefined
  /** Escape, when nothing of the editor's own is open. */
  readonly onLeave: () => void
}

/** An expression in Monaco: colour, completion, signatures, hover, problems as typed, quick fixes. */
export function ExpressionCode({
  source,
  schemas,
  onChange,
  onProblems,
  onDone,
  onLeave,
  mark,
}: ExpressionCodeProps) {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef({ schemas, onChange, onProblems, onDone, onLeave })
  const code = useRef<editor.IStandaloneCodeEditor | undefined>(undefined)
  const first = useRef(source)
  useEditorTheme()

  useEffect(() => {
    latest.current = { schemas, onChange, onProblems, onDone, onLeave }
  })

  useEffect(() => {
    if (host.current === null) return
    const uri = Uri.from({ scheme: 'expression', path: `/${nextModel}` })
    nextModel += 1
    const model = editor.createModel(first.current, expressionLanguage, uri)
    const untie = tieScope(model, () => latest.current.schemas)
    const created = editor.create(host.current, {
      ...editorOptions(false),
      model,
      ariaLabel: fieldStrings.editor.label,
      lineNumbers: 'off',
      folding: false,
      glyphMargin: false,
      lineDecorationsWidth: 8,
      wordWrap: 'on',
      stickyScroll: { enabled: false },
      suggestOnTriggerCharacters: true,
      quickSuggestions: { strings: true, other: true, comments: false },
      renderLineHighlight: 'none',
      // The window that holds it moves what is fixed. What lies over the editor's edge is shown by the window all the same.
      fixedOverflowWidgets: false,
      placeholder: fieldStrings.editor.placeholder,
      // Tab goes on to the buttons; in the list of proposals it takes one.
      tabFocusMode: true,
    })
    code.current = created
    const check = () => latest.current.onProblems(markProblems(model))
    const changes = model.onDidChangeContent(() => {
      latest.current.onChange(model.getValue())
      check()
    })
    // Actions go with the editor; commands would answer the keys of later ones too.
    created.addAction({
      id: 'flowbench.done',
      label: fieldStrings.editor.update,
      keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
      run: () => latest.current.onDone(),
    })
    // Monaco keeps Escape for its own lists; when none is open the window is left.
    created.addAction({
      id: 'flowbench.leave',
      label: fieldStrings.editor.cancel,
      keybindings: [KeyCode.Escape],
      keybindingContext: nothingOpen,
      run: () => latest.current.onLeave(),
    })
    created.setPosition(model.getPositionAt(model.getValueLength()))
    created.focus()
    // The window that opens gives the focus to the first thing in it, which need not be this.
    const frame = requestAnimationFrame(() => created.focus())
    check()
    return () => {
      cancelAnimationFrame(frame)
      changes.dispose()
      untie()
      code.current = undefined
      created.dispose()
      model.dispose()
    }
  }, [])

  // The text was changed by a button: formatted, mended, begun anew.
  useEffect(() => {
    const created = code.current
    const model = created?.getModel()
    if (created === undefined || model === null || model === undefined || model.getValue() === source) return
    created.pushUndoStop()
    created.executeEdits('flowbench', [{ range: model.getFullModelRange(), text: source }])
    created.pushUndoStop()
  }, [source])

  useEffect(() => {
    const created = code.current
    const model = created?.getModel()
    if (created === undefined || model === null || model === undefined || mark === undefined) return
    const from = model.getPositionAt(mark.start)
    const to = model.getPositionAt(mark.end)
    const marked = created.createDecorationsCollection([
      {
        range: new Range(from.lineNumber, from.column, to.lineNumber, to.column),
        options: { inlineClassName: 'flowbench-marked-part' },
      },
    ])
    return () => marked.clear()
  }, [mark])

  return <div ref={host} style={{ width: '100%', height: '100%', minHeight: 0 }} />
}
