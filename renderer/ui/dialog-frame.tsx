import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'

interface DialogHostProps {
  readonly width?: number
  readonly onClose: () => void
  /** A `DialogForm`; another one may take its place while the dialog stays. */
  readonly children: ReactNode
}

/** The surface of a dialog that goes through several steps. Escape closes it. */
export function DialogHost({ width = 560, onClose, children }: DialogHostProps) {
  return (
    <Dialog
      open
      modalType="modal"
      onOpenChange={(_event, { open, type }) => {
        // A click beside the dialog must not throw away what was typed.
        if (!open && type !== 'backdropClick') onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: width }}>{children}</DialogSurface>
    </Dialog>
  )
}

interface DialogFormProps {
  readonly title: string
  readonly children: ReactNode
  /** Buttons below; none while something is under way. */
  readonly actions?: ReactNode
  readonly onSubmit: () => void
}

/** One step of a dialog: a form that Enter sends. It takes the focus: a dialog without it is hidden from screen readers. */
export function DialogForm({ title, children, actions, onSubmit }: DialogFormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (form.current?.contains(document.activeElement)) return
    form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [])
  return (
    <form
      ref={form}
      // What is missing is told in the form's own words.
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        // The dialog may stand inside another form's part of the page.
        event.stopPropagation()
        onSubmit()
      }}
    >
      <DialogBody>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>{children}</DialogContent>
        {actions !== undefined && <DialogActions>{actions}</DialogActions>}
      </DialogBody>
    </form>
  )
}

/** A dialog of one step. */
export function DialogFrame({
  width,
  onClose,
  ...form
}: DialogFormProps & Omit<DialogHostProps, 'children'>) {
  return (
    <DialogHost onClose={onClose} {...(width === undefined ? {} : { width })}>
      <DialogForm {...form} />
    </DialogHost>
  )
}
