import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { CircleRegular } from '@fluentui/react-icons/svg/circle'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle'
import type { TestOutcome } from '../../shared/flow-tests/index.ts'
import { testStrings } from '../strings/tests.ts'

const useStyles = makeStyles({
  icon: { display: 'inline-flex', fontSize: '16px', flexShrink: 0 },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  error: { color: tokens.colorStatusWarningForeground3 },
  skipped: { color: tokens.colorNeutralForeground3 },
})

interface OutcomeIconProps {
  readonly outcome: TestOutcome | undefined
  readonly isRunning: boolean
}

/** What became of a test, as a sign with a name. */
export function OutcomeIcon({ outcome, isRunning }: OutcomeIconProps) {
  const styles = useStyles()
  if (isRunning) {
    return (
      <span className={styles.icon}>
        <Spinner size="extra-tiny" aria-label={testStrings.running} />
      </span>
    )
  }
  const label = outcome === undefined ? testStrings.notRun : testStrings.outcomes[outcome]
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={mergeClasses(styles.icon, styles[outcome ?? 'skipped'])}
    >
      {outcome === undefined && <CircleRegular />}
      {outcome === 'passed' && <CheckmarkCircleFilled />}
      {outcome === 'failed' && <DismissCircleFilled />}
      {outcome === 'error' && <ErrorCircleFilled />}
      {outcome === 'skipped' && <SubtractCircleRegular />}
    </span>
  )
}
