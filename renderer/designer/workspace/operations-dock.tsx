import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { FlowRef } from '../../document/documents.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import type { FlowModel, FlowStep } from '../model/flow-model.ts'
import type { OfferedOperation } from '../operations/offered-operation.ts'
import { OperationsPanel } from '../operations/operations-panel.tsx'
import type { Adding } from './use-canvas-editing.ts'
import { defaultPlace, describePlace, findPlace, wantPlace } from './wanted-place.ts'

/** Width of the panel, in CSS px. */
export const operationsWidth = 320

const useStyles = makeStyles({
  dock: { width: `${operationsWidth}px`, flexShrink: 0, minHeight: 0 },
  over: {
    position: 'absolute',
    left: 0,
    top: 0,
    bottom: 0,
    zIndex: 9,
    maxWidth: '100%',
    boxShadow: tokens.shadow28,
  },
})

interface OperationsDockProps {
  readonly flow: FlowRef
  readonly model: FlowModel
  readonly selected: FlowStep | undefined
  readonly adding: Adding
  /** Lies over the canvas, which would become too narrow beside it. */
  readonly isOver: boolean
  readonly onAdding: (adding: Adding | undefined) => void
  readonly onChoose: (operation: OfferedOperation, adding: Adding) => void
}

/** The operations panel at the left of the canvas, with the place it adds to. */
export function OperationsDock(props: OperationsDockProps) {
  const { flow, model, selected, adding, isOver, onAdding, onChoose } = props
  const styles = useStyles()
  const wanted = adding.place === undefined ? undefined : findPlace(model, adding.place)
  const place = wanted ?? defaultPlace(model, selected)
  const isAction = adding.kind === 'action'
  const canBeParallel =
    isAction && place.after !== undefined && (place.before !== undefined || place.isParallel === true)
  // The search takes the focus when another '+' was pressed, not when something was added.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object for each new place
  const focusWish = useMemo(() => ({}), [adding.place?.plusId, adding.kind, adding.stays])
  return (
    <div className={mergeClasses(styles.dock, isOver && styles.over)}>
      <OperationsPanel
        environmentId={flow.environmentId}
        kind={adding.kind}
        place={isAction ? describePlace(model, place) : canvasStrings.operations.triggerTitle}
        isParallel={canBeParallel ? place.isParallel === true : undefined}
        onParallel={(isParallel) =>
          onAdding({
            ...adding,
            place: { ...(adding.place ?? wantPlace(place)), isParallel },
          })
        }
        onChoose={(operation) => onChoose(operation, adding)}
        onClose={() => {
          onAdding(undefined)
          document.querySelector<HTMLElement>('[data-step][tabindex="0"]')?.focus()
        }}
        focusWish={focusWish}
      />
    </div>
  )
}
