import { makeStyles, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'

const useStyles = makeStyles({
  splitter: {
    position: 'relative',
    flexShrink: 0,
    width: '1px',
    backgroundColor: tokens.colorNeutralStroke2,
    cursor: 'col-resize',
    outlineStyle: 'none',
    zIndex: 5,
    '::after': { content: '""', position: 'absolute', inset: '0 -4px' },
    ':hover::after': { backgroundColor: tokens.colorBrandStroke2 },
    ':focus-visible::after': { backgroundColor: tokens.colorStrokeFocus2 },
    touchAction: 'none',
  },
})

interface SplitterProps {
  readonly label: string
  /** Present width, in CSS px, of the part at its right. */
  readonly width: number
  readonly min: number
  readonly max: number
  readonly onResize: (width: number) => void
}

/** A border one can drag, or move with the arrow keys. */
export function Splitter({ label, width, min, max, onResize }: SplitterProps) {
  const styles = useStyles()
  const drag = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined)
  const resize = (wanted: number) => onResize(Math.round(Math.min(max, Math.max(min, wanted))))

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, width }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current !== undefined) resize(drag.current.width + drag.current.x - event.clientX)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 100 : 20
    if (event.key === 'ArrowLeft') resize(width + step)
    else if (event.key === 'ArrowRight') resize(width - step)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget, which hr is not
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles.splitter}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = undefined
      }}
      onPointerCancel={() => {
        drag.current = undefined
      }}
      onKeyDown={onKeyDown}
    />
  )
}
