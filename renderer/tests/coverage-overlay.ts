import type { JsonPath, TextRange } from '../../shared/errors/index.ts'
import { type CoverageItem, type FlowCoverage, shareOf } from '../../shared/flow-tests/index.ts'

/** How much of an action tests reached: it with everything that is its own, in part, not at all. */
export type CoverageLevel = 'covered' | 'partly' | 'missed'

/** What is painted at one action. */
export interface ActionCoverage {
  readonly level: CoverageLevel
  /** How often it ran. */
  readonly hits: number
  /** What of it was not reached, in words. */
  readonly missed: readonly string[]
}

/** What is painted at a place inside of an action. */
export interface PlaceCoverage {
  /** Inside the definition. */
  readonly path: JsonPath
  /** Inside the text at `path`. */
  readonly range?: TextRange
  readonly items: readonly CoverageItem[]
}

/** Coverage of a flow as it is painted on the canvas and in the margin of the code. */
export interface CoverageOverlay {
  readonly percent: number
  /** By the action's name in lower case. */
  readonly actions: ReadonlyMap<string, ActionCoverage>
  /** Branches, cases, edges and terms at their own places, several of one place together. */
  readonly places: readonly PlaceCoverage[]
  /** Lines that no run followed: `from>to` in lower case. */
  readonly missedEdges: ReadonlySet<string>
}

/** Key of a line between two actions. */
export function edgeKey(from: string, to: string): string {
  return `${from}>${to}`.toLowerCase()
}

/** Makes what is painted of a flow's coverage. */
export function coverageOverlay({ items }: FlowCoverage): CoverageOverlay {
  const byAction = new Map<string, CoverageItem[]>()
  const edges = new Map<string, boolean>()
  for (const item of items) {
    const key = item.action.toLowerCase()
    const own = byAction.get(key)
    if (own === undefined) byAction.set(key, [item])
    else own.push(item)
    if (item.kind !== 'edge' || item.from === undefined) continue
    const edge = edgeKey(item.from, item.action)
    edges.set(edge, (edges.get(edge) ?? false) || item.hits > 0)
  }
  const actions = new Map([...byAction].map(([name, own]) => [name, actionCoverage(own)]))
  const missedEdges = new Set([...edges].flatMap(([edge, isSeen]) => (isSeen ? [] : [edge])))
  return { percent: shareOf(items).percent, actions, places: placesOf(items), missedEdges }
}

/** Items that say something about the whole action are painted where it begins. */
function placesOf(items: readonly CoverageItem[]): readonly PlaceCoverage[] {
  const places = new Map<string, CoverageItem[]>()
  for (const item of items) {
    if (item.kind === 'action' || item.kind === 'loop') continue
    const key = JSON.stringify([item.path, item.range])
    const own = places.get(key)
    if (own === undefined) places.set(key, [item])
    else own.push(item)
  }
  return [...places.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    return [{ path: first.path, ...(first.range === undefined ? {} : { range: first.range }), items: own }]
  })
}

/** How much of some items was reached. */
export function levelOf(items: readonly CoverageItem[]): CoverageLevel {
  const count = items.filter(({ hits }) => hits > 0).length
  return count === items.length ? 'covered' : count === 0 ? 'missed' : 'partly'
}

function actionCoverage(items: readonly CoverageItem[]): ActionCoverage {
  const hits = items.find(({ kind }) => kind === 'action')?.hits ?? 0
  const missed = items.filter((item) => item.kind !== 'action' && item.hits === 0).map(({ label }) => label)
  const level = hits === 0 ? 'missed' : missed.length === 0 ? 'covered' : 'partly'
  return { level, hits, missed }
}
