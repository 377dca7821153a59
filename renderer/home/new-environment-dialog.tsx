import { strings } from '../strings/shell.ts'
import { NameDialog } from '../ui/name-dialog.tsx'
import { createEnvironment } from './environment-store.ts'

interface NewEnvironmentDialogProps {
  readonly onClose: () => void
}

/** Asks for the name of a new environment; main then asks where. */
export function NewEnvironmentDialog({ onClose }: NewEnvironmentDialogProps) {
  const words = strings.environment
  return (
    <NameDialog
      title={words.createTitle}
      intro={words.createHint}
      label={words.name}
      placeholder={words.namePlaceholder}
      maxLength={255}
      submitLabel={words.createAction}
      onSubmit={async (name) => ((await createEnvironment(name)) ? undefined : false)}
      onClose={onClose}
    />
  )
}
