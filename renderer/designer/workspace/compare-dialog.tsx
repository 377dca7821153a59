import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components'
import { lazy, Suspense } from 'react'
import { designerStrings } from '../../strings/designer.ts'

const words = designerStrings.outside

const CompareView = lazy(() =>
  import('../../editor/compare-view.tsx').then((module) => ({ default: module.CompareView })),
)

interface CompareDialogProps {
  /** The file on disk. */
  readonly before: string
  /** The text here. */
  readonly after: string
  readonly onReload: () => void
  readonly onKeepMine: () => void
  readonly onClose: () => void
}

/** What stands on disk beside what stands here, with the two ways out. */
export function CompareDialog({ before, after, onReload, onKeepMine, onClose }: CompareDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(_event, data) => {
        if (!data.open) onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: 'min(1200px, 94vw)', width: '94vw' }}>
        <DialogBody style={{ height: '80vh', gridTemplateRows: 'auto 1fr auto' }}>
          <DialogTitle>{words.compareTitle}</DialogTitle>
          <DialogContent style={{ display: 'flex', flexDirection: 'column', gap: 8, minHeight: 0 }}>
            <span>{words.compareHint}</span>
            <div style={{ flexGrow: 1, minHeight: 0 }}>
              <Suspense fallback={<Spinner label={designerStrings.code.loading} />}>
                <CompareView before={before} after={after} label={words.compareTitle} />
              </Suspense>
            </div>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{words.close}</Button>
            <Button onClick={onReload}>{words.reload}</Button>
            <Button appearance="primary" onClick={onKeepMine}>
              {words.keepMine}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
