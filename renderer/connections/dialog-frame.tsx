import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'

interface DialogFrameProps {
  readonly title: string
  readonly children: ReactNode
  /** Buttons below; none while something is under way. */
  readonly actions?: ReactNode
  readonly width?: number
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/** A dialog around a form: Enter sends it, Escape closes it. */
export function DialogFrame({ title, children, actions, width = 560, onSubmit, onClose }: DialogFrameProps) {
  return (
    <Dialog
      open
      modalType="modal"
      onOpenChange={(_event, { open, type }) => {
        // A click beside the dialog must not throw away what was typed.
        if (!open && type !== 'backdropClick') onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: width }}>
        <form
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
      </DialogSurface>
    </Dialog>
  )
}
