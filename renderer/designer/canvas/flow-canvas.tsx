import '@xyflow/react/dist/base.css'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Panel, ReactFlow, type ReactFlowInstance, ReactFlowProvider } from '@xyflow/react'
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useCommands } from '../../app/commands.ts'
import { useIsDark } from '../../app/use-theme.ts'
import { designerStrings } from '../../strings/designer.ts'
import { strings } from '../../strings/shell.ts'
import type { Box } from '../layout/boxes.ts'
import { type FlowLayout, layoutFlow } from '../layout/layout-flow.ts'
import type { FlowPart } from '../layout/place-part.ts'
import type { FlowModel } from '../model/flow-model.ts'
import type { ProblemCount } from '../model/step-problems.ts'
import type { RunOverlay } from '../run-overlay/step-runs.ts'
import { type CanvasCommand, commandOfKey } from './canvas-commands.ts'
import { CanvasControls } from './canvas-controls.tsx'
import { type CanvasEdge, type CanvasGraph, type CanvasNode, toCanvasGraph } from './canvas-graph.ts'
import { canvasNodeTypes } from './canvas-nodes.tsx'
import { type AddPlace, type CanvasActions, CanvasProvider, createCanvasStore } from './canvas-state.ts'
import type { Dropped } from './drag-data.ts'
import { canvasEdgeTypes, FlowArrows } from './flow-edge.tsx'
import { Minimap } from './minimap.tsx'
import { type Direction, stepTowards } from './navigate-graph.ts'
import { useShownArea } from './shown-area.ts'
import { useCanvasDrop } from './use-canvas-drop.ts'
import { useClipboardEvents } from './use-clipboard-events.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { useMarquee } from './use-marquee.tsx'
import {
  fittingViewport,
  openingViewport,
  readableZoom,
  resizedViewport,
  revealingViewport,
  zoomRange,
} from './viewport.ts'

const words = designerStrings.canvas

const useStyles = makeStyles({
  canvas: {
    position: 'relative',
    width: '100%',
    height: '100%',
    minWidth: 0,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    backgroundImage: `radial-gradient(circle at 1px 1px, ${tokens.colorNeutralStroke2} 1px, transparent 0)`,
    backgroundSize: '22px 22px',
    outlineStyle: 'none',
  },
  // The dots of the pane shine through.
  flow: {
    userSelect: 'none',
    '& .react-flow__node:hover > .step-tools': { opacity: 1 },
    '& .react-flow__node:hover > div > .step-tools': { opacity: 1 },
  },
  stale: { opacity: 0.5 },
  help: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** A wish to see a step; a new object is a new wish. */
export interface Reveal {
  readonly id: string
  readonly takesFocus: boolean
}

interface FlowCanvasProps {
  readonly model: FlowModel
  /** Ids of the steps whose insides are not shown. */
  readonly collapsed: ReadonlySet<string>
  readonly onToggle: (id: string) => void
  readonly selectedId: string | undefined
  readonly onSelect: (id: string | undefined) => void
  /** Absent: one step at a time. */
  readonly onSelectMany?: (ids: readonly string[]) => void
  /** Enter or a double click on a step. */
  readonly onOpen?: (id: string) => void
  readonly alsoSelected?: ReadonlySet<string>
  /** Absent: nothing can be changed. */
  readonly editing?: CanvasEditing | undefined
  /** The place the operations panel adds to: id of a line or an end. */
  readonly placeId?: string | undefined
  /** Steps that a search found. */
  readonly found?: ReadonlySet<string>
  /** Lies over the canvas: find, the tools of a selection. */
  readonly children?: ReactNode
  readonly problems?: ReadonlyMap<string, ProblemCount>
  readonly run?: RunOverlay | undefined
  /** The model is older than the text. */
  readonly isStale?: boolean
  readonly reveal?: Reveal | undefined
  readonly label?: string
  /** Width at the right that something lies over, in CSS px. */
  readonly covered?: number
}

/** What a canvas asks its owner to change. */
export interface CanvasEditing extends Omit<CanvasActions, 'select' | 'open' | 'toggle' | 'toggleSelect'> {
  readonly command: (command: CanvasCommand) => void
  readonly drop: (dropped: Dropped, place: AddPlace, isCopy: boolean) => void
  /** Copy, cut and paste by keys or by the menu of the system. */
  readonly clipboard: (event: ClipboardEvent) => void
}

const noProblems: ReadonlyMap<string, ProblemCount> = new Map()
const noIds: ReadonlySet<string> = new Set()
const nothingPlaced: FlowPart = { steps: [], branches: [], edges: [], ends: [] }

const keyDirections: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

/**
 * A flow as a drawing one can walk through: by mouse (drag to move, wheel to zoom), and by keys (arrows along the
 * flow). It shows and tells; what an edit does is its owner's business.
 */
export function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

const libraryWords = {
  'node.a11yDescription.default': words.node,
  'node.a11yDescription.keyboardDisabled': words.node,
  'edge.a11yDescription.default': words.edge,
}

function Canvas(props: FlowCanvasProps) {
  const { model, collapsed, selectedId, onSelect, onOpen, onToggle, onSelectMany, editing, run, reveal } =
    props
  const styles = useStyles()
  const isDark = useIsDark()
  const helpId = useId()
  const pane = useRef<HTMLDivElement>(null)
  const [flow, setFlow] = useState<ReactFlowInstance<CanvasNode, CanvasEdge>>()
  const isReadOnly = editing === undefined
  const { triggers, top } = model
  const layout = useMemo(() => layoutFlow({ triggers, top }, collapsed), [triggers, top, collapsed])
  const lastGraph = useRef<CanvasGraph>(undefined)
  const area = useShownArea()
  const graph = useMemo(() => {
    const part = area === undefined ? nothingPlaced : layout.within(area)
    const next = toCanvasGraph({ triggers, top }, part, isReadOnly, lastGraph.current)
    lastGraph.current = next
    return next
  }, [triggers, top, layout, area, isReadOnly])
  const [store] = useState(createCanvasStore)
  const problems = props.problems ?? noProblems
  const covered = props.covered ?? 0

  const alsoSelected = props.alsoSelected ?? noIds
  const found = props.found ?? noIds
  const { placeId } = props

  useEffect(() => {
    store.setState({
      selectedId,
      alsoSelected,
      found,
      placeId,
      entryId: model.steps[0]?.id,
      problems,
      runs: run?.steps,
      branchRuns: run?.branches,
      isReadOnly,
    })
  }, [store, selectedId, alsoSelected, found, placeId, model.steps, problems, run, isReadOnly])

  const toggleSelect = useCallback(
    (id: string) => {
      const { selectedId: first, alsoSelected: others } = store.getState()
      const before = [...(first === undefined ? [] : [first]), ...others]
      if (onSelectMany === undefined) onSelect(id)
      else onSelectMany(before.includes(id) ? before.filter((other) => other !== id) : [id, ...before])
    },
    [store, onSelect, onSelectMany],
  )

  useEffect(() => {
    store.setState({
      actions: {
        select: onSelect,
        open: (id) => onOpen?.(id),
        toggle: onToggle,
        toggleSelect,
        add: (place, id) => editing?.add(place, id),
        addTrigger: () => editing?.addTrigger(),
        dragged: (id) => editing?.dragged(id) ?? [],
        menu: (id, at) => editing?.menu(id, at),
        caseMenu: (branch, at) => editing?.caseMenu(branch, at),
        addCase: (id) => editing?.addCase(id),
        editLine: (toId, afterId, at) => editing?.editLine(toId, afterId, at),
      },
    })
  }, [store, onSelect, onOpen, onToggle, toggleSelect, editing])

  const paneSize = useCallback(() => {
    const box = pane.current?.getBoundingClientRect()
    return { width: Math.max(0, (box?.width ?? 0) - covered), height: box?.height ?? 0 }
  }, [covered])

  const show = useCallback(
    (id: string, takesFocus: boolean, leastZoom: number) => {
      const box = layout.boxOf(id)
      if (flow === undefined || box === undefined) return
      const view = flow.getViewport()
      const next = revealingViewport(view, box, paneSize(), leastZoom)
      if (next !== view) void flow.setViewport(next, { duration: animationMs() })
      if (takesFocus) store.setState({ focusId: id })
    },
    [flow, layout, paneSize, store],
  )

  const selectedBox = useRef<Box>(undefined)
  selectedBox.current = selectedId === undefined ? undefined : layout.boxOf(selectedId)
  // The panel, the code and the window take room or give it back.
  useEffect(() => {
    const element = pane.current
    if (flow === undefined || element === null || typeof ResizeObserver === 'undefined') return
    let before = element.getBoundingClientRect()
    const observer = new ResizeObserver(() => {
      const now = element.getBoundingClientRect()
      if (now.width !== before.width) {
        void flow.setViewport(resizedViewport(flow.getViewport(), before, now, selectedBox.current))
      }
      before = now
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [flow])

  const showNow = useRef(show)
  showNow.current = show
  // A wish is granted once, also when the step it names is laid out only later; in the frame that paints the step, so
  // that nothing is measured before its time.
  const granted = useRef<Reveal | undefined>(undefined)
  useEffect(() => {
    if (reveal === undefined || granted.current === reveal || flow === undefined) return
    if (layout.boxOf(reveal.id) === undefined) return
    granted.current = reveal
    requestAnimationFrame(() => showNow.current(reveal.id, reveal.takesFocus, readableZoom))
  }, [reveal, layout, flow])

  const onInit = (instance: ReactFlowInstance<CanvasNode, CanvasEdge>) => {
    setFlow(instance)
    void instance.setViewport(openingViewport(layout.box, paneSize()))
  }

  const showAll = () =>
    void flow?.setViewport(fittingViewport(layout.box, paneSize(), cardsOf(layout)), {
      duration: animationMs(),
    })

  useCommands([
    { id: 'fit', title: words.fit, group: strings.palette.view, shownKeys: '0', run: showAll },
    {
      id: 'zoom-to-step',
      title: words.zoomToStep,
      group: strings.palette.view,
      run: () => selectedId !== undefined && show(selectedId, true, readableZoom),
      isEnabled: () => selectedId !== undefined,
    },
    {
      id: 'zoom-in',
      title: words.zoomIn,
      group: strings.palette.view,
      shownKeys: 'Plus',
      run: () => void flow?.zoomIn({ duration: animationMs() }),
    },
    {
      id: 'zoom-out',
      title: words.zoomOut,
      group: strings.palette.view,
      shownKeys: '-',
      run: () => void flow?.zoomOut({ duration: animationMs() }),
    },
  ])

  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return
    const command = editing === undefined ? undefined : commandOfKey(event)
    if (command !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      editing?.command(command)
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const direction = keyDirections[event.key]
    if (direction !== undefined) {
      event.preventDefault()
      const next = stepTowards(model, layout, selectedId, direction)
      if (next === undefined) return
      if (event.shiftKey && onSelectMany !== undefined) onSelectMany(extended(selectedId, alsoSelected, next))
      else onSelect(next)
      store.setState({ focusId: undefined })
      show(next, true, 0)
    } else if (event.key === 'Escape' && selectedId !== undefined) onSelect(undefined)
    else if (event.key === '+') void flow?.zoomIn({ duration: animationMs() })
    else if (event.key === '-') void flow?.zoomOut({ duration: animationMs() })
    else if (event.key === '0') showAll()
  }

  useKeptFocus(pane, () => {
    const id = selectedId ?? model.steps[0]?.id
    if (id !== undefined) show(id, true, 0)
  })
  useClipboardEvents(pane, editing?.clipboard)
  const drop = useCanvasDrop({ flow, layout, store, onDrop: editing?.drop })
  const marquee = useMarquee({ flow, layout, onSelect: onSelectMany })

  return (
    <CanvasProvider value={store}>
      <section
        ref={pane}
        className={styles.canvas}
        aria-label={props.label ?? words.label}
        aria-describedby={helpId}
        onKeyDown={onKeyDown}
        onFocus={() => store.setState({ focusId: undefined })}
        onMouseDownCapture={marquee.onMouseDownCapture}
        {...drop}
      >
        <span id={helpId} className={styles.help}>
          {words.help}
        </span>
        <FlowArrows />
        <ReactFlow<CanvasNode, CanvasEdge>
          className={mergeClasses(styles.flow, props.isStale === true && styles.stale)}
          style={{ backgroundColor: 'transparent' }}
          nodes={graph.nodes}
          edges={graph.edges}
          nodeTypes={canvasNodeTypes}
          edgeTypes={canvasEdgeTypes}
          onInit={onInit}
          onPaneClick={() => onSelect(undefined)}
          colorMode={isDark ? 'dark' : 'light'}
          minZoom={zoomRange.min}
          maxZoom={zoomRange.max}
          zIndexMode="manual"
          onlyRenderVisibleElements
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          ariaLabelConfig={libraryWords}
          zoomOnDoubleClick={false}
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          proOptions={{ hideAttribution: true }}
        >
          <Minimap layout={layout} problems={problems} run={run} isDark={isDark} />
          <Panel position="bottom-left">
            <CanvasControls
              onZoomIn={() => void flow?.zoomIn({ duration: animationMs() })}
              onZoomOut={() => void flow?.zoomOut({ duration: animationMs() })}
              onFit={showAll}
              onActualSize={() => void flow?.zoomTo(1, { duration: animationMs() })}
            />
          </Panel>
        </ReactFlow>
        {marquee.frame}
        {props.children}
      </section>
    </CanvasProvider>
  )
}

/** Boxes of everything that must not lie under something. */
function cardsOf({ steps }: FlowLayout): readonly Box[] {
  return steps.filter(({ isContainer }) => !isContainer).map(({ box }) => box)
}

/** Keys meant for a field that lies over the canvas. */
function isTyping(target: EventTarget): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, [role="menu"], [role="dialog"]') !== null
  )
}

/** A selection that goes on to a step, or back from the one before. */
function extended(
  selectedId: string | undefined,
  alsoSelected: ReadonlySet<string>,
  next: string,
): readonly string[] {
  const before = selectedId === undefined ? [] : [selectedId]
  const others = [...alsoSelected].filter((id) => id !== next)
  return alsoSelected.has(next) ? [next, ...others] : [next, ...before, ...others]
}

/** Length of the canvas's own movements in ms; 0 for people who want none. */
function animationMs(): number {
  const isStill =
    document.documentElement.hasAttribute('data-reduced-motion') ||
    window.matchMedia?.('(prefers-reduced-motion: reduce)').matches
  return isStill ? 0 : 180
}
