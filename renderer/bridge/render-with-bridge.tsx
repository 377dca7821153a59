import { render } from '@testing-library/react'
import { type UserEvent, userEvent } from '@testing-library/user-event'
import type { ReactElement } from 'react'
import type { StoreApi } from 'zustand'
import { useNavigation } from '../app/navigation.ts'
import { useNotices } from '../app/notices.ts'
import { lightTheme } from '../app/theme.ts'
import { useConnections } from '../connections/connection-store.ts'
import { closeAllDocuments } from '../document/documents.ts'
import { useFlows } from '../flows/flow-store.ts'
import { useFlowSwitches } from '../flows/flow-switch-store.ts'
import { useEnvironments } from '../home/environment-store.ts'
import { useFlowRuns } from '../runs/flow-runs.ts'
import { useRecentRuns } from '../runs/recent-runs-store.ts'
import { useRunList } from '../runs/run-list-store.ts'
import { useRunOptionsStore } from '../runs/run-options.ts'
import { useSettings } from '../settings/settings-store.ts'
import { Themed } from '../ui/themed.tsx'
import { connectBridge } from './bridge.ts'
import { createFakeBridge, type FakeBridge, type FakeSeed } from './fake-bridge.ts'

/** A component on the screen of a test, with main's side in the test's hand. */
export interface Rendered {
  readonly bridge: FakeBridge
  readonly user: UserEvent
}

/** For component tests: fresh stores, a fake bridge, the component under the app's theme. */
export function renderWithBridge(component: ReactElement, seed: FakeSeed = {}): Rendered {
  const bridge = startWithBridge(seed)
  render(<Themed theme={lightTheme}>{component}</Themed>)
  return { bridge, user: userEvent.setup() }
}

/** For store tests: fresh stores and a fake bridge. */
export function startWithBridge(seed: FakeSeed = {}): FakeBridge {
  fillGapsOfTheDom()
  const bridge = createFakeBridge(seed)
  connectBridge(bridge)
  closeAllDocuments()
  const stores: readonly StoreApi<object>[] = [
    useNavigation,
    useNotices,
    useFlows,
    useFlowSwitches,
    useEnvironments,
    useFlowRuns,
    useRecentRuns,
    useRunList,
    useRunOptionsStore,
    useSettings,
    useConnections,
  ]
  for (const store of stores) store.setState(store.getInitialState(), true)
  return bridge
}

/** jsdom lays nothing out and has no observer of sizes; components then draw as if nothing were measured yet. */
function fillGapsOfTheDom(): void {
  if (typeof window === 'undefined') return
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  // A page without a size has nothing that can be focused, for Fluent: dialogs would then hide themselves.
  document.body.getBoundingClientRect = () => new DOMRect(0, 0, 1280, 800)
  localStorage.clear()
}
