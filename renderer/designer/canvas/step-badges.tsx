import { makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { canvasStrings } from '../../strings/canvas.ts'
import { designerStrings } from '../../strings/designer.ts'
import { LiveDuration } from '../../ui/live-duration.tsx'
import { StatusIcon } from '../../ui/status-icon.tsx'
import type { FlowStep } from '../model/flow-model.ts'
import type { ProblemCount } from '../model/step-problems.ts'
import type { StepRun } from '../run-overlay/step-runs.ts'

const words = designerStrings.canvas
const { state } = canvasStrings

const useStyles = makeStyles({
  badges: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  hoverable: { pointerEvents: 'all' },
  problem: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '3px',
    fontSize: '16px',
    pointerEvents: 'all',
    color: tokens.colorStatusDangerForeground1,
  },
  warning: { color: tokens.colorStatusWarningForeground3 },
  count: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  run: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    gap: '1px',
    lineHeight: '14px',
    fontSize: '11px',
    fontVariantNumeric: 'tabular-nums',
  },
  chip: {
    padding: '0 6px',
    lineHeight: '18px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  failed: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
  },
})

interface StepBadgesProps {
  readonly step: FlowStep
  readonly problems: ProblemCount | undefined
  readonly run: StepRun | undefined
}

/** The signs at the right of a card. Decoration for the eye: the card's label says the same. */
export function StepBadges({ step, problems, run }: StepBadgesProps) {
  const styles = useStyles()
  const hasErrors = (problems?.errors ?? 0) > 0
  return (
    <span className={styles.badges} aria-hidden>
      {step.standIn !== undefined && run === undefined && (
        <Tooltip
          content={step.standIn === 'disabled' ? state.disabledHint : state.staticResultHint}
          relationship="inaccessible"
          withArrow
        >
          <span className={mergeClasses(styles.chip, styles.hoverable)}>
            {step.standIn === 'disabled' ? state.disabled : state.staticResult}
          </span>
        </Tooltip>
      )}{' '}
      {problems !== undefined && run === undefined && (
        <Tooltip
          content={words.problems(problems.errors, problems.warnings)}
          relationship="inaccessible"
          withArrow
        >
          <span className={mergeClasses(styles.problem, !hasErrors && styles.warning)}>
            {hasErrors ? <ErrorCircleFilled /> : <WarningFilled />}
            {problems.errors + problems.warnings > 1 && (
              <span className={styles.count}>{problems.errors + problems.warnings}</span>
            )}
          </span>
        </Tooltip>
      )}{' '}
      {run?.iterations !== undefined && <Iterations run={run} iterations={run.iterations} />}{' '}
      {run?.status !== undefined && (
        <>
          {run.iterations === undefined && <RunTimes run={run} />}
          <StatusIcon status={run.status} size={20} />
        </>
      )}
    </span>
  )
}

interface IterationsProps {
  readonly run: StepRun
  readonly iterations: NonNullable<StepRun['iterations']>
}

/** How far a loop is, above one line more: the name beside it needs the width. What failed is worth more than the time. */
function Iterations({ iterations, run }: IterationsProps) {
  const styles = useStyles()
  const { completed, failed, total } = iterations
  return (
    <span className={styles.run}>
      <span className={styles.chip}>{words.iterations(completed, total)}</span>{' '}
      {failed > 0 ? (
        <span className={mergeClasses(styles.chip, styles.failed)}>{words.failedIterations(failed)}</span>
      ) : (
        <RunTimes run={run} />
      )}
    </span>
  )
}

function RunTimes({ run }: { readonly run: StepRun }) {
  const styles = useStyles()
  const isShown = run.endTime !== undefined || run.status === 'Running' || run.status === 'Waiting'
  return (
    <span className={styles.run}>
      {run.status !== 'Skipped' && isShown && (
        <LiveDuration startTime={run.startTime} endTime={run.endTime} />
      )}{' '}
      {run.attempt > 1 && <span>{words.attempt(run.attempt)}</span>}
    </span>
  )
}
