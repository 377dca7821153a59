import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { lazy, Suspense, useState } from 'react'
import type { TestProblem } from '../../shared/flow-tests/index.ts'
import type { FlowTestInfo } from '../../shared/ipc/tests-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { inWords } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { testStrings } from '../strings/tests.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { formatDuration } from '../ui/format-time.ts'
import { OutcomeIcon } from './outcome-icon.tsx'
import { TestFailureView } from './test-failure-view.tsx'
import { deleteTest, runTests } from './test-store.ts'

const TestEditor = lazy(() => import('./test-editor.tsx').then((module) => ({ default: module.TestEditor })))

const useStyles = makeStyles({
  details: {
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    padding: '16px 20px 24px',
    overflowY: 'auto',
    minHeight: 0,
  },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: '12px', rowGap: '8px' },
  words: { flexGrow: 1, minWidth: '160px' },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', gap: '6px', flexWrap: 'wrap' },
  summary: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  problem: {
    margin: 0,
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
    overflowWrap: 'anywhere',
  },
  place: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

interface TestDetailsProps {
  readonly environmentId: EnvironmentId
  readonly test: FlowTestInfo
  readonly isRunning: boolean
}

/** One test: what became of it, how what it expects differs from what was there, its file. */
export function TestDetails({ environmentId, test, isRunning }: TestDetailsProps) {
  const styles = useStyles()
  const [isEditing, setEditing] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const { flowId, name, result, description } = test
  if (isEditing) {
    return (
      <Suspense fallback={null}>
        <TestEditor environmentId={environmentId} test={test} onClose={() => setEditing(false)} />
      </Suspense>
    )
  }
  const problems = result?.outcome === 'error' ? result.problems : test.problems
  return (
    <div className={styles.details}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.title}>
            <OutcomeIcon outcome={result?.outcome} isRunning={isRunning} />
            {name}
          </h2>
          {description !== undefined && <p className={styles.quiet}>{description}</p>}
        </div>
        <div className={styles.actions}>
          <Button
            icon={<PlayRegular />}
            disabledFocusable={isRunning}
            onClick={() => void runTests(environmentId, { flowId, names: [name] })}
          >
            {testStrings.run}
          </Button>
          <Button icon={<EditRegular />} onClick={() => setEditing(true)}>
            {testStrings.edit}
          </Button>
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={testStrings.delete}
            title={testStrings.delete}
            onClick={() => setDeleting(true)}
          />
        </div>
      </div>
      {result === undefined && <p className={styles.quiet}>{testStrings.notRun}</p>}
      {result !== undefined && (
        <p className={styles.quiet}>
          {testStrings.outcomes[result.outcome]}
          {result.outcome !== 'skipped' && ` · ${testStrings.took} ${formatDuration(result.durationMs)}`}
          {result.runStatus !== undefined &&
            ` · ${testStrings.runStatus} ${strings.status[result.runStatus]}`}
        </p>
      )}
      {result?.outcome === 'passed' && (
        <p className={mergeClasses(styles.summary, styles.good)}>{testStrings.allMet}</p>
      )}
      {result?.outcome === 'failed' && (
        <>
          <p className={mergeClasses(styles.summary, styles.bad)}>
            {testStrings.failures(result.failures.length)}
          </p>
          {result.failures.map((failure) => (
            <TestFailureView key={`${failure.place.path.join('/')} ${failure.message}`} failure={failure} />
          ))}
        </>
      )}
      {problems.map((problem) => (
        <Problem key={`${problem.code} ${problem.message}`} problem={problem} />
      ))}
      {isDeleting && (
        <ConfirmDialog
          title={testStrings.deleteTitle(name)}
          body={testStrings.deleteBody}
          confirmLabel={strings.common.delete}
          onConfirm={() => {
            setDeleting(false)
            void deleteTest(environmentId, test)
          }}
          onClose={() => setDeleting(false)}
        />
      )}
    </div>
  )
}

function Problem({ problem }: { readonly problem: TestProblem }) {
  const styles = useStyles()
  const { place } = problem
  return (
    <p className={styles.problem}>
      {inWords(problem)}
      {place !== undefined && (
        <span className={styles.place}> {testStrings.place(place.line, place.column)}</span>
      )}
    </p>
  )
}
