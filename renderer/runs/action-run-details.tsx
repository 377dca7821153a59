import { Badge, Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { FastForwardRegular } from '@fluentui/react-icons/svg/fast-forward'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { useEffect, useMemo, useState } from 'react'
import type { JsonPath } from '../../shared/errors/index.ts'
import {
  type ActionState,
  actionKey,
  isFinal,
  type Repetition,
  type RunState,
} from '../../shared/run/index.ts'
import type { FlowGraph } from '../../shared/wdl/index.ts'
import { historyStrings } from '../strings/history.ts'
import { toldText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { ExpectThis } from '../tests/expect-this.tsx'
import { formatDateTime } from '../ui/format-time.ts'
import { LiveDuration } from '../ui/live-duration.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { ContentView } from './content-view.tsx'
import { callOf } from './expression-path.ts'
import { Facts } from './facts.tsx'
import { findCause } from './find-cause.ts'
import { LoopPager } from './loop-pager.tsx'
import {
  bestRepetition,
  indexActions,
  loopPositions,
  nextFailure,
  previousFailure,
  stateAt,
  withIteration,
} from './repetitions.ts'
import { Retries } from './retries.tsx'
import { runFrom, skipWait } from './run-commands.ts'
import { RunErrorCard } from './run-error-card.tsx'
import { SkipNote } from './skip-note.tsx'

const useStyles = makeStyles({
  details: { display: 'flex', flexDirection: 'column', gap: '14px', minWidth: 0 },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '10px' },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
})

interface ActionRunDetailsProps {
  readonly runState: RunState
  readonly actionName: string
  /** Iterations to look at; without it the details choose and keep their own. */
  readonly repetition?: Repetition | undefined
  readonly onRepetition?: ((repetition: Repetition) => void) | undefined
  /** The flow as it was, to say which action inside of another one failed. */
  readonly graph?: FlowGraph | undefined
  /** Shows another action of the run. */
  readonly onShow?: ((action: string, repetition?: Repetition) => void) | undefined
  /** Opens the place of an error; the path lies inside the definition. */
  readonly onGoToField?: ((path: JsonPath) => void) | undefined
}

/** One action of a run: how it went, what went in, what came out, in the iteration chosen. */
export function ActionRunDetails(props: ActionRunDetailsProps) {
  const { runState, actionName, onRepetition, onGoToField } = props
  const styles = useStyles()
  const [own, setOwn] = useState<Repetition>([])
  const states = indexActions(runState).get(actionName) ?? []
  const asked = props.repetition ?? own
  const isAskedHere =
    states[0] !== undefined &&
    states[0].repetition.length === asked.length &&
    isSameLoops(states[0].repetition, asked)
  const at = isAskedHere ? asked : bestRepetition(states, asked)
  const action = stateAt(states, at)
  const choose = (repetition: Repetition) => {
    setOwn(repetition)
    onRepetition?.(repetition)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another action starts at its own best place
  useEffect(() => setOwn([]), [actionName, runState.runId])

  if (states.length === 0) return <p className={styles.note}>{whyNothing(runState, actionName, false)}</p>
  const failure = nextFailure(states, at)
  const earlier = previousFailure(states, at)
  return (
    <div className={styles.details}>
      {loopPositions(runState, states, at).map((position, depth) => (
        <LoopPager
          key={position.scope}
          position={position}
          onChange={(index) => choose(withIteration(at, depth, index))}
          onPreviousFailed={
            earlier !== undefined && depth === at.length - 1 ? () => choose(earlier) : undefined
          }
          onNextFailed={failure !== undefined && depth === at.length - 1 ? () => choose(failure) : undefined}
        />
      ))}
      {action === undefined ? (
        <p className={styles.note}>{whyNothing(runState, actionName, true)}</p>
      ) : (
        <ActionBody
          runState={runState}
          action={action}
          graph={props.graph}
          onShow={props.onShow}
          onGoToField={onGoToField}
        />
      )}
    </div>
  )
}

/** Why there is nothing to tell of an action: a run that stands before it, or is under way, has it still to come. */
function whyNothing({ paused, status }: RunState, actionName: string, isInLoop: boolean): string {
  const { action } = strings
  if (paused?.action === actionName) return action.standsBefore
  if (!isFinal(status)) return action.notYet
  return isInLoop ? action.notStartedIteration : action.notStarted
}

interface ActionBodyProps {
  readonly runState: RunState
  readonly action: ActionState
  readonly graph: FlowGraph | undefined
  readonly onShow: ((action: string, repetition?: Repetition) => void) | undefined
  readonly onGoToField: ((path: JsonPath) => void) | undefined
}

function ActionBody({ runState, action, graph, onShow, onGoToField }: ActionBodyProps) {
  const styles = useStyles()
  const cause = useMemo(
    () =>
      graph !== undefined && action.error !== undefined ? findCause(runState, graph, action) : undefined,
    [runState, graph, action],
  )
  const { waiting } = action
  const now = Date.now()
  return (
    <>
      <div className={styles.head} aria-live="polite">
        <StatusBadge status={action.status} />
        {action.status !== 'Skipped' && (
          <LiveDuration startTime={action.startTime} endTime={action.endTime} />
        )}
        {action.answeredBy !== undefined && (
          <Tooltip content={strings.runControls.answeredHint[action.answeredBy]} relationship="description">
            <Badge appearance="outline" color="informative" tabIndex={0}>
              {action.answeredBy === 'sandbox' ? strings.runControls.bySandbox : strings.runControls.byMock}
            </Badge>
          </Tooltip>
        )}
        {action.code !== undefined && action.code !== 'OK' && action.status !== 'Skipped' && (
          <span className={styles.note}>{action.code}</span>
        )}
        {waiting !== undefined && action.status === 'Waiting' && (
          <Button
            size="small"
            icon={<FastForwardRegular />}
            onClick={() => void skipWait(runState.runId, actionKey(action.name, action.repetition))}
          >
            {strings.runs.skipWait}
          </Button>
        )}
        {isFinal(runState.status) && (
          <Tooltip content={historyStrings.from.hint} relationship="description">
            <Button
              size="small"
              icon={<PlayRegular />}
              onClick={() => void runFrom(runState.runId, action.name, action.repetition)}
            >
              {historyStrings.from.run}
            </Button>
          </Tooltip>
        )}
        {isFinal(runState.status) && runState.flow.environmentId !== undefined && (
          <ExpectThis
            environmentId={runState.flow.environmentId}
            flowId={runState.flow.flowId}
            runId={runState.runId}
            actionKey={actionKey(action.name, action.repetition)}
          />
        )}
      </div>
      {waiting !== undefined && (
        <p className={styles.note}>
          {strings.action.waiting[waiting.reason] ?? ''}{' '}
          {waiting.until !== undefined && strings.action.waitingUntil(formatDateTime(waiting.until, now))}
        </p>
      )}
      {action.refusedCall !== undefined && (
        <p className={styles.note} role="status">
          {strings.action.refusedCall(
            formatDateTime(action.refusedCall.at, now),
            toldText(action.refusedCall.message),
          )}
        </p>
      )}
      {action.status === 'Skipped' && <SkipNote action={action} onShow={onShow} />}
      {action.error !== undefined && action.status !== 'Skipped' && (
        <RunErrorCard
          runId={runState.runId}
          error={action.error}
          onGoToField={onGoToField}
          cause={cause}
          onShowCause={onShow && (({ name, repetition }) => onShow(name, repetition))}
        />
      )}
      <Facts
        facts={[
          [
            strings.action.started,
            action.startTime === undefined || action.status === 'Skipped'
              ? undefined
              : formatDateTime(action.startTime, now),
          ],
          [strings.action.attempts, attemptsOf(action)],
          [
            strings.action.branch,
            action.branch === undefined
              ? undefined
              : (strings.action.branches[action.branch] ?? action.branch),
          ],
          [strings.action.totalIterations, iterationsOf(action)],
          [strings.action.trackingId, action.trackingId],
        ]}
      />
      {action.retries.length > 0 && <Retries retries={action.retries} inputs={action.inputs} />}
      {/* What never began has none. */}
      {action.status !== 'Skipped' && (
        <>
          <ContentView
            title={strings.action.inputs}
            content={action.inputs}
            expression={`${callOf('actions', action.name)}?['inputs']`}
          />
          <ContentView
            title={strings.action.outputs}
            content={action.outputs}
            expression={callOf('outputs', action.name)}
          />
        </>
      )}
      {action.trackedProperties !== undefined && (
        <ContentView title={strings.action.trackedProperties} content={action.trackedProperties} />
      )}
    </>
  )
}

function attemptsOf({ attempt, afterRestart }: ActionState): string | undefined {
  if (afterRestart === true) return strings.action.attemptAfterRestart(attempt)
  return attempt > 1 ? strings.action.attempt(attempt) : undefined
}

function iterationsOf({ iterations }: ActionState): string | undefined {
  if (iterations === undefined) return undefined
  const all = strings.action.iterations(iterations.completed, iterations.total)
  return iterations.failed === 0 ? all : `${all}, ${strings.action.failedIterations(iterations.failed)}`
}

function isSameLoops(left: Repetition, right: Repetition): boolean {
  return left.every((step, depth) => right[depth]?.scope === step.scope)
}
