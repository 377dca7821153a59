import type { EnvironmentId } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { acceptBroken, acceptConnectionsChanged, loadConnections } from '../connections/connection-store.ts'
import { unsavedConnectors, useConnectorDocuments } from '../connectors/editor/connector-documents.ts'
import { unsavedDocuments, useDocuments } from '../document/documents.ts'
import { keepDrafts, offerDrafts } from '../document/drafts.ts'
import { acceptFlowChanges, acceptRunsOfFlows, loadFlows, useFlows } from '../flows/flow-store.ts'
import { loadFlowsOn } from '../flows/flow-switch-store.ts'
import { currentEnvironment, followPlace, useEnvironments } from '../home/environment-store.ts'
import { acceptRecentRuns } from '../runs/recent-runs-store.ts'
import { acceptSummaries } from '../runs/run-list-store.ts'
import { tellFailures } from '../runs/tell-failures.ts'
import { acceptSettings } from '../settings/settings-store.ts'
import { acceptTestNews, loadTests } from '../tests/test-store.ts'
import { navigate } from './navigation.ts'
import { obeyShell } from './obey-shell.ts'

/** Connects the window's stores with main: news in, the list of unsaved flows out. Returns the undoing. */
export function connectEvents(): () => void {
  const undoings = [
    bridge.on('flows:changed', acceptFlowChanges),
    bridge.on('triggers:changed', ({ environmentId }) => void loadFlowsOn(environmentId)),
    bridge.on('runs:summaryChanged', (summaries) => {
      acceptSummaries(summaries)
      acceptRecentRuns(summaries)
      acceptRunsOfFlows(summaries)
      tellFailures(summaries)
    }),
    bridge.on('connections:changed', acceptConnectionsChanged),
    bridge.on('connections:broken', acceptBroken),
    bridge.on('tests:news', acceptTestNews),
    bridge.on('tests:changed', ({ environmentId }) => void loadTests(environmentId)),
    bridge.on('app:settingsChanged', acceptSettings),
    bridge.on('app:command', obeyShell),
    useEnvironments.subscribe((state, before) => {
      const environment = currentEnvironment(state)
      if (environment === undefined || state.currentId === before.currentId) return
      void loadFlows(environment.id).then(() => tellDrafts(environment.id))
      void loadConnections(environment.id)
    }),
    followPlace(),
    keepDrafts(),
    tellUnsaved(),
  ]
  return () => {
    for (const undo of undoings) undo()
  }
}

function tellDrafts(environmentId: EnvironmentId): Promise<void> {
  return offerDrafts(
    environmentId,
    (flowId) => navigate({ page: 'flow', environmentId, flowId }),
    (flowId) => {
      const flows = useFlows.getState().lists[environmentId]?.value ?? []
      return flows.find((flow) => flow.flowId === flowId)?.displayName ?? flowId
    },
  )
}

/** Tells main which flows and connectors have unsaved edits, so that it asks before the window closes. */
function tellUnsaved(): () => void {
  let told = '[]'
  const tell = () => {
    const { lists } = useFlows.getState()
    const flows = unsavedDocuments(useDocuments.getState()).map(({ environmentId, flowId }): string => {
      const flow = lists[environmentId]?.value?.find((candidate) => candidate.flowId === flowId)
      return (flow?.displayName ?? flowId).slice(0, 300)
    })
    const connectors = unsavedConnectors(useConnectorDocuments.getState()).map(
      ({ connectorId }) => connectorId,
    )
    const names = [...flows, ...connectors]
    const now = JSON.stringify(names)
    if (now === told) return
    told = now
    void bridge.app.setUnsaved({ flows: names.slice(0, 1000) })
  }
  const undoings = [useDocuments.subscribe(tell), useConnectorDocuments.subscribe(tell)]
  return () => {
    for (const undo of undoings) undo()
  }
}
