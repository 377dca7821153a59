import { create } from 'zustand'
import type { JsonPath } from '../../shared/errors/index.ts'
import type { ConnectionId, EnvironmentId, FlowId, RunId } from '../../shared/run/index.ts'

/** Where the person is in the window. */
export type Location =
  | { readonly page: 'home' }
  /** Without an environment the page says how to open one. */
  | { readonly page: 'flows'; readonly environmentId?: EnvironmentId }
  | {
      readonly page: 'flow'
      readonly environmentId: EnvironmentId
      readonly flowId: FlowId
      /** JSON path in the flow's document to show first. */
      readonly goTo?: JsonPath
    }
  | { readonly page: 'runs'; readonly environmentId?: EnvironmentId; readonly flowId?: FlowId }
  | { readonly page: 'run'; readonly runId: RunId }
  | {
      readonly page: 'connections'
      readonly environmentId?: EnvironmentId
      /** The one whose details are shown. */
      readonly connectionId?: ConnectionId
    }
  | {
      readonly page: 'connectors'
      readonly environmentId?: EnvironmentId
      /** The one whose page is shown. */
      readonly connectorId?: string
    }
  | {
      readonly page: 'connector-editor'
      readonly environmentId: EnvironmentId
      readonly connectorId: string
      /** Place in one of its files to show first, as an offset. */
      readonly goTo?: { readonly file: 'definition' | 'properties'; readonly offset: number }
    }
  | {
      readonly page: 'gallery'
      readonly environmentId?: EnvironmentId
      /** The public API that is looked at. */
      readonly entryId?: string
    }
  /** Two runs side by side. */
  | { readonly page: 'compare'; readonly left: RunId; readonly right: RunId }
  | {
      readonly page: 'tests'
      readonly environmentId?: EnvironmentId
      /** Flow and test to show first. */
      readonly flowId?: FlowId
      readonly name?: string
    }
  | {
      readonly page: 'sandboxes'
      readonly environmentId?: EnvironmentId
      /** The one that is shown. */
      readonly connectorId?: string
    }
  | { readonly page: 'settings' }

interface NavigationState {
  readonly entries: readonly Location[]
  readonly index: number
}

/** Most places that are remembered for going back. */
const maxEntries = 100

/** The history of places, as a browser keeps it: `index` is where one stands. View state only. */
export const useNavigation = create<NavigationState>(() => ({ entries: [{ page: 'home' }], index: 0 }))

/** Goes to a place. The same place again only replaces the entry; `replace` does so always. */
export function navigate(location: Location, options: { replace?: boolean } = {}): void {
  useNavigation.setState(({ entries, index }) => {
    const here = entries[index]
    if (options.replace || (here !== undefined && isSamePlace(here, location))) {
      return { entries: entries.map((entry, at) => (at === index ? location : entry)) }
    }
    const kept = [...entries.slice(0, index + 1), location].slice(-maxEntries)
    return { entries: kept, index: kept.length - 1 }
  })
}

/** Goes where the page's address asks for: to the settings, when the window was loaded again for another language. */
export function showFirstPage(): void {
  const asked = new URLSearchParams(globalThis.location.search).get('page')
  if (asked === 'settings') navigate({ page: 'settings' }, { replace: true })
}

/** One place back; stays where there is none. */
export function goBack(): void {
  useNavigation.setState(({ index }) => ({ index: Math.max(0, index - 1) }))
}

/** One place forward; stays where there is none. */
export function goForward(): void {
  useNavigation.setState(({ entries, index }) => ({ index: Math.min(entries.length - 1, index + 1) }))
}

/** Forgets places that are gone (a deleted flow, a deleted run); one that stood there stands on the one before. */
export function forgetPlaces(isGone: (location: Location) => boolean): void {
  useNavigation.setState(({ entries, index }) => {
    const kept: Location[] = []
    let at = 0
    entries.forEach((entry, position) => {
      if (isGone(entry)) return
      kept.push(entry)
      if (position <= index) at = kept.length - 1
    })
    return kept.length === 0 ? { entries: [{ page: 'home' }], index: 0 } : { entries: kept, index: at }
  })
}

/** Where one stands. */
export function currentLocation({ entries, index }: NavigationState): Location {
  return entries[index] ?? { page: 'home' }
}

/** Where one stands, for components. */
export function useLocation(): Location {
  return useNavigation(currentLocation)
}

/** Names a place, so that a page knows when it became another one. Where to look first does not count. */
export function placeKey(location: Location): string {
  switch (location.page) {
    case 'flow':
      return JSON.stringify([location.page, location.environmentId, location.flowId])
    case 'flows':
    case 'connections':
    case 'tests':
    case 'sandboxes':
      return JSON.stringify([location.page, location.environmentId ?? null])
    case 'runs':
      return JSON.stringify([location.page, location.environmentId ?? null, location.flowId ?? null])
    case 'run':
      return JSON.stringify([location.page, location.runId])
    case 'connectors':
      return JSON.stringify([location.page, location.environmentId ?? null, location.connectorId ?? null])
    case 'connector-editor':
      return JSON.stringify([location.page, location.environmentId, location.connectorId])
    case 'compare':
      return JSON.stringify([location.page, location.left, location.right])
    default:
      return location.page
  }
}

function isSamePlace(left: Location, right: Location): boolean {
  return placeKey(left) === placeKey(right)
}
