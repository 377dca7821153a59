import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import { toErrorData } from '../bridge/bridge-error.ts'
import { sandboxStrings as strings } from '../strings/sandboxes.ts'
import { strings as shell } from '../strings/shell.ts'
import type { Json } from './json-place.ts'

const useStyles = makeStyles({
  text: {
    '& textarea': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      minHeight: '320px',
    },
  },
})

interface EditValueDialogProps {
  readonly title: string
  readonly value: Json
  /** Rejects with what is wrong. */
  readonly onSave: (value: Json) => Promise<void>
  readonly onClose: () => void
}

/** A part of a sandbox's state as JSON, to be changed. What the sandbox does not take is told, and nothing is lost. */
export function EditValueDialog({ title, value, onSave, onClose }: EditValueDialogProps) {
  const styles = useStyles()
  const [text, setText] = useState(() => JSON.stringify(value, null, 2))
  const [refused, setRefused] = useState<string>()
  const [isSaving, setSaving] = useState(false)

  const save = async () => {
    let parsed: Json
    try {
      parsed = JSON.parse(text) as Json
    } catch (thrown) {
      setRefused(strings.invalid(thrown instanceof Error ? thrown.message : String(thrown)))
      return
    }
    setSaving(true)
    try {
      await onSave(parsed)
      onClose()
    } catch (thrown) {
      setRefused(toErrorData(thrown).message)
    } finally {
      setSaving(false)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: 680 }}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <Field
              label={strings.json}
              {...(refused === undefined
                ? {}
                : { validationState: 'error' as const, validationMessage: refused })}
            >
              <Textarea
                className={styles.text}
                resize="vertical"
                spellCheck={false}
                value={text}
                onChange={(_event, data) => {
                  setText(data.value)
                  setRefused(undefined)
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
                }}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{shell.common.cancel}</Button>
            <Button appearance="primary" disabled={isSaving} onClick={() => void save()}>
              {strings.save}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
