import { makeStyles, tokens } from '@fluentui/react-components'
import type { JsonPath } from '../../shared/errors/index.ts'
import type { ActionState, RunState, Status } from '../../shared/run/index.ts'
import { historyStrings } from '../strings/history.ts'
import { toldText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { StatusIcon } from '../ui/status-icon.tsx'
import { ContentView } from './content-view.tsx'
import { callOf } from './expression-path.ts'
import { Facts } from './facts.tsx'
import { RunErrorCard } from './run-error-card.tsx'
import { RunTags } from './run-tags.tsx'

const useStyles = makeStyles({
  overview: { display: 'flex', flexDirection: 'column', gap: '14px', minWidth: 0 },
  totals: { display: 'flex', flexWrap: 'wrap', gap: '12px' },
  total: { display: 'inline-flex', alignItems: 'center', gap: '5px' },
  note: { margin: 0, color: tokens.colorNeutralForeground3 },
  title: { margin: '4px 0 -6px', fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
})

interface RunOverviewProps {
  readonly runState: RunState
  readonly onGoToField: (path: JsonPath) => void
  /** The action because of which it failed. */
  readonly cause: ActionState | undefined
  readonly onShowCause: (cause: ActionState) => void
}

/** A run as a whole: its error, what started it, what it answered, its variables. */
export function RunOverview({ runState, onGoToField, cause, onShowCause }: RunOverviewProps) {
  const styles = useStyles()
  const { trigger, response, variables, outputs, error } = runState
  const totals = runState.actions.size === 0 ? undefined : <Totals runState={runState} />
  return (
    <div className={styles.overview}>
      {error !== undefined && (
        <RunErrorCard
          runId={runState.runId}
          error={error}
          onGoToField={onGoToField}
          cause={cause}
          onShowCause={onShowCause}
        />
      )}
      {runState.suspendedBecause !== undefined && (
        <p className={styles.note}>{toldText(runState.suspendedBecause)}</p>
      )}
      <Facts
        facts={[
          [strings.runs.totals, totals],
          [strings.runs.columns.origin, strings.runs.origins[runState.origin]],
          [strings.runs.triggerData, `${trigger.name} (${trigger.type})`],
          [strings.runs.correlation, runState.correlationId],
          [
            historyStrings.tags.title,
            <RunTags key="tags" runId={runState.runId} environmentId={runState.flow.environmentId} />,
          ],
        ]}
      />
      {trigger.inputs !== undefined && (
        <ContentView title={strings.runs.triggerInputs} content={trigger.inputs} />
      )}
      <ContentView
        title={strings.runs.triggerOutputs}
        content={trigger.outputs}
        expression="triggerOutputs()"
      />
      {response !== undefined && (
        <ContentView title={strings.runs.responseTitle(response.statusCode)} content={response.body} />
      )}
      {outputs !== undefined && <ContentView title={strings.runs.workflowOutputs} content={outputs} />}
      {variables.size > 0 && <h2 className={styles.title}>{strings.runs.variables}</h2>}
      {[...variables].map(([name, variable]) => (
        <ContentView
          key={name}
          title={variable.type === undefined ? name : `${name} (${variable.type})`}
          content={variable.value}
          expression={callOf('variables', name)}
        />
      ))}
      <p className={styles.note}>{strings.runs.selectAction}</p>
    </div>
  )
}

const order: readonly Status[] = [
  'Running',
  'Waiting',
  'Failed',
  'TimedOut',
  'Succeeded',
  'Skipped',
  'Cancelled',
]

function Totals({ runState }: { runState: RunState }) {
  const styles = useStyles()
  const counts = new Map<Status, number>()
  for (const { status } of runState.actions.values()) counts.set(status, (counts.get(status) ?? 0) + 1)
  return (
    <span className={styles.totals}>
      {order.map((status) => {
        const count = counts.get(status)
        return (
          count !== undefined && (
            <span key={status} className={styles.total}>
              <StatusIcon status={status} size={14} />
              {`${count} ${strings.status[status].toLowerCase()}`}
            </span>
          )
        )
      })}
    </span>
  )
}
