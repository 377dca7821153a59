import '../../editor/editor.css'
import { useEffect, useRef, useState } from 'react'
import type { ConnectorProblem } from '../../../shared/connectors/connector-problem.ts'
import { diffTexts } from '../../../shared/wdl/text-edit.ts'
import { useIsDark, useMediaQuery } from '../../app/use-theme.ts'
import { editorOptions } from '../../editor/editor-options.ts'
import { largeJsonLanguage } from '../../editor/large-json.ts'
import { placesOf } from '../../editor/model-binding.ts'
import { editor, KeyCode, KeyMod, Range, Uri } from '../../editor/monaco.ts'
import { toMarkers } from '../../editor/problem-markers.ts'
import { connectorEditorStrings as strings } from '../../strings/connector-editor.ts'
import { type ConnectorRef, connectorKey } from '../connector-store.ts'
import { type EditedFile, splitFiles } from './connector-document.ts'
import {
  applyStep,
  findConnector,
  redoStepOf,
  undoStepOf,
  useConnectorDocuments,
} from './connector-documents.ts'

interface ConnectorCodeProps extends ConnectorRef {
  readonly file: EditedFile
  readonly problems: readonly ConnectorProblem[]
  /** Offset to show; a new object is a new wish. */
  readonly reveal: { readonly offset: number } | undefined
}

/** Longest text with completion and explanations, in UTF-16 units. */
const maxServed = 2_000_000

/** One of a connector's files in Monaco. The text is the document's, undo and redo are those of the document. */
export function ConnectorCode({ environmentId, connectorId, file, problems, reveal }: ConnectorCodeProps) {
  const host = useRef<HTMLDivElement>(null)
  const isDark = useIsDark()
  const isForced = useMediaQuery('(forced-colors: active)')
  const [code, setCode] = useState<editor.IStandaloneCodeEditor>()

  useEffect(() => {
    const ref = { environmentId, connectorId }
    const document = findConnector(ref)
    if (host.current === null || document === undefined) return
    let known = splitFiles(document.text)[file]
    const uri = Uri.from({
      scheme: 'connector',
      authority: 'flowbench',
      path: `/${encodeURIComponent(connectorKey(ref))}/${file}.flowbench-${file}.json`,
    })
    editor.getModel(uri)?.dispose()
    // The language service reads the whole text each time.
    const isLarge = known.length > maxServed
    const model = editor.createModel(known, isLarge ? largeJsonLanguage : 'json', uri)
    const created = editor.create(host.current, {
      ...editorOptions(isLarge),
      model,
      readOnly: document.isReadOnly,
      ariaLabel: strings.code[file],
    })
    created.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => undoStepOf(ref))
    created.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, () => redoStepOf(ref))
    created.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, () => redoStepOf(ref))
    let isFollowing = false
    let isTelling = false
    const typed = model.onDidChangeContent((event) => {
      if (isFollowing) return
      const places = placesOf(known, model)
      const edits = event.changes.map((change) => ({ ...places.toSpan(change), text: change.text }))
      isTelling = true
      applyStep(ref, {
        definition: file === 'definition' ? edits : [],
        properties: file === 'properties' ? edits : [],
        name: strings.steps.typing,
        isTyping: true,
      })
      isTelling = false
      known = textOf() ?? known
    })
    const textOf = () => {
      const now = findConnector(ref)
      return now === undefined ? undefined : splitFiles(now.text)[file]
    }
    const stopFollowing = useConnectorDocuments.subscribe(() => {
      const next = textOf()
      if (isTelling || next === undefined || next === known) return
      isFollowing = true
      const places = placesOf(known, model)
      model.applyEdits(
        diffTexts(known, next).map((edit) => {
          const start = places.toPosition(edit.offset)
          const end = places.toPosition(edit.offset + edit.length)
          return {
            range: new Range(start.lineNumber, start.column, end.lineNumber, end.column),
            text: edit.text,
          }
        }),
      )
      known = next
      isFollowing = false
    })
    setCode(created)
    return () => {
      typed.dispose()
      stopFollowing()
      setCode(undefined)
      created.dispose()
      model.dispose()
    }
  }, [environmentId, connectorId, file])

  useEffect(() => {
    editor.setTheme(
      isForced ? (isDark ? 'hc-black' : 'hc-light') : isDark ? 'flowbench-dark' : 'flowbench-light',
    )
  }, [isDark, isForced])

  useEffect(() => {
    const model = code?.getModel()
    if (model === undefined || model === null) return
    const own = problems.filter((problem) => problem.file === file)
    editor.setModelMarkers(model, 'flowbench', toMarkers(own, placesOf(model.getValue(), model)))
  }, [code, problems, file])

  useEffect(() => {
    const model = code?.getModel()
    if (code === undefined || model === undefined || model === null || reveal === undefined) return
    const position = placesOf(model.getValue(), model).toPosition(reveal.offset)
    code.setPosition(position)
    code.revealPositionInCenter(position)
    code.focus()
  }, [code, reveal])

  return <div ref={host} style={{ flexGrow: 1, minHeight: 0, minWidth: 0 }} />
}
