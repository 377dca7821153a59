import { Button, makeStyles, ProgressBar, ToggleButton, Tooltip, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ArrowRepeatAllRegular } from '@fluentui/react-icons/svg/arrow-repeat-all'
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { RecordStopRegular } from '@fluentui/react-icons/svg/record-stop'
import { useEffect, useState } from 'react'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { NoEnvironment } from '../home/no-environment.tsx'
import { testStrings } from '../strings/tests.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Panel } from '../ui/panel.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { FlowTestsDetails } from './flow-tests-details.tsx'
import { NewTestDialog } from './new-test-dialog.tsx'
import { TestDetails } from './test-details.tsx'
import { TestList } from './test-list.tsx'
import type { TestSelection } from './test-selection.ts'
import {
  countTests,
  isRed,
  loadTests,
  runFailedTests,
  runTests,
  stopTests,
  testKey,
  testsOf,
  useTestStore,
  watchTests,
} from './test-store.ts'

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(260px, 380px) minmax(0, 1fr)',
    gap: '12px',
    flexGrow: 1,
    minHeight: 0,
    padding: '0 20px 20px',
    '@media (max-width: 900px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'minmax(120px, 2fr) minmax(0, 3fr)',
      padding: '0 8px 8px',
      gap: '8px',
    },
  },
  column: { display: 'flex', minHeight: 0, minWidth: 0 },
  progress: { padding: '0 28px 8px', '@media (max-width: 900px)': { padding: '0 16px 8px' } },
  bad: { color: tokens.colorStatusDangerForeground1 },
})

interface TestsPageProps {
  readonly environmentId: EnvironmentId | undefined
  /** Shown first. */
  readonly flowId?: FlowId | undefined
  readonly name?: string | undefined
}

/** The flow tests of an environment: run them, see what they say, what they reach. */
export function TestsPage({ environmentId, flowId, name }: TestsPageProps) {
  if (environmentId === undefined) {
    return <NoEnvironment title={testStrings.title} hint={testStrings.noEnvironmentHint} />
  }
  const first: TestSelection | undefined =
    flowId === undefined ? undefined : { flowId, ...(name === undefined ? {} : { name }) }
  return <EnvironmentTests environmentId={environmentId} first={first} />
}

interface EnvironmentTestsProps {
  readonly environmentId: EnvironmentId
  readonly first: TestSelection | undefined
}

function EnvironmentTests({ environmentId, first }: EnvironmentTestsProps) {
  const styles = useStyles()
  const known = useTestStore((state) => testsOf(state, environmentId))
  const [chosen, setChosen] = useState(first)
  /** While nobody has chosen: the first test that was red stays, also once it is not any more. */
  const [shown, setShown] = useState<TestSelection>()
  const [isAdding, setAdding] = useState(false)
  const { list, progress, running, isWatching } = known
  const tests = list.value

  useEffect(() => {
    void loadTests(environmentId)
  }, [environmentId])

  useEffect(() => {
    if (tests === undefined) return
    setShown((before) => (before?.name === undefined ? firstOf(tests) : before))
  }, [tests])

  const selection = chosen ?? shown
  const test =
    selection?.name === undefined
      ? undefined
      : tests?.find(
          (candidate) => testKey(candidate) === testKey({ ...selection, name: selection.name ?? '' }),
        )
  const counts = countTests(tests ?? [])
  const hasRed = tests?.some(({ result }) => isRed(result)) === true
  return (
    <>
      <PageHeader
        title={testStrings.title}
        subtitle={
          tests !== undefined && (
            <span role="status">
              {testStrings.count(tests.length)}
              {counts.total > 0 && (
                <span className={hasRed ? styles.bad : undefined}>
                  {' · '}
                  {testStrings.summary(counts.passed, counts.failed, counts.errors, counts.skipped)}
                </span>
              )}
            </span>
          )
        }
      >
        {tests !== undefined && (
          <Button icon={<AddRegular />} onClick={() => setAdding(true)}>
            {testStrings.new.action}
          </Button>
        )}
        {tests !== undefined && tests.length > 0 && (
          <>
            <Tooltip content={testStrings.watchHint} relationship="description">
              <ToggleButton
                appearance="subtle"
                icon={<EyeRegular />}
                checked={isWatching}
                onClick={() => void watchTests(environmentId, !isWatching)}
              >
                {testStrings.watch}
              </ToggleButton>
            </Tooltip>
            <Button
              icon={<ArrowRepeatAllRegular />}
              disabledFocusable={!hasRed || progress !== undefined}
              onClick={() => void runFailedTests(environmentId)}
            >
              {testStrings.runFailed}
            </Button>
            {progress === undefined ? (
              <Button
                appearance="primary"
                icon={<PlayRegular />}
                onClick={() => void runTests(environmentId)}
              >
                {testStrings.runAll}
              </Button>
            ) : (
              <Button icon={<RecordStopRegular />} onClick={() => void stopTests(environmentId)}>
                {testStrings.stop}
              </Button>
            )}
          </>
        )}
      </PageHeader>
      {progress !== undefined && (
        <div className={styles.progress}>
          <ProgressBar
            value={progress.done}
            max={Math.max(1, progress.total)}
            color={hasRed ? 'error' : 'brand'}
            aria-label={testStrings.progress(progress.done, progress.total)}
          />
        </div>
      )}
      {tests === undefined && list.error === undefined && <SkeletonRows count={6} />}
      {tests === undefined && list.error !== undefined && (
        <ErrorState
          title={testStrings.loadFailed}
          error={list.error}
          onRetry={() => void loadTests(environmentId)}
        />
      )}
      {isAdding && (
        <NewTestDialog
          environmentId={environmentId}
          flowId={selection?.flowId}
          onMade={setChosen}
          onClose={() => setAdding(false)}
        />
      )}
      {tests?.length === 0 && (
        <MessageState icon={<BeakerRegular />} title={testStrings.empty} body={testStrings.emptyHint}>
          <Button onClick={() => navigate({ page: 'runs', environmentId })}>{testStrings.openRuns}</Button>
        </MessageState>
      )}
      {tests !== undefined && tests.length > 0 && (
        <div className={styles.body}>
          <div className={styles.column}>
            <Panel>
              <TestList tests={tests} running={running} selection={selection} onSelect={setChosen} />
            </Panel>
          </div>
          <div className={styles.column}>
            <Panel>
              {test !== undefined && (
                <TestDetails
                  key={testKey(test)}
                  environmentId={environmentId}
                  test={test}
                  isRunning={running.has(testKey(test))}
                />
              )}
              {test === undefined && selection !== undefined && (
                <FlowTestsDetails environmentId={environmentId} flowId={selection.flowId} tests={tests} />
              )}
              {selection === undefined && (
                <MessageState
                  icon={<BeakerRegular />}
                  title={testStrings.chooseTest}
                  body={testStrings.chooseTestHint}
                  size="small"
                />
              )}
            </Panel>
          </div>
        </div>
      )}
    </>
  )
}

/** The first test that is red, else the first flow. */
function firstOf(tests: Parameters<typeof countTests>[0] | undefined): TestSelection | undefined {
  const red = tests?.find(({ result }) => isRed(result))
  if (red !== undefined) return { flowId: red.flowId, name: red.name }
  const [first] = tests ?? []
  return first === undefined ? undefined : { flowId: first.flowId }
}
