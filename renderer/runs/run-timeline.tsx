import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { PlayCircleRegular } from '@fluentui/react-icons/svg/play-circle'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { type ActionState, actionKey, isFinal, type RunState } from '../../shared/run/index.ts'
import { strings } from '../strings/shell.ts'
import { LiveDuration } from '../ui/live-duration.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { StatusIcon } from '../ui/status-icon.tsx'
import { statusTone, toneSolid } from '../ui/status-look.ts'
import { useNow } from '../ui/use-now.ts'
import { VirtualList } from '../ui/virtual-list.tsx'

const rowHeight = 36

const useStyles = makeStyles({
  list: { padding: '6px 10px' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 1fr) minmax(80px, 1fr) 74px',
    alignItems: 'center',
    columnGap: '12px',
    width: '100%',
    height: `${rowHeight - 2}px`,
    boxSizing: 'border-box',
    padding: '0 8px',
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    outline: 'none',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minWidth: 0,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  },
  text: { overflow: 'hidden', textOverflow: 'ellipsis' },
  iteration: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, flexShrink: 0 },
  track: {
    position: 'relative',
    height: '8px',
    borderRadius: '4px',
    backgroundColor: tokens.colorNeutralBackground4,
    overflow: 'hidden',
  },
  bar: { position: 'absolute', top: 0, bottom: 0, minWidth: '3px', borderRadius: '4px' },
  duration: {
    textAlign: 'right',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
})

interface RunTimelineProps {
  readonly runState: RunState
  readonly selectedKey: string | undefined
  readonly onSelect: (action: ActionState) => void
}

/** All actions of a run in the order they began, each iteration by itself, with bars on the run's time. */
export function RunTimeline({ runState, selectedKey, onSelect }: RunTimelineProps) {
  const styles = useStyles()
  const list = useRef<HTMLDivElement>(null)
  const isOver = isFinal(runState.status)
  const now = useNow(500, !isOver)
  // The fold changes the map in place; its size says that actions were added.
  const count = runState.actions.size
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const actions = useMemo(() => [...runState.actions.values()], [runState.actions, count])
  const end = runState.endTime ?? now
  const span = Math.max(1, end - runState.startTime)
  const selected = actions.findIndex((action) => keyOf(action) === selectedKey)

  if (actions.length === 0) {
    return <MessageState size="small" icon={<PlayCircleRegular />} title={strings.runs.timelineEmpty} />
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: actions.length - 1 }[event.key]
    const action = target === undefined ? undefined : actions[target]
    if (target === undefined || action === undefined || event.altKey) return
    event.preventDefault()
    onSelect(action)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-row="${target}"]`)?.focus())
  }
  return (
    <VirtualList
      ref={list}
      role="listbox"
      label={strings.runs.timeline}
      className={styles.list}
      items={actions}
      rowHeight={rowHeight}
      keyOf={keyOf}
      revealIndex={selected < 0 ? undefined : selected}
      renderRow={(action, index) => {
        const start = action.startTime ?? runState.startTime
        const left = ((start - runState.startTime) / span) * 100
        const width = (((action.endTime ?? end) - start) / span) * 100
        return (
          <div
            role="option"
            aria-selected={index === selected}
            data-row={index}
            tabIndex={index === Math.max(0, selected) ? 0 : -1}
            className={mergeClasses(styles.row, index === selected && styles.selected)}
            onClick={() => onSelect(action)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ' ') onSelect(action)
              else onKeyDown(event, index)
            }}
          >
            <span className={styles.name}>
              <StatusIcon status={action.status} />
              <span className={styles.text} title={action.name}>
                {action.name.replaceAll('_', ' ')}
              </span>
              <span className="sr-only">{strings.status[action.status]}</span>
              {action.repetition.length > 0 && (
                <span className={styles.iteration}>
                  {action.repetition.map(({ index: at }) => at + 1).join('.')}
                </span>
              )}
            </span>
            <span className={styles.track} aria-hidden>
              <span
                className={styles.bar}
                style={{
                  left: `${Math.min(left, 99)}%`,
                  width: `${Math.max(0, Math.min(width, 100 - left))}%`,
                  backgroundColor: toneSolid[statusTone(action.status)],
                }}
              />
            </span>
            <span className={styles.duration}>
              <LiveDuration startTime={action.startTime} endTime={action.endTime} />
            </span>
          </div>
        )
      }}
    />
  )
}

function keyOf({ name, repetition }: ActionState): string {
  return actionKey(name, repetition)
}
