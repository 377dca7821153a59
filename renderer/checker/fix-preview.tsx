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
import { checkerStrings } from '../strings/checker.ts'
import { compareStrings } from '../strings/compare.ts'

const words = checkerStrings

const CompareView = lazy(() =>
  import('../editor/compare-view.tsx').then((module) => ({ default: module.CompareView })),
)

interface FixPreviewProps {
  readonly title: string
  readonly before: string
  readonly after: string
  readonly onApply: () => void
  readonly onClose: () => void
}

/** What a fix would change, before it is made. */
export function FixPreview({ title, before, after, onApply, onClose }: FixPreviewProps) {
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: 'min(1100px, 94vw)', width: '94vw' }}>
        <DialogBody style={{ height: '70vh', gridTemplateRows: 'auto 1fr auto' }}>
          <DialogTitle>{words.previewTitle(title)}</DialogTitle>
          <DialogContent style={{ display: 'grid', minHeight: 0 }}>
            <Suspense fallback={<Spinner label={compareStrings.loading} />}>
              <CompareView before={before} after={after} label={compareStrings.differences} />
            </Suspense>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button appearance="primary" onClick={onApply}>
              {words.apply}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
