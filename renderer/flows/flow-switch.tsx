import { Switch } from '@fluentui/react-components'
import type { FlowOn, FlowSummary } from '../../shared/ipc/payloads.ts'
import { strings } from '../strings/en.ts'
import { formatDateTime } from '../ui/format-time.ts'
import { switchFlow, useChangingTo, useFlowOn } from './flow-switch-store.ts'

/** Turns a flow of the list on and off; what its triggers listen for shows on hover. The row takes the keys. */
export function FlowSwitch({ flow }: { readonly flow: FlowSummary }) {
  const { environmentId, flowId } = flow
  const on = useFlowOn(environmentId, flowId)
  const changingTo = useChangingTo(environmentId, flowId)
  const isOn = changingTo ?? on !== undefined
  return (
    <Switch
      checked={isOn}
      disabled={changingTo !== undefined || (!isOn && flow.unreadable !== undefined)}
      tabIndex={-1}
      aria-label={strings.flows.isOn(flow.displayName)}
      title={on === undefined ? strings.flows.offHint : describeTriggers(on)}
      onClick={(event) => event.stopPropagation()}
      onChange={(_event, { checked }) => void switchFlow(flow, checked)}
    />
  )
}

function describeTriggers({ triggers }: FlowOn): string {
  return triggers
    .map(({ method, nextMs, problem, trigger, type }) => {
      if (problem !== undefined) return `${trigger}: ${problem.message}`
      if (method !== undefined) return strings.flows.listensAt(trigger, method)
      return nextMs === undefined
        ? `${trigger}: ${type}`
        : strings.flows.nextAt(trigger, formatDateTime(nextMs, Date.now()))
    })
    .join('\n')
}
