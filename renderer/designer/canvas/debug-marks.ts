import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What the debugger shows at one step. */
export interface StepMark {
  readonly breakpoint: 'none' | 'on' | 'off' | 'conditional'
  /** The run stands still before it. */
  readonly isPausedHere: boolean
}

/** What the debugger shows on a canvas. */
export interface DebugMarks {
  /** By the step's name in lower case. */
  readonly byName: ReadonlyMap<string, StepMark>
  readonly toggle: (action: string) => void
  readonly edit: (action: string) => void
}

const noMarks = createStore<DebugMarks | undefined>(() => undefined)

const DebugMarksContext = createContext<StoreApi<DebugMarks | undefined>>(noMarks)

/** Gives the debugger's marks to the cards of the canvas within; without it there are none. */
export const DebugMarksProvider = DebugMarksContext.Provider

/** The marks of a canvas, to be kept up to date by its owner. */
export function createDebugMarks(): StoreApi<DebugMarks | undefined> {
  return createStore<DebugMarks | undefined>(() => undefined)
}

/** A part of the marks around, so that one change paints one card. */
export function useDebugMarks<T>(select: (marks: DebugMarks | undefined) => T): T {
  return useStore(useContext(DebugMarksContext), select)
}
