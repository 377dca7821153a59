import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Dropdown,
  Field,
  makeStyles,
  Option,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { type FlowRef, useDocument } from '../document/documents.ts'
import { useFlows } from '../flows/flow-store.ts'
import { compareStrings } from '../strings/compare.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { type CompareWith, type OtherText, readOther } from './other-text.ts'

const words = compareStrings

const CompareView = lazy(() =>
  import('../editor/compare-view.tsx').then((module) => ({ default: module.CompareView })),
)

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '8px', minHeight: 0 },
  views: { flexGrow: 1, minHeight: 0, display: 'grid' },
  hint: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  middle: { placeSelf: 'center' },
})

interface CompareFlowDialogProps {
  readonly flow: FlowRef
  readonly onClose: () => void
}

/** The text of an open flow beside its saved file, its last commit, or another flow. */
export function CompareFlowDialog({ flow, onClose }: CompareFlowDialogProps) {
  const styles = useStyles()
  const entry = useDocument(flow.environmentId, flow.flowId)
  const mine = entry?.state === 'open' ? entry.document.text : ''
  const isDirty = entry?.state === 'open' && entry.document.isDirty
  const flows = useFlows((state) => state.lists[flow.environmentId]?.value)
  const [other, setOther] = useState<CompareWith>(isDirty ? 'saved' : 'committed')
  const [shown, setShown] = useState<OtherText>()
  const [error, setError] = useState<FlowErrorData>()
  const [attempt, setAttempt] = useState(0)
  const names = useMemo(
    () => new Map(flows?.map(({ flowId, displayName }) => [String(flowId), displayName])),
    [flows],
  )
  const nameOf = (id: string) => names.get(id) ?? id
  const labelOf = (choice: CompareWith) =>
    choice === 'saved' || choice === 'committed'
      ? words[choice]
      : words.flow(nameOf(choice.slice('flow '.length)))

  // biome-ignore lint/correctness/useExhaustiveDependencies: names do not change what is read; `attempt` asks again
  useEffect(() => {
    let isCurrent = true
    setShown(undefined)
    setError(undefined)
    readOther(flow, other, nameOf).then(
      (found) => isCurrent && setShown(found),
      (thrown: unknown) => isCurrent && setError(toErrorData(thrown)),
    )
    return () => {
      isCurrent = false
    }
  }, [flow, other, attempt])

  const choices: readonly CompareWith[] = [
    'saved',
    'committed',
    ...[...names.keys()].filter((id) => id !== flow.flowId).map((id): CompareWith => `flow ${id}`),
  ]
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: 'min(1400px, 96vw)', width: '96vw' }}>
        <DialogBody style={{ height: '84vh', gridTemplateRows: 'auto 1fr auto' }}>
          <DialogTitle>{words.title(nameOf(flow.flowId))}</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label={words.with} orientation="horizontal">
              <Dropdown
                value={labelOf(other)}
                selectedOptions={[other]}
                onOptionSelect={(_event, { optionValue }) => {
                  if (optionValue !== undefined) setOther(optionValue as CompareWith)
                }}
              >
                {choices.map((choice) => (
                  <Option key={choice} value={choice}>
                    {labelOf(choice)}
                  </Option>
                ))}
              </Dropdown>
            </Field>
            {shown !== undefined && (
              <span className={styles.hint} role="status">
                {shown.text === mine ? words.same : words.hint(shown.name)}
              </span>
            )}
            <div className={styles.views}>
              {error !== undefined ? (
                <ErrorState title={words.failed} error={error} onRetry={() => setAttempt(attempt + 1)} />
              ) : shown === undefined ? (
                <Spinner className={styles.middle} label={words.loading} delay={150} />
              ) : (
                <Suspense fallback={<Spinner className={styles.middle} label={words.loading} />}>
                  <CompareView before={shown.text} after={mine} label={words.differences} />
                </Suspense>
              )}
            </div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {words.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
