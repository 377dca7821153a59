import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactFlowInstance } from '@xyflow/react'
import { type MouseEvent, useState } from 'react'
import type { FlowLayout } from '../layout/layout-flow.ts'
import type { CanvasEdge, CanvasNode } from './canvas-graph.ts'
import { stepsWithin } from './steps-within.ts'

const useStyles = makeStyles({
  frame: {
    position: 'absolute',
    zIndex: 6,
    pointerEvents: 'none',
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: `color-mix(in srgb, ${tokens.colorBrandBackground} 12%, transparent)`,
    borderRadius: tokens.borderRadiusSmall,
  },
})

interface Drawn {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface MarqueeOptions {
  readonly flow: ReactFlowInstance<CanvasNode, CanvasEdge> | undefined
  readonly layout: FlowLayout
  readonly onSelect: ((ids: readonly string[]) => void) | undefined
}

/** A frame drawn with Shift on the empty canvas selects the steps that lie in it. */
export function useMarquee({ flow, layout, onSelect }: MarqueeOptions) {
  const styles = useStyles()
  const [drawn, setDrawn] = useState<Drawn>()

  const onMouseDownCapture = (event: MouseEvent<HTMLElement>) => {
    // Cards lie inside of the pane; a press on one is theirs.
    const isOnPane = event.target instanceof Element && event.target.matches('.react-flow__pane')
    if (!event.shiftKey || event.button !== 0 || !isOnPane || flow === undefined || onSelect === undefined)
      return
    event.stopPropagation()
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    const start = { x: event.clientX, y: event.clientY }
    const onMove = (move: globalThis.MouseEvent) =>
      setDrawn({
        left: Math.min(start.x, move.clientX) - box.left,
        top: Math.min(start.y, move.clientY) - box.top,
        width: Math.abs(move.clientX - start.x),
        height: Math.abs(move.clientY - start.y),
      })
    const onUp = (up: globalThis.MouseEvent) => {
      window.removeEventListener('mousemove', onMove)
      setDrawn(undefined)
      const from = flow.screenToFlowPosition(start)
      const to = flow.screenToFlowPosition({ x: up.clientX, y: up.clientY })
      if (Math.abs(up.clientX - start.x) + Math.abs(up.clientY - start.y) < 4) return
      swallowClick()
      onSelect(stepsWithin(layout, from, to))
    }
    window.addEventListener('mousemove', onMove)
    window.addEventListener('mouseup', onUp, { once: true })
  }

  return { onMouseDownCapture, frame: drawn && <div className={styles.frame} style={drawn} /> }
}

/** Where the frame ends on the pane a click follows, which would select nothing. */
function swallowClick(): void {
  const swallow = (event: globalThis.MouseEvent) => event.stopPropagation()
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}
