import { makeStyles, Spinner, Switch, Tooltip, tokens } from '@fluentui/react-components'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import type { FlowOn } from '../../shared/ipc/payloads.ts'
import { toldText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { formatDateTime } from '../ui/format-time.ts'
import {
  nextTimeOf,
  problemOf,
  type SwitchedFlow,
  switchFlow,
  useChangingTo,
  useFlowOn,
  useIsOffline,
} from './flow-switch-store.ts'
import { OfflineMark } from './offline-mark.tsx'

const useStyles = makeStyles({
  box: { position: 'relative', display: 'inline-flex', alignItems: 'center', whiteSpace: 'nowrap' },
  state: { display: 'inline-flex', fontSize: '16px' },
  marks: { display: 'inline-flex', alignItems: 'center', gap: '4px', marginLeft: '-4px' },
  warning: { color: tokens.colorStatusWarningForeground3 },
})

interface FlowSwitchProps {
  readonly flow: SwitchedFlow
  /** Whether it can be turned on: the file can be read. */
  readonly canTurnOn: boolean
  /** Whether the words On and Off stand beside it. */
  readonly hasWords?: boolean
  /** Whether the Tab key stops here; in the list the row takes the keys. */
  readonly isStop?: boolean
}

/**
 * Turns a flow on and off; what its triggers listen for shows on hover. Says while it is busy, and when something keeps
 * a flow that is on from listening.
 */
export function FlowSwitch({ flow, canTurnOn, hasWords = false, isStop = false }: FlowSwitchProps) {
  const styles = useStyles()
  const { environmentId, flowId } = flow
  const on = useFlowOn(environmentId, flowId)
  const changingTo = useChangingTo(environmentId, flowId)
  const isOn = changingTo ?? on !== undefined
  const isOffline = useIsOffline(flow)
  const problem = on === undefined ? undefined : problemOf(on)
  return (
    <span className={styles.box} aria-busy={changingTo !== undefined}>
      <Switch
        checked={isOn}
        disabled={!isOn && !canTurnOn}
        // Busy, it keeps the focus; what is asked meanwhile is not heard.
        aria-disabled={changingTo !== undefined || (!isOn && !canTurnOn)}
        {...(isStop ? {} : { tabIndex: -1 })}
        {...(hasWords ? { label: wordOf(isOn, isOffline) } : {})}
        aria-label={strings.flows.isOn(flow.displayName)}
        title={on === undefined ? strings.flows.offHint : describeTriggers(on)}
        onClick={(event) => event.stopPropagation()}
        onChange={(_event, { checked }) => void switchFlow(flow, checked)}
      />
      <span className={styles.marks}>
        {isOffline && !hasWords && <OfflineMark />}
        {changingTo !== undefined ? (
          <span className={styles.state}>
            <Spinner size="extra-tiny" aria-label={strings.flows.switching(flow.displayName)} />
          </span>
        ) : (
          problem !== undefined && (
            <Tooltip content={problem} relationship="label">
              <span role="img" className={`${styles.state} ${styles.warning}`}>
                <WarningFilled />
              </span>
            </Tooltip>
          )
        )}
      </span>
    </span>
  )
}

function wordOf(isOn: boolean, isOffline: boolean): string {
  if (isOn) return isOffline ? strings.flows.onOffline : strings.flows.on
  return isOffline ? strings.flows.offOffline : strings.flows.off
}

function describeTriggers(on: FlowOn): string {
  const { problem, sandboxes, triggers } = on
  const lines = triggers.map((listening) => {
    const { method, problem, trigger, type } = listening
    if (problem !== undefined) return `${trigger}: ${toldText(problem.message)}`
    if (method !== undefined) return strings.flows.listensAt(trigger, method)
    const nextMs = nextTimeOf(on, listening)
    return nextMs === undefined
      ? `${trigger}: ${type}`
      : strings.flows.nextAt(trigger, formatDateTime(nextMs, Date.now()))
  })
  const first = [
    ...(sandboxes ? [strings.flows.offlineHint] : []),
    ...(problem === undefined ? [] : [toldText(problem.message)]),
  ]
  return [...first, ...lines].join('\n')
}
