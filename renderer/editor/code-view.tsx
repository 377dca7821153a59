import './editor.css'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { TextRange } from '../../shared/errors/index.ts'
import { useBreakpointGutter } from '../debugger/use-breakpoint-gutter.ts'
import { useAnalysis } from '../document/analyses.ts'
import { documentKey, endTyping, type FlowRef, findDocument } from '../document/documents.ts'
import { askRenameAt } from '../refactor/rename-request.ts'
import { designerStrings } from '../strings/designer.ts'
import { refactorStrings } from '../strings/refactor.ts'
import { useCoverageGutter } from '../tests/use-coverage-gutter.ts'
import { formatBytes } from '../ui/format-time.ts'
import { BreadcrumbBar } from './breadcrumb-bar.tsx'
import { editorOptions, largeText } from './editor-options.ts'
import { bindHistoryKeys } from './history-keys.ts'
import { tieModel } from './language/open-models.ts'
import { suggestWhileTyping } from './language/suggest-while-typing.ts'
import { largeJsonLanguage } from './large-json.ts'
import { bindModel, placesOf } from './model-binding.ts'
import { editor, KeyCode, Range, Selection, Uri } from './monaco.ts'
import { toMarkers } from './problem-markers.ts'
import { useEditorTheme } from './use-editor-theme.ts'
import { useKnownSources } from './use-known-sources.ts'

const useStyles = makeStyles({
  view: {
    display: 'flex',
    flexDirection: 'column',
    width: '100%',
    height: '100%',
    minWidth: 0,
    minHeight: 0,
  },
  message: {
    padding: '6px 16px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  editor: { flexGrow: 1, minHeight: 0, minWidth: 0 },
})

/** Scroll and cursor of each flow's code, kept while the app runs. */
const viewStates = new Map<string, editor.ICodeEditorViewState>()

/** A range of the text to show; a new object is a new wish. */
export interface CodeRange extends TextRange {
  readonly takesFocus: boolean
}

export interface CodeViewProps extends FlowRef {
  readonly reveal: CodeRange | undefined
  /** The person moved the cursor to an offset of the text. */
  readonly onCursor?: (offset: number) => void
}

/**
 * The whole flow file in Monaco. The text is the document's, undo and redo are those of the document, so that
 * Ctrl+Z takes back the last edit wherever it was made.
 */
export function CodeView({ environmentId, flowId, reveal, onCursor }: CodeViewProps) {
  const styles = useStyles()
  const host = useRef<HTMLDivElement>(null)
  const [code, setCode] = useState<editor.IStandaloneCodeEditor>()
  const cursorListener = useRef(onCursor)
  /** Marks what was revealed, until the person goes elsewhere in the code. */
  const mark = useRef<editor.IEditorDecorationsCollection | undefined>(undefined)
  const { problems, isChecked, modelText } = useAnalysis(environmentId, flowId)
  const [isLarge, setIsLarge] = useState(false)
  const [cursor, setCursor] = useState(0)
  const flow = useMemo(() => ({ environmentId, flowId }), [environmentId, flowId])
  const known = useKnownSources(flow, isLarge ? '' : modelText)
  useEditorTheme()
  useBreakpointGutter(code, flow)
  useCoverageGutter(code, flow)
  const length = findDocument({ environmentId, flowId })?.text.length ?? 0

  useEffect(() => {
    cursorListener.current = onCursor
  })

  useEffect(() => {
    const flow = { environmentId, flowId }
    const key = documentKey(flow)
    const document = findDocument(flow)
    if (host.current === null || document === undefined) return
    const large = document.text.length > largeText
    setIsLarge(large)
    const uri = Uri.from({ scheme: 'flow', authority: 'flowbench', path: `/${flowId}.json`, query: key })
    editor.getModel(uri)?.dispose()
    const model = editor.createModel(document.text, large ? largeJsonLanguage : 'json', uri)
    const created = editor.create(host.current, {
      ...editorOptions(large),
      model,
      readOnly: document.isReadOnly,
      ariaLabel: designerStrings.code.label,
    })
    const untie = tieModel(model, flow, { sources: () => known.current })
    const state = viewStates.get(key)
    if (state !== undefined) created.restoreViewState(state)
    bindHistoryKeys(created, flow)
    created.addAction({
      id: 'flowbench.rename',
      label: refactorStrings.commandHere,
      keybindings: [KeyCode.F2],
      contextMenuGroupId: '1_modification',
      run: () => {
        const text = findDocument(flow)?.text
        const position = created.getPosition()
        if (text !== undefined && position !== null)
          askRenameAt(flow, placesOf(text, model).toOffset(position))
      },
    })
    const unbind = bindModel(model, flow, (next, end) => {
      if (next.change.source !== 'history' || !created.hasTextFocus()) return
      created.setPosition(end)
      created.revealPositionInCenterIfOutsideViewport(end)
    })
    const listeners = [
      created.onDidBlurEditorText(() => endTyping(flow)),
      suggestWhileTyping(created),
      created.onDidChangeCursorPosition(({ position }) => {
        const text = findDocument(flow)?.text
        if (text !== undefined && !large) setCursor(placesOf(text, model).toOffset(position))
      }),
      created.onDidChangeCursorPosition((event) => {
        if (!created.hasTextFocus() || event.source === 'model' || event.source === 'api') return
        mark.current?.clear()
        const text = findDocument(flow)?.text
        if (text !== undefined) cursorListener.current?.(placesOf(text, model).toOffset(event.position))
      }),
    ]
    setCode(created)
    return () => {
      const view = created.saveViewState()
      if (view !== null) viewStates.set(key, view)
      for (const listener of listeners) listener.dispose()
      unbind()
      untie()
      setCode(undefined)
      created.dispose()
      model.dispose()
    }
  }, [environmentId, flowId, known])

  useEffect(() => {
    const model = code?.getModel()
    const text = findDocument({ environmentId, flowId })?.text
    if (!isChecked || model === undefined || model === null || text === undefined) return
    editor.setModelMarkers(model, 'flowbench', toMarkers(problems, placesOf(text, model)))
  }, [code, problems, isChecked, environmentId, flowId])

  useEffect(() => {
    const model = code?.getModel()
    const text = findDocument({ environmentId, flowId })?.text
    if (
      code === undefined ||
      model === undefined ||
      model === null ||
      text === undefined ||
      reveal === undefined
    ) {
      return
    }
    const places = placesOf(text, model)
    const start = places.toPosition(reveal.start)
    const end = places.toPosition(reveal.end)
    code.setPosition(start)
    const range = new Range(start.lineNumber, start.column, end.lineNumber, end.column)
    // What is higher than the view is shown from its top.
    if (end.lineNumber - start.lineNumber < 12) {
      code.revealLinesInCenterIfOutsideViewport(start.lineNumber, end.lineNumber)
    } else code.revealRangeNearTop(range)
    if (reveal.takesFocus) {
      // The cursor stands at the beginning: the end of a long string would scroll all lines to the left.
      if (start.lineNumber === end.lineNumber) {
        code.setSelection(Selection.fromPositions(end, start))
      }
      code.focus()
    }
    code.setScrollLeft(0)
    code.revealPosition(start)
    mark.current?.clear()
    mark.current = code.createDecorationsCollection([
      {
        range,
        options: {
          isWholeLine: true,
          className: 'flowbench-revealed',
          linesDecorationsClassName: 'flowbench-revealed-bar',
        },
      },
    ])
  }, [code, reveal, environmentId, flowId])

  const goTo = useCallback(
    (offset: number) => {
      const model = code?.getModel()
      const text = findDocument(flow)?.text
      if (code === undefined || model === undefined || model === null || text === undefined) return
      const position = placesOf(text, model).toPosition(offset)
      code.setPosition(position)
      code.revealPositionInCenter(position)
      // A menu gives the focus back to its button first.
      requestAnimationFrame(() => code.focus())
    },
    [code, flow],
  )

  return (
    <div className={styles.view}>
      {isLarge && (
        <div className={styles.message} role="status">
          {designerStrings.code.large(formatBytes(length))}
        </div>
      )}
      {!isLarge && <BreadcrumbBar flow={flow} offset={cursor} onGoTo={goTo} />}
      <div ref={host} className={styles.editor} />
    </div>
  )
}
