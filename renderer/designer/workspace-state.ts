import { create } from 'zustand'
import type { TextRange } from '../../shared/errors/index.ts'
import type { DocumentKey } from '../document/documents.ts'

/** How a flow is shown. */
export type WorkspaceView = 'designer' | 'code' | 'split'

/** Which view a selection was made in; the others follow, that one stays where it is. */
export type SelectionSource = 'canvas' | 'code' | 'elsewhere'

/** What the panel of the selected step shows; `run` only while a run is laid over the flow. */
export type PanelTab = 'run' | 'parameters' | 'settings' | 'run-after' | 'code'

/** A wish to see a step or a range in the code; a new object is a new wish. */
export interface CodeReveal {
  readonly stepId?: string
  readonly range?: TextRange
  readonly takesFocus: boolean
}

/** How one flow is looked at: view state only, nothing of it is in the file. */
export interface WorkspaceState {
  /** Undefined until somebody chose; then the flow decides (a broken one opens in the code view). */
  readonly view: WorkspaceView | undefined
  readonly selectedId: string | undefined
  /** Further steps of a selection of several. */
  readonly alsoSelected: ReadonlySet<string>
  readonly selectedBy: SelectionSource
  readonly isPanelOpen: boolean
  readonly panelTab: PanelTab
  /** Chosen apart, so that a run shows inputs and outputs first. */
  readonly panelTabInRun: PanelTab
  readonly isProblemsOpen: boolean
  readonly isDebugOpen: boolean
  readonly collapsed: ReadonlySet<string>
  readonly canvasReveal: { readonly id: string; readonly takesFocus: boolean } | undefined
  readonly codeReveal: CodeReveal | undefined
}

const initial: WorkspaceState = {
  view: undefined,
  selectedId: undefined,
  alsoSelected: new Set(),
  selectedBy: 'elsewhere',
  isPanelOpen: true,
  panelTab: 'parameters',
  panelTabInRun: 'run',
  isProblemsOpen: false,
  isDebugOpen: false,
  collapsed: new Set(),
  canvasReveal: undefined,
  codeReveal: undefined,
}

interface WorkspacesState {
  readonly byKey: ReadonlyMap<DocumentKey, WorkspaceState>
}

const storagePrefix = 'flowbench.workspace.'

/** How each flow is looked at. View and folded scopes are remembered over restarts. */
export const useWorkspaces = create<WorkspacesState>(() => ({ byKey: new Map() }))

/** A part of how a flow is looked at, for components. */
export function useWorkspace<T>(key: DocumentKey, select: (state: WorkspaceState) => T): T {
  return useWorkspaces(({ byKey }) => select(byKey.get(key) ?? recall(key)))
}

/** How a flow is looked at, outside of components. */
export function findWorkspace(key: DocumentKey): WorkspaceState {
  return useWorkspaces.getState().byKey.get(key) ?? recall(key)
}

/** Changes how a flow is looked at. */
export function updateWorkspace(key: DocumentKey, change: Partial<WorkspaceState>): void {
  const next = { ...findWorkspace(key), ...change }
  useWorkspaces.setState(({ byKey }) => ({ byKey: new Map(byKey).set(key, next) }))
  if ('view' in change || 'collapsed' in change) remember(key, next)
}

/** Selects a step. From outside the canvas it is scrolled into view there. */
export function selectStep(
  key: DocumentKey,
  id: string | undefined,
  by: SelectionSource,
  takesFocus = false,
): void {
  updateWorkspace(key, {
    selectedId: id,
    alsoSelected: noIds,
    selectedBy: by,
    ...(id !== undefined && by !== 'canvas' ? { canvasReveal: { id, takesFocus } } : {}),
  })
}

const noIds: ReadonlySet<string> = new Set()

/** Every selected step, the one that the panel shows first. */
export function selectedIds({
  selectedId,
  alsoSelected,
}: Pick<WorkspaceState, 'selectedId' | 'alsoSelected'>): readonly string[] {
  if (selectedId === undefined) return [...alsoSelected]
  return [selectedId, ...[...alsoSelected].filter((id) => id !== selectedId)]
}

/** Selects several steps; the first one is that of the panel. */
export function selectSteps(key: DocumentKey, ids: readonly string[], by: SelectionSource): void {
  const [first, ...others] = ids
  updateWorkspace(key, { selectedId: first, alsoSelected: new Set(others), selectedBy: by })
}

/** Takes a step into the selection, as the one of the panel, or out of it. */
export function toggleSelected(key: DocumentKey, id: string): void {
  const before = selectedIds(findWorkspace(key))
  const next = before.includes(id) ? before.filter((other) => other !== id) : [id, ...before]
  selectSteps(key, next, 'canvas')
}

/** Folds or unfolds a scope. */
export function toggleCollapsed(key: DocumentKey, id: string): void {
  const collapsed = new Set(findWorkspace(key).collapsed)
  if (!collapsed.delete(id)) collapsed.add(id)
  updateWorkspace(key, { collapsed })
}

const recalled = new Map<DocumentKey, WorkspaceState>()

function recall(key: DocumentKey): WorkspaceState {
  const known = recalled.get(key)
  if (known !== undefined) return known
  const state = { ...initial, ...readStored(key) }
  recalled.set(key, state)
  return state
}

function readStored(key: DocumentKey): Partial<WorkspaceState> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storagePrefix + key) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return {}
    const { view, collapsed } = stored as { view?: unknown; collapsed?: unknown }
    return {
      ...(view === 'designer' || view === 'code' || view === 'split' ? { view } : {}),
      ...(Array.isArray(collapsed)
        ? { collapsed: new Set(collapsed.filter((id) => typeof id === 'string')) }
        : {}),
    }
  } catch {
    // A storage that is full, blocked or holds something else: the flow opens as it does the first time.
    return {}
  }
}

function remember(key: DocumentKey, { view, collapsed }: WorkspaceState): void {
  try {
    localStorage.setItem(storagePrefix + key, JSON.stringify({ view, collapsed: [...collapsed] }))
  } catch {
    // Not remembered; nothing is lost but convenience.
  }
}
