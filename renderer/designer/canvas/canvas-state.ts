import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FlowBranch, FlowStep } from '../model/flow-model.ts'
import type { ProblemCount } from '../model/step-problems.ts'
import type { BranchRun, StepRun } from '../run-overlay/step-runs.ts'

/** Where a new action goes: behind `after` (or first in the branch) and, on a line, before `before` alone. */
export interface AddPlace {
  readonly branch: FlowBranch
  readonly after: FlowStep | undefined
  readonly before: FlowStep | undefined
  /** Beside what runs there already, which stays as it is. */
  readonly isParallel?: boolean
}

/** What cards and lines read beside their place. Each reads its own part, so one change paints one card. */
export interface CanvasState {
  readonly selectedId: string | undefined
  /** Further steps of a selection of several. */
  readonly alsoSelected: ReadonlySet<string>
  /** Where what is being dragged would go: id of a line or an end. */
  readonly dropId: string | undefined
  /** The place the operations panel adds to: id of a line or an end. */
  readonly placeId: string | undefined
  /** Steps that a search found. */
  readonly found: ReadonlySet<string>
  /** The step that takes the keyboard focus when it is painted next. */
  readonly focusId: string | undefined
  /** The step the Tab key reaches when none is selected. */
  readonly entryId: string | undefined
  readonly problems: ReadonlyMap<string, ProblemCount>
  /** Set while a run is shown. */
  readonly runs: ReadonlyMap<string, StepRun> | undefined
  readonly branchRuns: ReadonlyMap<string, BranchRun> | undefined
  readonly isReadOnly: boolean
  readonly actions: CanvasActions
}

/** What cards ask their canvas to do. */
export interface CanvasActions {
  readonly select: (id: string | undefined) => void
  /** Takes a step into a selection of several, or out of it. */
  readonly toggleSelect: (id: string) => void
  /** Ids of what goes along when a step is dragged; empty: it cannot be moved. */
  readonly dragged: (id: string) => readonly string[]
  /** Shows the menu of a step at an element or a place of the window. */
  readonly menu: (id: string, at: MenuPlace) => void
  readonly caseMenu: (branch: FlowBranch, at: MenuPlace) => void
  readonly addCase: (id: string) => void
  /** Shows the outcomes after which a step runs on a line. */
  readonly editLine: (toId: string, afterId: string, at: MenuPlace) => void
  readonly open: (id: string) => void
  readonly toggle: (id: string) => void
  /** Wants an action at a place; `id` is that of the line or end. */
  readonly add: (place: AddPlace, id: string) => void
  readonly addTrigger: () => void
}

/** Where a menu opens. */
export type MenuPlace = HTMLElement | { readonly x: number; readonly y: number }

const idle: CanvasActions = {
  select: () => {},
  toggleSelect: () => {},
  dragged: () => [],
  menu: () => {},
  caseMenu: () => {},
  addCase: () => {},
  editLine: () => {},
  open: () => {},
  toggle: () => {},
  add: () => {},
  addTrigger: () => {},
}

/** The state of one canvas. */
export function createCanvasStore(): StoreApi<CanvasState> {
  return createStore<CanvasState>(() => ({
    selectedId: undefined,
    alsoSelected: new Set(),
    dropId: undefined,
    placeId: undefined,
    found: new Set(),
    focusId: undefined,
    entryId: undefined,
    problems: new Map(),
    runs: undefined,
    branchRuns: undefined,
    isReadOnly: true,
    actions: idle,
  }))
}

const CanvasContext = createContext<StoreApi<CanvasState> | undefined>(undefined)

/** Gives a canvas's state to its cards. */
export const CanvasProvider = CanvasContext.Provider

/** The store of the canvas around. */
export function useCanvasStore(): StoreApi<CanvasState> {
  const store = useContext(CanvasContext)
  if (store === undefined) throw new Error('A part of the canvas was mounted outside of it.')
  return store
}

/** A part of the canvas's state. */
export function useCanvas<T>(select: (state: CanvasState) => T): T {
  return useStore(useCanvasStore(), select)
}
