import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components'
import { useState } from 'react'
import { strings } from '../strings/shell.ts'
import { createEnvironment, useEnvironments } from './environment-store.ts'

interface NewEnvironmentDialogProps {
  readonly onClose: () => void
}

/** Asks for the name of a new environment; main then asks where. */
export function NewEnvironmentDialog({ onClose }: NewEnvironmentDialogProps) {
  const [name, setName] = useState('')
  const isBusy = useEnvironments((state) => state.opening === 'create')
  const isReady = name.trim() !== '' && name.trim().length <= 255 && !isBusy
  const create = async () => {
    if (isReady && (await createEnvironment(name.trim()))) onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: 460 }}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void create()
          }}
        >
          <DialogBody>
            <DialogTitle>{strings.environment.createTitle}</DialogTitle>
            <DialogContent>
              <p style={{ marginTop: 0 }}>{strings.environment.createHint}</p>
              <Field label={strings.environment.name} required>
                <Input
                  autoFocus
                  value={name}
                  maxLength={255}
                  placeholder={strings.environment.namePlaceholder}
                  onChange={(_event, { value }) => setName(value)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{strings.common.cancel}</Button>
              <Button type="submit" appearance="primary" disabled={!isReady}>
                {strings.environment.createAction}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
