import { create } from 'zustand'
import type { FlowOn, FlowSummary, ListeningTriggerInfo } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { toldText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { listensOffline, rememberListensOffline, useListensOffline } from './listens-offline.ts'

/** Which flow, and how to call it. */
export type SwitchedFlow = Pick<FlowSummary, 'environmentId' | 'flowId' | 'displayName'>

interface FlowSwitchState {
  readonly lists: Readonly<Record<EnvironmentId, readonly FlowOn[]>>
  /** Flows that are being turned on or off: which way. */
  readonly changing: Readonly<Record<string, boolean>>
}

/** What main knows of the flows that are on. */
export const useFlowSwitches = create<FlowSwitchState>(() => ({ lists: {}, changing: {} }))

/** What a flow's triggers listen for; undefined while it is off. */
export function useFlowOn(environmentId: EnvironmentId, flowId: FlowId): FlowOn | undefined {
  return useFlowSwitches((state) => state.lists[environmentId]?.find((flow) => flow.flowId === flowId))
}

/** Which way a flow is being switched right now. */
export function useChangingTo(environmentId: EnvironmentId, flowId: FlowId): boolean | undefined {
  return useFlowSwitches((state) => state.changing[`${environmentId}\n${flowId}`])
}

/** Asks which flows of an environment are on. Never rejects: a list that cannot be had leaves the switches off. */
export async function loadFlowsOn(environmentId: EnvironmentId): Promise<void> {
  const flows = await bridge.triggers.list({ environmentId }).catch(() => [])
  // A flow that was renamed while it was on stays as it was when it is turned off.
  for (const flow of flows) rememberListensOffline(flow, flow.sandboxes)
  useFlowSwitches.setState(({ lists }) => ({ lists: { ...lists, [environmentId]: flows } }))
}

/** Whether a flow's triggers listen to sandboxes: now, or once it is turned on. */
export function useIsOffline(flow: SwitchedFlow): boolean {
  const on = useFlowOn(flow.environmentId, flow.flowId)
  const chosen = useListensOffline(flow)
  return on?.sandboxes ?? chosen
}

/** Chooses whether a flow's triggers listen to sandboxes; one that is on does so at once. */
export async function chooseOffline(flow: SwitchedFlow, isOffline: boolean): Promise<void> {
  const { environmentId, flowId } = flow
  rememberListensOffline(flow, isOffline)
  const { lists } = useFlowSwitches.getState()
  const on = lists[environmentId]?.find((one) => one.flowId === flowId)
  if (on !== undefined && on.sandboxes !== isOffline) await switchFlow(flow, true)
}

/** Turns a flow on or off, unless that is being done already; a failure, and what its triggers have to say, is shown. */
export async function switchFlow(flow: SwitchedFlow, isOn: boolean): Promise<void> {
  const { displayName, environmentId, flowId } = flow
  const key = `${environmentId}\n${flowId}`
  if (useFlowSwitches.getState().changing[key] !== undefined) return
  setChanging(key, isOn)
  try {
    if (isOn) {
      const sandboxes = listensOffline(flow)
      tellProblems(await bridge.triggers.turnOn({ environmentId, flowId, sandboxes }))
    } else await bridge.triggers.turnOff({ environmentId, flowId })
    await loadFlowsOn(environmentId)
  } catch (error) {
    const title = isOn ? strings.flows.turnOnFailed(displayName) : strings.flows.turnOffFailed(displayName)
    showFailure(flow, title, error)
  } finally {
    setChanging(key, undefined)
  }
}

/** What keeps a flow that is on from listening as it should, in words. */
export function problemOf({ problem, triggers }: FlowOn): string | undefined {
  const found = problem ?? triggers.find((trigger) => trigger.problem !== undefined)?.problem
  return found && toldText(found.message)
}

/** When a trigger goes off next, ms since 1970; undefined for one that a sandbox tells at once. */
export function nextTimeOf(
  { sandboxes }: FlowOn,
  { nextMs, type }: ListeningTriggerInfo,
): number | undefined {
  const isSchedule = ['recurrence', 'slidingwindow'].includes(type.toLowerCase())
  return sandboxes && !isSchedule ? undefined : nextMs
}

/** Address of the first trigger of a flow that can be called; undefined when there is none. */
export function addressOf(flow: FlowOn | undefined): string | undefined {
  const trigger = flow?.triggers.find(({ url }) => url !== undefined)
  return trigger?.publicUrl ?? trigger?.url
}

/** Copies the address of a flow that is on. */
export async function copyAddress(url: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(url)
    notify({ intent: 'success', title: strings.flows.addressCopied, body: strings.flows.addressHint })
  } catch (error) {
    notifyError(strings.flows.addressNotCopied, error)
  }
}

/** A flow that does not compile is shown with the way to the place. */
function showFailure({ environmentId, flowId }: SwitchedFlow, title: string, thrown: unknown): void {
  const { at, hint, message, problems } = toErrorData(thrown)
  const goTo = problems?.[0]?.path ?? at?.path
  notify({
    intent: 'error',
    title,
    body: hint === undefined ? message : `${message} ${hint}`,
    ...(goTo === undefined
      ? {}
      : {
          action: {
            label: strings.flows.showPlace,
            run: () => navigate({ page: 'flow', environmentId, flowId, goTo }),
          },
        }),
  })
}

/** What the triggers of a flow have to say; who has no connection is shown the way to do without. */
function tellProblems(flow: FlowOn): void {
  for (const { problem } of flow.triggers) {
    if (problem === undefined) continue
    const canGoOffline = !flow.sandboxes && problem.code.startsWith('connection.')
    notify({
      intent: 'warning',
      title: strings.flows.onWithProblem(flow.displayName),
      body: toldText(problem.message),
      ...(canGoOffline
        ? { action: { label: strings.flows.goOffline, run: () => void chooseOffline(flow, true) } }
        : {}),
    })
  }
}

function setChanging(key: string, isOn: boolean | undefined): void {
  useFlowSwitches.setState(({ changing }) => {
    const { [key]: _before, ...others } = changing
    return { changing: isOn === undefined ? others : { ...others, [key]: isOn } }
  })
}
