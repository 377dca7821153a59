import { Button, Dropdown, Field, Input, Option } from '@fluentui/react-components'
import { useState } from 'react'
import type { NewOperation } from '../../../shared/connectors/edit/index.ts'
import { madeOperationId } from '../../../shared/connectors/made-operation-id.ts'
import { connectorEditorStrings } from '../../strings/connector-editor.ts'
import { strings as shell } from '../../strings/shell.ts'
import { DialogFrame } from '../../ui/dialog-frame.tsx'

const strings = connectorEditorStrings.definition

/** Methods that actions use. */
export const actionMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

interface NewOperationDialogProps {
  /** What a pasted address begins with and the connector has already. */
  readonly base: string
  /** Answers why it cannot be added. */
  readonly onAdd: (operation: NewOperation) => string | undefined
  readonly onClose: () => void
}

/** Asks for the method, path and name of a new operation. */
export function NewOperationDialog({ base, onAdd, onClose }: NewOperationDialogProps) {
  const [method, setMethod] = useState('GET')
  const [path, setPath] = useState('/')
  const [summary, setSummary] = useState('')
  const [operationId, setOperationId] = useState('')
  const [problem, setProblem] = useState<string>()
  const plain = pathIn(path, base)
  const madeId = idOf(summary) || madeOperationId(method, plain)
  const add = () => {
    const refused = onAdd({ method, path: plain, summary, operationId: operationId.trim() || madeId })
    if (refused === undefined) onClose()
    else setProblem(refused)
  }
  return (
    <DialogFrame
      title={strings.addTitle}
      width={520}
      onClose={onClose}
      onSubmit={add}
      actions={
        <>
          <Button onClick={onClose}>{shell.common.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={plain.trim() === ''}>
            {strings.create}
          </Button>
        </>
      }
    >
      <div style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
        <Field label={strings.summary} hint={strings.summaryHint}>
          <Input autoFocus value={summary} onChange={(_event, { value }) => setSummary(value)} />
        </Field>
        <Field label={strings.method}>
          <Dropdown
            value={method}
            selectedOptions={[method]}
            onOptionSelect={(_event, { optionValue }) => setMethod(optionValue ?? 'GET')}
          >
            {actionMethods.map((one) => (
              <Option key={one} value={one}>
                {one}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field
          label={strings.path}
          hint={strings.pathHint}
          required
          {...(problem === undefined ? {} : { validationMessage: problem })}
        >
          <Input
            value={path}
            input={{ style: { fontFamily: 'var(--fontFamilyMonospace)' } }}
            onChange={(_event, { value }) => {
              setPath(value)
              setProblem(undefined)
            }}
          />
        </Field>
        <Field label={strings.operationId} hint={strings.operationIdHint}>
          <Input
            value={operationId}
            placeholder={madeId}
            onChange={(_event, { value }) => {
              setOperationId(value)
              setProblem(undefined)
            }}
          />
        </Field>
      </div>
    </DialogFrame>
  )
}

/** `Create an item` becomes `CreateAnItem`. */
function idOf(summary: string): string {
  const words = summary.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? []
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

/** The path of what was typed: a whole address loses scheme, host and the base path, and its query. */
function pathIn(typed: string, base: string): string {
  const text = typed.trim().replace(/[?#].*$/, '')
  const isWhole = /^https?:\/\//i.test(text)
  if (!isWhole) return text
  if (base !== '' && text.toLowerCase().startsWith(base.toLowerCase())) return text.slice(base.length) || '/'
  return text.replace(/^https?:\/\/[^/]*/i, '') || '/'
}
