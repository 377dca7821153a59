import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { BugRegular } from '@fluentui/react-icons/svg/bug'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { RecordStopRegular } from '@fluentui/react-icons/svg/record-stop'
import { textOfSentence } from '../../shared/errors/say.ts'
import type { MutationReport } from '../../shared/flow-tests/index.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { sentenceText } from '../strings/sentences.ts'
import { testStrings } from '../strings/tests.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { Section } from '../ui/section.tsx'
import { TimeAgo } from '../ui/time-ago.tsx'
import { checkWithMutations, useMutationCheck } from './mutation-store.ts'
import { PlaceList } from './place-list.tsx'
import { stopTests } from './test-store.ts'

const words = testStrings.mutations

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  busy: { display: 'flex', flexDirection: 'column', gap: '6px' },
  sum: {
    display: 'flex',
    alignItems: 'baseline',
    flexWrap: 'wrap',
    columnGap: '10px',
    margin: '0 0 6px',
  },
  total: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  good: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    margin: 0,
    color: tokens.colorStatusSuccessForeground1,
  },
})

interface MutationSectionProps {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  /** Whether the flow has tests that could notice something. */
  readonly hasTests: boolean
}

/** Small mistakes made in a flow on purpose: which ones its tests did not notice. */
export function MutationSection({ environmentId, flowId, hasTests }: MutationSectionProps) {
  const styles = useStyles()
  const check = useMutationCheck({ environmentId, flowId })
  const { progress, report, error, checkedAt } = check ?? {}
  return (
    <Section
      title={words.title}
      action={
        progress === undefined ? (
          <Button
            appearance="subtle"
            icon={<BugRegular />}
            disabledFocusable={!hasTests}
            onClick={() => void checkWithMutations({ environmentId, flowId })}
          >
            {report === undefined ? words.check : words.again}
          </Button>
        ) : (
          <Button
            appearance="subtle"
            icon={<RecordStopRegular />}
            onClick={() => void stopTests(environmentId)}
          >
            {testStrings.stop}
          </Button>
        )
      }
    >
      {check === undefined && <p className={styles.quiet}>{words.hint}</p>}
      {progress !== undefined && (
        <div className={styles.busy}>
          <span role="status" className={styles.quiet}>
            {progress.total === undefined ? words.first : words.progress(progress.done, progress.total)}
          </span>
          <ProgressBar
            aria-label={words.title}
            {...(progress.total === undefined
              ? {}
              : { value: progress.done, max: Math.max(1, progress.total) })}
          />
        </div>
      )}
      {error !== undefined && <ErrorState size="small" title={words.failed} error={error} />}
      {report !== undefined && checkedAt !== undefined && (
        <Report
          report={report}
          checkedAt={checkedAt}
          onGoTo={(path) => navigate({ page: 'flow', environmentId, flowId, goTo: path })}
        />
      )}
    </Section>
  )
}

interface ReportProps {
  readonly report: MutationReport
  readonly checkedAt: number
  readonly onGoTo: (path: MutationReport['survivors'][number]['path']) => void
}

function Report({ report, checkedAt, onGoTo }: ReportProps) {
  const styles = useStyles()
  const { counts, survivors, isComplete } = report
  const noticed = counts.total - counts.invalid
  return (
    <>
      <p className={styles.sum}>
        <span className={styles.total}>{words.noticed(counts.killed, noticed)}</span>
        <span className={styles.quiet}>
          <TimeAgo at={checkedAt} />
          {!isComplete && ` · ${words.stopped}`}
          {counts.invalid > 0 && ` · ${words.invalid(counts.invalid)}`}
        </span>
      </p>
      {survivors.length === 0 && isComplete && noticed > 0 && (
        <p className={styles.good}>
          <CheckmarkCircleRegular aria-hidden fontSize={18} />
          {words.all}
        </p>
      )}
      {survivors.length > 0 && (
        <PlaceList
          label={words.survivors}
          onGoTo={onGoTo}
          places={survivors.map(({ kind, description, path, line, column }) => ({
            key: `${textOfSentence(description)} ${line}:${column}`,
            kind: words.kinds[kind],
            text: sentenceText(description),
            path,
          }))}
        />
      )}
    </>
  )
}
