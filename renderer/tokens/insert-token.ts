import {
  $createTextNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import type { TypeWord } from '../expression/value-schema.ts'
import { $fieldText } from './field-model.ts'
import { type FieldSyntax, inJsonString, pillSource } from './field-segments.ts'
import { $createPillNode, $isPillNode } from './pill-node.tsx'

/**
 * Puts an expression at the caret as a pill (at the end where there is no caret) and gives the field's text after it.
 * With `isRehearsal` nothing changes: only the text is told.
 */
export function insertToken(
  editor: LexicalEditor | null,
  expression: string,
  syntax: FieldSyntax,
  wanted: TypeWord,
  isRehearsal = false,
): string {
  if (editor === null) return ''
  const before = editor.getEditorState()
  let text = ''
  editor.update(
    () => {
      $insert(expression, syntax, wanted)
      text = $fieldText(syntax)
    },
    { discrete: true, tag: isRehearsal ? 'rehearsal' : 'token' },
  )
  if (isRehearsal) editor.setEditorState(before, { tag: 'rehearsal' })
  else editor.focus()
  return text
}

/** Gives a pill another expression; its form (`@`, `@{}`) stays. */
export function replacePill(editor: LexicalEditor | null, key: string, expression: string): void {
  editor?.update(
    () => {
      const node = $getNodeByKey(key)
      if (!$isPillNode(node)) return
      const isAlone = !node.__source.startsWith('@{')
      const isJson = $isInJson(node)
      const source = pillSource(expression, isAlone)
      const next = $createPillNode(isJson ? inJsonString(source) : source, expression)
      node.replace(next)
      next.selectNext()
    },
    { discrete: true, tag: 'token' },
  )
  editor?.focus()
}

function $insert(expression: string, syntax: FieldSyntax, wanted: TypeWord): void {
  let selection = $getSelection()
  if (!$isRangeSelection(selection)) selection = $getRoot().selectEnd()
  if (!$isRangeSelection(selection)) return
  if (!selection.isCollapsed()) selection.removeText()
  if (syntax === 'string') {
    // A text takes text: alone in a text field a number would stay one.
    const isAlone = $fieldText('string') === '' && wanted !== 'string'
    selection.insertNodes([$createPillNode(pillSource(expression, isAlone), expression)])
    return
  }
  const { isInString, isEmptyString } = $jsonPlace()
  const source = inJsonString(pillSource(expression, !isInString || isEmptyString))
  const pill = $createPillNode(source, expression)
  const nodes: LexicalNode[] = isInString ? [pill] : [$createTextNode('"'), pill, $createTextNode('"')]
  selection.insertNodes(nodes)
}

/** Whether the caret stands inside of a JSON string, and whether that string is empty. */
function $jsonPlace(): { readonly isInString: boolean; readonly isEmptyString: boolean } {
  const { before, after } = $textAround()
  let isInString = false
  for (let at = 0; at < before.length; at += 1) {
    if (before[at] === '\\' && isInString) at += 1
    else if (before[at] === '"') isInString = !isInString
    else if (before[at] === '\n') isInString = false
  }
  return { isInString, isEmptyString: isInString && before.endsWith('"') && after.startsWith('"') }
}

/** The field's text on both sides of the caret; pills count as their sources. */
export function $textAround(): { readonly before: string; readonly after: string } {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return { before: '', after: '' }
  const { anchor } = selection
  const node = anchor.getNode()
  let before = ''
  let isPast = false
  let after = ''
  const add = (text: string) => {
    if (isPast) after += text
    else before += text
  }
  const walk = (at: LexicalNode): void => {
    if (at.is(node) && $isTextNode(at)) {
      const text = at.getTextContent()
      add(text.slice(0, anchor.offset))
      isPast = true
      add(text.slice(anchor.offset))
      return
    }
    const children =
      'getChildren' in at ? (at as unknown as { getChildren(): LexicalNode[] }).getChildren() : undefined
    if (children === undefined) {
      add(at.getTextContent())
      return
    }
    for (const [index, child] of children.entries()) {
      if (at.is(node) && index === anchor.offset) isPast = true
      walk(child)
    }
    if (at.is(node) && anchor.offset >= children.length) isPast = true
  }
  walk($getRoot())
  return { before, after }
}

function $isInJson(node: LexicalNode): boolean {
  const before = node.getPreviousSibling()?.getTextContent() ?? ''
  const text = $getRoot().getTextContent().trimStart()
  return before !== '' && /^[[{"]/.test(text)
}
