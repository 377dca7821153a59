import { Field } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { parseTemplate } from '../../../../shared/expressions/index.ts'
import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { jsonEquals } from '../../../../shared/json/index.ts'
import { designerStrings } from '../../../strings/designer.ts'
import { fieldStrings } from '../../../strings/fields.ts'
import { inWords } from '../../../strings/sentences.ts'
import { TokenField } from '../../../tokens/token-field.tsx'
import { fieldTextOf, meaningOf, typeOf } from '../value-kind.ts'
import type { EditorProps } from './editor-props.ts'

interface TextEditorProps extends EditorProps {
  /** The text is JSON whatever it looks like (Edit as JSON). */
  readonly isJson?: boolean
}

/** A value as text with pills. JSON that is not whole yet stays in the field and is not taken over. */
export function TextEditor(props: TextEditorProps) {
  const { value, schema, path, label, isDisabled, edits, mayBeEmpty, isJson = false } = props
  const [draft, setDraft] = useState(() => textOf(value, isJson))
  const [error, setError] = useState<string>()
  const sent = useRef(value)

  useEffect(() => {
    if (isSame(value, sent.current)) return
    sent.current = value
    setDraft(textOf(value, isJson))
    setError(undefined)
  }, [value, isJson])

  const change = (text: string) => {
    setDraft(text)
    const meaning = meaningOf(text, isJson ? jsonOnly : schema, sent.current, mayBeEmpty)
    setError(meaning.kind === 'broken' ? designerStrings.panel.invalidJson(meaning.message) : undefined)
    if (meaning.kind === 'broken') return
    const next = meaning.kind === 'value' ? meaning.value : undefined
    sent.current = next
    edits.set(path, next)
  }
  const isStructure = isJson || (typeOf(schema) !== 'string' && /^\s*[[{]/.test(draft))
  const complaint = error ?? complaintAbout(isStructure ? '' : draft)
  return (
    <Field {...(complaint === undefined ? {} : { validationState: 'error', validationMessage: complaint })}>
      <TokenField
        text={draft}
        syntax={isStructure ? 'json' : 'string'}
        place={path}
        wanted={typeOf(schema)}
        label={label}
        {...(props.labelId === undefined ? {} : { labelId: props.labelId })}
        isDisabled={isDisabled}
        isInvalid={complaint !== undefined}
        isCompact={props.isCompact === true}
        placeholder={props.placeholder ?? (value === undefined ? designerStrings.panel.missing : '')}
        onChange={change}
      />
    </Field>
  )
}

const jsonOnly = { type: 'object' } as const

function textOf(value: WdlValue | undefined, isJson: boolean): string {
  return isJson && typeof value === 'string' ? JSON.stringify(value) : fieldTextOf(value)
}

function isSame(left: WdlValue | undefined, right: WdlValue | undefined): boolean {
  return left === right || (left !== undefined && right !== undefined && jsonEquals(left, right))
}

/** A text that begins with `@` and is no expression would stop the flow. */
function complaintAbout(text: string): string | undefined {
  if (!text.startsWith('@') || text.startsWith('@@') || text.startsWith('@{') || text.length < 2)
    return undefined
  const [issue] = parseTemplate(text).issues
  if (issue === undefined) return undefined
  return `${fieldStrings.field.startsWithAt} ${inWords(issue)}`
}
