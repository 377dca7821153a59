import { makeStyles, Spinner, Switch, Tooltip, tokens } from '@fluentui/react-components'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import type { FlowOn } from '../../shared/ipc/payloads.ts'
import { strings } from '../strings/shell.ts'
import { formatDateTime } from '../ui/format-time.ts'
import { problemOf, type SwitchedFlow, switchFlow, useChangingTo, useFlowOn } from './flow-switch-store.ts'

const useStyles = makeStyles({
  box: { position: 'relative', display: 'inline-flex', alignItems: 'center', whiteSpace: 'nowrap' },
  state: { display: 'inline-flex', marginLeft: '-4px', fontSize: '16px' },
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
  const problem = on === undefined ? undefined : problemOf(on)
  return (
    <span className={styles.box} aria-busy={changingTo !== undefined}>
      <Switch
        checked={isOn}
        disabled={!isOn && !canTurnOn}
        // Busy, it keeps the focus; what is asked meanwhile is not heard.
        aria-disabled={changingTo !== undefined || (!isOn && !canTurnOn)}
        {...(isStop ? {} : { tabIndex: -1 })}
        {...(hasWords ? { label: isOn ? strings.flows.on : strings.flows.off } : {})}
        aria-label={strings.flows.isOn(flow.displayName)}
        title={on === undefined ? strings.flows.offHint : describeTriggers(on)}
        onClick={(event) => event.stopPropagation()}
        onChange={(_event, { checked }) => void switchFlow(flow, checked)}
      />
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
  )
}

function describeTriggers({ problem, triggers }: FlowOn): string {
  const lines = triggers.map(({ method, nextMs, problem, trigger, type }) => {
    if (problem !== undefined) return `${trigger}: ${problem.message}`
    if (method !== undefined) return strings.flows.listensAt(trigger, method)
    return nextMs === undefined
      ? `${trigger}: ${type}`
      : strings.flows.nextAt(trigger, formatDateTime(nextMs, Date.now()))
  })
  return (problem === undefined ? lines : [problem.message, ...lines]).join('\n')
}
