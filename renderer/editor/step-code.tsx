import './editor.css'
import { useEffect, useRef, useState } from 'react'
import type { TextRange } from '../../shared/errors/index.ts'
import { definitionsOf, symbolAt } from '../../shared/wdl/symbols/index-symbols.ts'
import { useAnalysis } from '../document/analyses.ts'
import { endTyping, type FlowRef, findDocument } from '../document/documents.ts'
import { askRenameAt } from '../refactor/rename-request.ts'
import { designerStrings } from '../strings/designer.ts'
import { parameterStrings } from '../strings/parameters.ts'
import { refactorStrings } from '../strings/refactor.ts'
import { bindFragment, type FragmentBinding } from './bind-fragment.ts'
import { editorOptions, largeText, nothingOpen } from './editor-options.ts'
import { bindHistoryKeys } from './history-keys.ts'
import { isShown, openModel, tieModel } from './language/open-models.ts'
import { suggestWhileTyping } from './language/suggest-while-typing.ts'
import { largeJsonLanguage } from './large-json.ts'
import { editor, KeyCode, Uri } from './monaco.ts'
import { toMarkers } from './problem-markers.ts'
import { useEditorTheme } from './use-editor-theme.ts'
import { useKnownSources } from './use-known-sources.ts'

const words = parameterStrings.code

let nextModel = 1

interface StepCodeProps {
  readonly flow: FlowRef
  readonly kind: 'action' | 'trigger'
  readonly name: string
  /** Of the step's object in the document's present text; undefined while that text is not read. */
  readonly range: TextRange | undefined
  readonly isReadOnly: boolean
  /** Shows a place of the flow outside of this step. */
  readonly onShow: (range: TextRange) => void
  /** Escape: back to where the person came from. */
  readonly onLeave: () => void
  /** Where the step's object lies as it is typed in, whether its JSON is whole or not. */
  readonly onMoved: (range: TextRange) => void
}

/**
 * The object of one step in Monaco. It is a piece of the flow's one text: what is typed is in the document at once, undo
 * is the document's, and completion, problems and fixes are those of the code view.
 */
export function StepCode(props: StepCodeProps) {
  const { flow, kind, range, isReadOnly } = props
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  const binding = useRef<FragmentBinding | undefined>(undefined)
  const [code, setCode] = useState<editor.IStandaloneCodeEditor>()
  const { problems, isChecked, modelText } = useAnalysis(flow.environmentId, flow.flowId)
  const known = useKnownSources(flow, modelText)
  const { environmentId, flowId } = flow
  const first = useRef(range)
  useEditorTheme()

  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    const flow = { environmentId, flowId }
    if (host.current === null || first.current === undefined) return
    const isLarge = first.current.end - first.current.start > largeText
    const uri = Uri.from({
      scheme: 'step',
      authority: 'flowbench',
      path: `/${nextModel++}.flowbench-${kind}.json`,
    })
    const model = editor.createModel('', isLarge ? largeJsonLanguage : 'json', uri)
    model.setEOL(editor.EndOfLineSequence.LF)
    const bound = bindFragment(model, flow, {
      range: first.current,
      name: () => designerStrings.steps.editCode(latest.current.name),
      onFollowed: (next, end) => {
        if (next.change.source !== 'history' || !created.hasTextFocus()) return
        created.setPosition(end)
        created.revealPositionInCenterIfOutsideViewport(end)
      },
    })
    binding.current = bound
    const untie = tieModel(model, flow, { piece: () => bound.fragment(), sources: () => known.current })
    const created = editor.create(host.current, {
      ...editorOptions(isLarge),
      model,
      ariaLabel: words.label,
      lineNumbersMinChars: 3,
      glyphMargin: false,
      folding: true,
      lineDecorationsWidth: 6,
      wordWrap: 'on',
      wrappingIndent: 'deepIndent',
      stickyScroll: { enabled: false },
      fontSize: 12.5,
    })
    bindHistoryKeys(created, flow)
    created.addAction({
      id: 'flowbench.rename',
      label: refactorStrings.commandHere,
      keybindings: [KeyCode.F2],
      contextMenuGroupId: '1_modification',
      run: () => {
        const position = created.getPosition()
        if (position !== null) askRenameAt(flow, bound.fragment().places.toOffset(position))
      },
    })
    created.addAction({
      id: 'flowbench.leave',
      label: words.leave,
      keybindings: [KeyCode.Escape],
      keybindingContext: nothingOpen,
      run: () => latest.current.onLeave(),
    })
    created.addAction({
      id: 'flowbench.definition',
      label: words.definition,
      keybindings: [KeyCode.F12],
      contextMenuGroupId: 'navigation',
      run: () => {
        const target = definitionAt(created)
        if (target !== undefined) latest.current.onShow(target)
        else created.trigger('flowbench', 'editor.action.revealDefinition', {})
      },
    })
    const listeners = [
      created.onDidBlurEditorText(() => endTyping(flow)),
      suggestWhileTyping(created),
      model.onDidChangeContent(() => latest.current.onMoved(bound.fragment().range)),
    ]
    setCode(created)
    return () => {
      for (const listener of listeners) listener.dispose()
      bound.dispose()
      binding.current = undefined
      untie()
      setCode(undefined)
      created.dispose()
      model.dispose()
    }
  }, [environmentId, flowId, kind, known])

  useEffect(() => code?.updateOptions({ readOnly: isReadOnly }), [code, isReadOnly])

  const start = range?.start
  const end = range?.end
  useEffect(() => {
    if (code !== undefined && start !== undefined && end !== undefined)
      binding.current?.retarget({ start, end })
  }, [code, start, end])

  useEffect(() => {
    const model = code?.getModel()
    const fragment = binding.current?.fragment()
    if (!isChecked || model === undefined || model === null || fragment === undefined) return
    const own = problems.filter(
      (problem) => fragment.range.start <= problem.range.start && problem.range.end <= fragment.range.end,
    )
    editor.setModelMarkers(model, 'flowbench', toMarkers(own, fragment.places))
  }, [code, problems, isChecked])

  return <div ref={host} style={{ width: '100%', height: '100%', minHeight: 0 }} />
}

/** Where what is named at the cursor is made, when that is not in the piece that is shown. */
function definitionAt(code: editor.IStandaloneCodeEditor): TextRange | undefined {
  const model = code.getModel()
  const position = code.getPosition()
  const open = model === null ? undefined : openModel(model)
  if (open === undefined || position === null || findDocument(open.flow) === undefined) return undefined
  const place = symbolAt(open.document, open.places.toOffset(position))
  const target = place === undefined ? undefined : definitionsOf(open.document, place.symbol)[0]?.range
  return target === undefined || isShown(open, target) ? undefined : target
}
