import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  $getRoot,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  BLUR_COMMAND,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  PASTE_COMMAND,
} from 'lexical'
import { type RefObject, useEffect, useRef } from 'react'
import type { FieldContext } from './field-context.tsx'
import { $fieldText, $fillField, $nodesOf, $segments } from './field-model.ts'
import { type FieldSyntax, segmentsOf } from './field-segments.ts'
import { $textAround } from './insert-token.ts'
import { $isPillNode } from './pill-node.tsx'

interface BehaviourProps {
  readonly text: string
  readonly syntax: FieldSyntax
  readonly isDisabled: boolean
  readonly editorRef: RefObject<LexicalEditor | null>
  readonly onChange: (text: string) => void
  readonly onPick: () => void
  readonly onOpenPill: (key: string, expression: string) => void
  readonly context: FieldContext | undefined
}

/** Keeps an editor and its text together, and gives it its keys: pills, undo of the document, the list of values. */
export function TokenFieldBehaviour(props: BehaviourProps) {
  const { text, syntax, isDisabled, editorRef } = props
  const [editor] = useLexicalComposerContext()
  const latest = useRef(props)
  /** The text that editor and owner agree on. */
  const agreed = useRef(text)

  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    editorRef.current = editor
  }, [editor, editorRef])

  useEffect(() => editor.setEditable(!isDisabled), [editor, isDisabled])

  // The text changed elsewhere: undo, the code view, another field.
  useEffect(() => {
    if (text === agreed.current) return
    agreed.current = text
    const hasFocus = editor.getRootElement() === document.activeElement
    editor.update(
      () => {
        $fillField(text, syntax)
        if (hasFocus) $getRoot().selectEnd()
      },
      { tag: 'outside' },
    )
  }, [editor, text, syntax])

  useEffect(() => {
    const tellChange = editor.registerUpdateListener(({ editorState, tags }) => {
      if (tags.has('outside') || tags.has('rehearsal')) return
      const next = editorState.read(() => $fieldText(syntax))
      if (next === agreed.current) return
      agreed.current = next
      latest.current.onChange(next)
    })
    const takeKeys = editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => handleKey(event, latest.current),
      COMMAND_PRIORITY_HIGH,
    )
    const paste = editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const pasted = 'clipboardData' in event ? event.clipboardData?.getData('text/plain') : undefined
        if (pasted === undefined || pasted === '' || latest.current.isDisabled) return false
        event.preventDefault()
        $paste(pasted.replaceAll('\r\n', '\n'), syntax)
        return true
      },
      COMMAND_PRIORITY_HIGH,
    )
    const leave = editor.registerCommand(
      BLUR_COMMAND,
      () => {
        readAnew(editor, syntax)
        latest.current.context?.endTyping()
        return false
      },
      COMMAND_PRIORITY_HIGH,
    )
    return () => {
      tellChange()
      takeKeys()
      paste()
      leave()
    }
  }, [editor, syntax])
  return null
}

/** What was typed as `@{...}` becomes a pill when the field is left. */
function readAnew(editor: LexicalEditor, syntax: FieldSyntax): void {
  const [text, pills] = editor
    .getEditorState()
    .read(() => [$fieldText(syntax), $segments().filter(({ kind }) => kind === 'pill').length] as const)
  const found = segmentsOf(text, syntax).filter(({ kind }) => kind === 'pill').length
  if (found !== pills) editor.update(() => $fillField(text, syntax), { tag: 'outside' })
}

function $paste(text: string, syntax: FieldSyntax): void {
  const selection = $getSelection() ?? $getRoot().selectEnd()
  if (!$isRangeSelection(selection)) return
  if (!selection.isCollapsed()) selection.removeText()
  // In JSON a pasted piece means what it means between what stands around it: it is read when the field is left.
  const segments = syntax === 'string' ? segmentsOf(text, syntax) : [{ kind: 'text' as const, source: text }]
  const nodes = $nodesOf(segments)
  selection.insertNodes(nodes)
}

function handleKey(event: KeyboardEvent, props: BehaviourProps): boolean {
  const { context, isDisabled } = props
  const key = event.key.toLowerCase()
  const mod = event.ctrlKey || event.metaKey
  if (mod && !event.altKey && context !== undefined && (key === 'z' || key === 'y')) {
    event.preventDefault()
    if (key === 'y' || event.shiftKey) context.redo()
    else context.undo()
    return true
  }
  if (isDisabled || context === undefined) return false
  if (event.ctrlKey && event.code === 'Space') {
    event.preventDefault()
    props.onPick()
    return true
  }
  const selection = $getSelection()
  if ($isNodeSelection(selection)) return handlePillKey(event, props)
  if (event.key === '/' && !mod && !event.altKey && $isRangeSelection(selection) && selection.isCollapsed()) {
    // Inside of words, addresses and dates a slash is a slash.
    const { before } = $textAround()
    if (props.syntax !== 'string' || (before !== '' && !/\s$/.test(before))) return false
    event.preventDefault()
    props.onPick()
    return true
  }
  return false
}

/** Keys while a pill is selected. */
function handlePillKey(event: KeyboardEvent, { onOpenPill }: BehaviourProps): boolean {
  const selection = $getSelection()
  const pill = $isNodeSelection(selection) ? selection.getNodes().find($isPillNode) : undefined
  if (pill === undefined) return false
  switch (event.key) {
    case 'Enter':
      onOpenPill(pill.__key, pill.__expression)
      break
    case 'Backspace':
    case 'Delete':
      pill.selectPrevious()
      pill.remove()
      break
    case 'ArrowLeft':
      pill.selectPrevious()
      break
    case 'ArrowRight':
      pill.selectNext()
      break
    default:
      return false
  }
  event.preventDefault()
  return true
}
