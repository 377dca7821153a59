import { create } from 'zustand'
import type { FlowFileChange, FlowSummary, NewFlowKind } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId, FlowId, RunSummary } from '../../shared/run/index.ts'
import { forgetPlaces, type Location, navigate } from '../app/navigation.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded, loading, notLoaded } from '../bridge/loadable.ts'
import { closeDocument, findDocument, saveDocument } from '../document/documents.ts'
import { strings } from '../strings/shell.ts'
import { loadFlowsOn } from './flow-switch-store.ts'

type FlowList = Loadable<readonly FlowSummary[]>

interface FlowsState {
  readonly lists: Readonly<Record<EnvironmentId, FlowList>>
}

/** What main knows of the flows of each environment. */
export const useFlows = create<FlowsState>(() => ({ lists: {} }))

/** The flow list of an environment, for components. */
export function useFlowList(environmentId: EnvironmentId): FlowList {
  return useFlows((state) => state.lists[environmentId] ?? notLoaded)
}

/** The line of one flow; undefined while it is not known. */
export function useFlowSummary(environmentId: EnvironmentId, flowId: FlowId): FlowSummary | undefined {
  return useFlows((state) => state.lists[environmentId]?.value?.find((flow) => flow.flowId === flowId))
}

const asked = new Map<EnvironmentId, number>()

/** Asks for the flows of an environment. Never rejects. Of several answers the last question's counts. */
export async function loadFlows(environmentId: EnvironmentId): Promise<void> {
  const question = (asked.get(environmentId) ?? 0) + 1
  asked.set(environmentId, question)
  setList(environmentId, loading)
  void loadFlowsOn(environmentId)
  try {
    const flows = await bridge.flows.list({ environmentId })
    if (asked.get(environmentId) === question) setList(environmentId, () => loaded(flows))
  } catch (error) {
    if (asked.get(environmentId) === question) setList(environmentId, (before) => failedToLoad(before, error))
  }
}

/** Makes a flow and opens it. Rejects with main's error, which belongs beside the form. */
export async function createFlow(
  environmentId: EnvironmentId,
  displayName: string,
  made: { readonly kind: NewFlowKind } | { readonly text: string },
): Promise<void> {
  const flow = await bridge.flows.create({ environmentId, displayName, ...made })
  putFlow(flow)
  navigate({ page: 'flow', environmentId, flowId: flow.flowId })
}

/** Renames a flow; unsaved edits are saved first, since the file moves. Rejects with main's error. */
export async function renameFlow(flow: FlowSummary, displayName: string): Promise<void> {
  const { environmentId, flowId } = flow
  const isUnsaved = findDocument(flow)?.isDirty === true
  if (isUnsaved && !(await saveDocument(flow))) return
  const renamed = await bridge.flows.rename({ environmentId, flowId, displayName })
  closeDocument(flow)
  removeFlow(environmentId, flowId)
  putFlow(renamed)
  if (renamed.flowId !== flowId) forgetPlaces((place) => isAtFlow(place, environmentId, flowId))
}

/** Copies a flow; a failure is shown. */
export async function duplicateFlow({ environmentId, flowId }: FlowSummary): Promise<void> {
  try {
    const copy = await bridge.flows.duplicate({ environmentId, flowId })
    putFlow(copy)
    notify({
      intent: 'success',
      title: strings.flows.duplicated(copy.displayName),
      action: {
        label: strings.common.open,
        run: () => navigate({ page: 'flow', environmentId, flowId: copy.flowId }),
      },
    })
  } catch (error) {
    notifyError(strings.flows.duplicateFailed, error)
  }
}

/** Moves a flow to the trash; a failure is shown. Answers whether it is gone. */
export async function deleteFlow(flow: FlowSummary): Promise<boolean> {
  const { environmentId, flowId } = flow
  try {
    await bridge.flows.delete({ environmentId, flowId })
  } catch (error) {
    notifyError(strings.flows.deleteFailed, error)
    return false
  }
  closeDocument(flow)
  removeFlow(environmentId, flowId)
  forgetPlaces((place) => isAtFlow(place, environmentId, flowId))
  notify({ intent: 'success', title: strings.flows.deleted(flow.displayName) })
  return true
}

/** Shows the flow's file in the system's file manager. */
export async function revealFlow({ environmentId, flowId }: FlowSummary): Promise<void> {
  try {
    await bridge.flows.reveal({ environmentId, flowId })
  } catch (error) {
    notifyError(strings.flows.revealFailed, error)
  }
}

/** Flow files changed on disk: the lists are read again, with a quiet word of what happened. */
export function acceptFlowChanges(changes: readonly FlowFileChange[]): void {
  const environments = new Set(changes.map((change) => change.environmentId))
  for (const environmentId of environments) {
    const known = useFlows.getState().lists[environmentId]?.value
    if (known === undefined) continue
    for (const title of describeChanges(
      changes.filter((it) => it.environmentId === environmentId),
      known,
    )) {
      notify({ intent: 'info', title })
    }
    void loadFlows(environmentId)
  }
}

/** A run began, went on or ended: it may be its flow's last run. */
export function acceptRunsOfFlows(summaries: readonly RunSummary[]): void {
  for (const run of summaries) {
    if (run.environmentId === undefined) continue
    setList(run.environmentId, (list) => {
      if (list?.value === undefined) return list
      const value = list.value.map((flow) =>
        flow.flowId === run.flowId && (flow.lastRun?.startTime ?? 0) <= run.startTime
          ? { ...flow, lastRun: run }
          : flow,
      )
      return { ...list, value }
    })
  }
}

function describeChanges(
  changes: readonly FlowFileChange[],
  known: readonly FlowSummary[],
): readonly string[] {
  const verbs = {
    added: strings.flows.addedOutside,
    changed: strings.flows.changedOutside,
    removed: strings.flows.removedOutside,
  }
  return (['added', 'changed', 'removed'] as const).flatMap((kind) => {
    const those = changes.filter(({ change }) => change === kind)
    const [only] = those
    if (only === undefined) return []
    const name =
      those.length > 1
        ? strings.flows.severalFiles(those.length)
        : (known.find(({ flowId }) => flowId === only.flowId)?.displayName ?? only.flowId)
    return [verbs[kind](name)]
  })
}

function isAtFlow(place: Location, environmentId: EnvironmentId, flowId: FlowId): boolean {
  return place.page === 'flow' && place.environmentId === environmentId && place.flowId === flowId
}

/** Puts a flow into its list, or in place of what was known of it. */
export function putFlow(flow: FlowSummary): void {
  setList(flow.environmentId, (list) => {
    const others = (list?.value ?? []).filter(({ flowId }) => flowId !== flow.flowId)
    return loaded([...others, flow])
  })
}

function removeFlow(environmentId: EnvironmentId, flowId: FlowId): void {
  setList(environmentId, (list) =>
    list?.value === undefined ? list : loaded(list.value.filter((flow) => flow.flowId !== flowId)),
  )
}

function setList(
  environmentId: EnvironmentId,
  change: (before: FlowList | undefined) => FlowList | undefined,
): void {
  useFlows.setState(({ lists }) => {
    const after = change(lists[environmentId])
    return after === undefined ? { lists } : { lists: { ...lists, [environmentId]: after } }
  })
}
