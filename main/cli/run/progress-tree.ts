import { type ActionState, actionKey, isFinal, type RunState } from '../../../shared/run/index.ts'
import type { FlowGraph } from '../../../shared/wdl/index.ts'
import type { TextSink } from '../cli-io.ts'
import { formatDuration } from '../terminal/duration.ts'
import type { Glyphs } from '../terminal/glyphs.ts'
import { LiveRegion } from '../terminal/live-region.ts'
import type { Style } from '../terminal/style.ts'
import { cutToWidth } from '../terminal/text-width.ts'
import { actionLine, type LineLook } from './action-line.ts'
import type { RunProgress } from './progress.ts'

/** Time and repetition, handed in so that tests draw exact pictures. */
export interface ProgressClock {
  /** Ms since 1970 UTC. */
  nowMs(): number
  /** Calls back again and again. Returns the undoing. */
  every(intervalMs: number, callback: () => void): () => void
}

/** Actions of one loop shown below it while they run, wait or fail. */
const maxShownInLoop = 3
/** Pictures a second: 12. */
const drawIntervalMs = 80

/**
 * Progress as a tree on a terminal: one line an action with status, duration, retries and waits; nested actions
 * indented; a loop as one line with a counter and, below it, only what is going on inside. What has ended is printed
 * once and scrolls away; only the running part is drawn over. (Ours, because list renderers such as listr2 run the
 * tasks themselves; here somebody else runs them and tells.)
 */
export function createProgressTree(options: {
  readonly sink: TextSink
  readonly style: Style
  readonly glyphs: Glyphs
  readonly graph: FlowGraph
  readonly clock: ProgressClock
}): RunProgress {
  const { sink, style, glyphs, graph, clock } = options
  const region = new LiveRegion(sink)
  const printed = new Set<string>()
  const firstSeen = new Map<string, number>()
  let state: RunState | undefined
  let startedAt = 0
  let turn = 0
  let stopTimer: (() => void) | undefined

  const look = (): LineLook => ({ style, glyphs, columns: sink.columns, turn, nowMs: clock.nowMs() })

  const draw = (): void => {
    if (state === undefined) return
    const { ended, open } = split(state)
    const above = linesOf(ended)
    for (const root of ended) printed.add(keyOf(root))
    region.draw(above, [...fitToHeight(linesOf(open), sink.rows - 3), footer(state)])
  }

  /** Top-level actions not printed yet: those at the front that have ended, and the rest. */
  const split = (current: RunState): { ended: readonly ActionState[]; open: readonly ActionState[] } => {
    const roots = [...current.actions.values()].filter(
      (action) => isTop(action, current) && !printed.has(keyOf(action)),
    )
    const firstOpen = roots.findIndex(({ status }) => !isFinal(status))
    return firstOpen === -1
      ? { ended: roots, open: [] }
      : { ended: roots.slice(0, firstOpen), open: roots.slice(firstOpen) }
  }

  const isTop = (action: ActionState, current: RunState): boolean =>
    action.repetition.length === 0 && !current.actions.has(graph.action(action.name)?.parent?.name ?? '')

  const linesOf = (roots: readonly ActionState[]): readonly string[] => {
    if (state === undefined || roots.length === 0) return []
    const children = childrenByParent(state)
    const lines: string[] = []
    const add = (action: ActionState, depth: number): void => {
      const isChoice = (graph.action(action.name)?.branches.length ?? 0) > 1
      lines.push(actionLine({ action, depth, elapsedMs: elapsedOf(action), isChoice }, look()))
      if (action.status === 'Skipped') return
      for (const child of children.get(keyOf(action)) ?? []) add(child, depth + 1)
    }
    for (const root of roots) add(root, 0)
    return lines
  }

  const childrenByParent = (current: RunState): ReadonlyMap<string, readonly ActionState[]> => {
    const children = new Map<string, ActionState[]>()
    for (const action of current.actions.values()) {
      const owner = ownerOf(action)
      if (owner === undefined) continue
      const siblings = children.get(owner) ?? []
      if (action.repetition.length > 0 && !isShownInLoop(action, siblings)) continue
      siblings.push(action)
      children.set(owner, siblings)
    }
    return children
  }

  /** Key of the line an action hangs under; for one inside a loop that is the outermost loop. */
  const ownerOf = (action: ActionState): string | undefined => {
    const [outermost] = action.repetition
    return outermost?.scope ?? graph.action(action.name)?.parent?.name
  }

  const isShownInLoop = (action: ActionState, siblings: readonly ActionState[]): boolean => {
    if (siblings.length >= maxShownInLoop) return false
    const isScope = (graph.action(action.name)?.branches.length ?? 0) > 0
    if (isScope) return false
    return !isFinal(action.status) || action.status === 'Failed' || action.status === 'TimedOut'
  }

  const elapsedOf = (action: ActionState): number => {
    if (action.endTime !== undefined) return action.endTime - (action.startTime ?? action.endTime)
    return clock.nowMs() - (firstSeen.get(keyOf(action)) ?? clock.nowMs())
  }

  const footer = (current: RunState): string => {
    const all = [...current.actions.values()]
    const done = all.filter(({ status }) => isFinal(status)).length
    const doing = current.status === 'Suspended' ? `suspended: ${current.suspendedBecause ?? ''}` : 'running'
    const text = `${doing}, ${done} done, ${all.length - done} open, ${formatDuration(clock.nowMs() - startedAt)}, Ctrl+C cancels`
    return style.dim(cutToWidth(text, sink.columns - 1))
  }

  return {
    update: (next, events) => {
      if (state === undefined) {
        startedAt = clock.nowMs()
        stopTimer = clock.every(drawIntervalMs, () => {
          turn += 1
          draw()
        })
      }
      state = next
      for (const { event } of events) {
        if (event.type === 'action-started') {
          const key = actionKey(event.action, event.repetition)
          if (!firstSeen.has(key)) firstSeen.set(key, clock.nowMs())
        }
      }
    },
    finish: (final) => {
      stopTimer?.()
      state = final ?? state
      if (state === undefined) return region.close([])
      const { ended, open } = split(state)
      region.close(linesOf([...ended, ...open]))
    },
  }
}

function keyOf(action: ActionState): string {
  return actionKey(action.name, action.repetition)
}

/** Keeps the end of what is going on when a terminal is too low for all of it. */
function fitToHeight(lines: readonly string[], height: number): readonly string[] {
  const room = Math.max(1, height)
  if (lines.length <= room) return lines
  return [`… ${lines.length - room + 1} more above`, ...lines.slice(lines.length - room + 1)]
}

/** The real clock. Its timer does not keep the process alive. */
export const systemProgressClock: ProgressClock = {
  nowMs: () => Date.now(),
  every: (intervalMs, callback) => {
    const timer = setInterval(callback, intervalMs)
    timer.unref()
    return () => clearInterval(timer)
  },
}
