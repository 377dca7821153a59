import { makeStyles, tokens } from '@fluentui/react-components'
import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { memo, type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { designerStrings } from '../../strings/designer.ts'
import { usePaintedValue } from '../../ui/after-paint.ts'
import type { Box } from '../layout/boxes.ts'
import type { FlowLayout } from '../layout/layout-flow.ts'
import type { ProblemCount } from '../model/step-problems.ts'
import type { RunOverlay } from '../run-overlay/step-runs.ts'
import { minimapShapes } from './minimap-shapes.ts'
import { hasOverview } from './viewport.ts'

const words = designerStrings.canvas

/** In CSS px. */
const size = { width: 168, height: 118 } as const
/** Room around the flow, in CSS px. */
const margin = 5

const useStyles = makeStyles({
  panel: {
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow4,
    backgroundColor: tokens.colorNeutralBackground1,
    contain: 'content',
  },
  map: { display: 'block', touchAction: 'none', cursor: 'grab', ':active': { cursor: 'grabbing' } },
  mask: { pointerEvents: 'none' },
})

interface MinimapProps {
  readonly layout: FlowLayout
  readonly problems: ReadonlyMap<string, ProblemCount>
  readonly run: RunOverlay | undefined
  readonly isDark: boolean
}

/**
 * The whole flow in small, and what of it is seen. Pressing it goes there, dragging moves the canvas, the wheel zooms. An
 * edit is painted on the canvas first, then here.
 */
export const Minimap = memo(function Minimap(props: MinimapProps) {
  const isShown = useStore(hasOverview)
  return isShown ? <ShownMinimap {...props} /> : null
})

function ShownMinimap(props: MinimapProps) {
  const styles = useStyles()
  const newest = useMemo(
    () => ({ layout: props.layout, problems: props.problems, run: props.run }),
    [props.layout, props.problems, props.run],
  )
  const { layout, problems, run } = usePaintedValue(newest)
  const shapes = useMemo(() => minimapShapes(layout, problems, run), [layout, problems, run])
  const flow = useReactFlow()
  const [x, y, zoom, width, height] = useStore(
    useShallow((state) => [...state.transform, state.width, state.height] as const),
  )
  const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
  const all = around(layout.box, seen)
  /** Canvas units of one CSS px of the map. */
  const scale = Math.max(all.width / (size.width - 2 * margin), all.height / (size.height - 2 * margin))
  const shown = {
    x: all.x - (size.width * scale - all.width) / 2,
    y: all.y - (size.height * scale - all.height) / 2,
    width: size.width * scale,
    height: size.height * scale,
  }

  const map = useRef<SVGSVGElement>(null)
  useEffect(() => {
    const element = map.current
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const lines = event.deltaMode === 1 ? 0.05 : event.deltaMode === 0 ? 0.002 : 1
      void flow.zoomTo(flow.getZoom() * 2 ** (-event.deltaY * lines))
    }
    // React's own wheel listeners cannot keep the window from zooming.
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [flow])

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const { offsetX, offsetY } = event.nativeEvent
    const point = { x: shown.x + offsetX * scale, y: shown.y + offsetY * scale }
    if (!isInside(point, seen)) void flow.setCenter(point.x, point.y, { zoom })
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const view = flow.getViewport()
    const moved = scale * view.zoom
    void flow.setViewport({
      ...view,
      x: view.x - event.movementX * moved,
      y: view.y - event.movementY * moved,
    })
  }
  return (
    <Panel position="bottom-right" className={styles.panel}>
      <svg
        ref={map}
        className={styles.map}
        {...size}
        viewBox={`${shown.x} ${shown.y} ${shown.width} ${shown.height}`}
        role="img"
        aria-label={words.minimap}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
      >
        {shapes.map(({ colour, path }) => (
          <path key={colour} d={path} style={{ fill: colour }} />
        ))}
        <path
          className={styles.mask}
          d={`${outline(shown)}${outline(seen)}`}
          fillRule="evenodd"
          style={{ fill: props.isDark ? 'rgb(20 20 27 / 62%)' : 'rgb(244 244 249 / 70%)' }}
        />
      </svg>
    </Panel>
  )
}

function outline({ x, y, width, height }: Box): string {
  return `M${x},${y}h${width}v${height}h${-width}z`
}

function isInside(point: { readonly x: number; readonly y: number }, box: Box): boolean {
  const [x, y] = [point.x - box.x, point.y - box.y]
  return x >= 0 && y >= 0 && x <= box.width && y <= box.height
}

/** The smallest box around two. */
function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}
