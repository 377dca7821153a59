import { Button, Field, Input, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson } from '../../../shared/json/index.ts'
import { connectorEditorStrings } from '../../strings/connector-editor.ts'
import { strings as shell } from '../../strings/shell.ts'
import { DialogFrame } from '../../ui/dialog-frame.tsx'

const strings = connectorEditorStrings.sample

/** What a person handed in. */
export interface Sample {
  readonly url: string
  readonly headers: string
  readonly status: string
  readonly description: string
  readonly body: WdlValue | undefined
}

interface SampleDialogProps {
  readonly kind: 'request' | 'answer' | 'notification'
  readonly url?: string
  readonly onImport: (sample: Sample) => void
  readonly onClose: () => void
}

/** Asks for a sample of a request, an answer, or what arrives at a webhook. */
export function SampleDialog({ kind, url: initialUrl = '', onImport, onClose }: SampleDialogProps) {
  const [url, setUrl] = useState(initialUrl)
  const [headers, setHeaders] = useState('')
  const [status, setStatus] = useState('200')
  const [description, setDescription] = useState('')
  const [body, setBody] = useState('')
  const [problem, setProblem] = useState<string>()
  const titles = {
    request: strings.requestTitle,
    answer: strings.answerTitle,
    notification: strings.notificationTitle,
  }
  const submit = () => {
    const value = body.trim() === '' ? undefined : readSample(body)
    if (value === 'broken') {
      setProblem(strings.notJson)
      return
    }
    if (kind === 'notification' && value === undefined) {
      setProblem(strings.needed)
      return
    }
    onImport({ url, headers, status, description, body: value?.value })
    onClose()
  }
  return (
    <DialogFrame
      title={titles[kind]}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{shell.common.cancel}</Button>
          <Button type="submit" appearance="primary">
            {strings.import}
          </Button>
        </>
      }
    >
      <div style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
        {kind === 'request' && (
          <>
            <Field label={strings.url}>
              <Input value={url} onChange={(_event, { value }) => setUrl(value)} />
            </Field>
            <Field label={strings.headers} hint={strings.headersHint}>
              <Textarea value={headers} rows={2} onChange={(_event, { value }) => setHeaders(value)} />
            </Field>
          </>
        )}
        {kind === 'answer' && (
          <>
            <Field label={strings.status} required>
              <Input value={status} maxLength={7} onChange={(_event, { value }) => setStatus(value)} />
            </Field>
            <Field label={strings.description}>
              <Input value={description} onChange={(_event, { value }) => setDescription(value)} />
            </Field>
          </>
        )}
        <Field
          label={strings.body}
          hint={strings.bodyHint}
          {...(problem === undefined ? {} : { validationMessage: problem })}
        >
          <Textarea
            value={body}
            rows={8}
            textarea={{ style: { fontFamily: 'var(--fontFamilyMonospace)' } }}
            onChange={(_event, { value }) => {
              setBody(value)
              setProblem(undefined)
            }}
          />
        </Field>
      </div>
    </DialogFrame>
  )
}

function readSample(text: string): { readonly value: WdlValue } | 'broken' {
  try {
    return { value: parseJson(text) }
  } catch {
    return 'broken'
  }
}
