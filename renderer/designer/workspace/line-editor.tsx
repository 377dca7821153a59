import { Button, Checkbox, makeStyles, Popover, PopoverSurface, tokens } from '@fluentui/react-components'
import { canvasStrings } from '../../strings/canvas.ts'
import { designerStrings } from '../../strings/designer.ts'
import type { MenuPlace } from '../canvas/canvas-state.ts'
import { readableName } from '../canvas/step-name.ts'
import type { FlowStep } from '../model/flow-model.ts'
import { useFloating } from './floating-menu.tsx'

const words = canvasStrings.edge
const allStatuses = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] as const

const useStyles = makeStyles({
  surface: { display: 'flex', flexDirection: 'column', maxWidth: '300px', padding: '12px 14px' },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  remove: { alignSelf: 'flex-start', marginTop: '4px' },
})

interface LineEditorProps {
  readonly step: FlowStep
  readonly after: FlowStep
  readonly at: MenuPlace
  readonly onChange: (statuses: readonly string[]) => void
  readonly onClose: () => void
}

/** After which outcomes of a step another one runs: the four boxes on their line. */
export function LineEditor({ step, after, at, onChange, onClose }: LineEditorProps) {
  const styles = useStyles()
  const positioning = useFloating(at, 'after')
  const present = step.runAfter.find(({ id }) => id === after.id)?.statuses ?? []
  const title = words.title(readableName(step.name), readableName(after.name))
  const toggle = (status: string, isOn: boolean) => {
    const next = isOn ? [...present, status] : present.filter((one) => one !== status)
    const known = allStatuses.filter((one) => next.includes(one))
    onChange([...known, ...next.filter((one) => !(allStatuses as readonly string[]).includes(one))])
  }
  return (
    <Popover
      open
      trapFocus
      withArrow
      positioning={positioning}
      onOpenChange={(_event, data) => {
        if (!data.open) onClose()
      }}
    >
      <PopoverSurface className={styles.surface} aria-label={title}>
        <h3 className={styles.title}>{title}</h3>
        {allStatuses.map((status) => {
          const isOn = present.includes(status)
          const isLast = isOn && present.length === 1
          return (
            <Checkbox
              key={status}
              checked={isOn}
              disabled={isLast}
              label={designerStrings.statuses[status] ?? status}
              onChange={(_event, data) => toggle(status, data.checked === true)}
            />
          )
        })}
        {present.length === 1 && <span className={styles.hint}>{words.keepOne}</span>}
        <Button
          className={styles.remove}
          size="small"
          appearance="subtle"
          onClick={() => {
            onChange([])
            onClose()
          }}
        >
          {words.remove}
        </Button>
      </PopoverSurface>
    </Popover>
  )
}
