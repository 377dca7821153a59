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
import { schemaOfSample } from '../../../expression/value-schema.ts'
import { designerStrings } from '../../../strings/designer.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import { readJson } from '../value-kind.ts'
import type { EditorProps } from './editor-props.ts'
import { LinkButton } from './link-button.tsx'
import { TextEditor } from './text-editor.tsx'

const words = parameterStrings.schema

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '2px' },
  full: { width: '100%' },
  sample: {
    '& > textarea': {
      height: '280px',
      maxHeight: 'none',
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: '12.5px',
    },
  },
})

/** A JSON schema as text, or made from a sample. */
export function SchemaEditor(props: EditorProps) {
  const styles = useStyles()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className={styles.column}>
      <div className={styles.full}>
        <TextEditor {...props} isJson />
      </div>
      <LinkButton disabled={props.isDisabled} onClick={() => setIsOpen(true)}>
        {words.fromSample}
      </LinkButton>
      {isOpen && (
        <SampleDialog
          onClose={() => setIsOpen(false)}
          onSample={(text) => {
            const { value } = readJson(text)
            if (value !== undefined) props.edits.choose(props.path, schemaOfSample(value))
            setIsOpen(false)
          }}
        />
      )}
    </div>
  )
}

interface SampleDialogProps {
  readonly onSample: (json: string) => void
  readonly onClose: () => void
}

function SampleDialog({ onSample, onClose }: SampleDialogProps) {
  const styles = useStyles()
  const [text, setText] = useState('')
  const error = text.trim() === '' ? undefined : readJson(text).error
  return (
    <Dialog
      open
      onOpenChange={(_event, data) => {
        if (!data.open) onClose()
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent>
            <Field
              label={words.sample}
              {...(error === undefined
                ? {}
                : { validationState: 'error', validationMessage: designerStrings.panel.invalidJson(error) })}
            >
              <Textarea
                className={styles.sample}
                autoFocus
                value={text}
                spellCheck={false}
                onChange={(_event, data) => setText(data.value)}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button
              appearance="primary"
              disabled={text.trim() === '' || error !== undefined}
              onClick={() => onSample(text)}
            >
              {words.generate}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
