import { create } from 'zustand'
import type { FlowCoverage } from '../../shared/flow-tests/index.ts'
import { documentKey, type FlowRef } from '../document/documents.ts'
import { type CoverageOverlay, coverageOverlay } from './coverage-overlay.ts'

/** Which flows show the coverage of their tests, by `documentKey`. View state only. */
const useCoverageView = create<{ readonly shown: ReadonlyMap<string, CoverageOverlay> }>(() => ({
  shown: new Map(),
}))

/** Paints a flow's coverage on its canvas and in the margin of its code. */
export function showCoverage(flow: FlowRef, coverage: FlowCoverage): void {
  useCoverageView.setState(({ shown }) => ({
    shown: new Map(shown).set(documentKey(flow), coverageOverlay(coverage)),
  }))
}

/** Takes it away again. */
export function hideCoverage(flow: FlowRef): void {
  useCoverageView.setState(({ shown }) => {
    const left = new Map(shown)
    left.delete(documentKey(flow))
    return { shown: left }
  })
}

/** Paints new coverage where coverage is shown. */
export function refreshCoverage(flow: FlowRef, coverage: FlowCoverage): void {
  if (useCoverageView.getState().shown.has(documentKey(flow))) showCoverage(flow, coverage)
}

/** What is painted on a flow; undefined where nothing is. */
export function useShownCoverage(flow: FlowRef): CoverageOverlay | undefined {
  const key = documentKey(flow)
  return useCoverageView((state) => state.shown.get(key))
}
