import { Button, makeStyles, ProgressBar, Switch, tokens } from '@fluentui/react-components'
import { EyeTrackingRegular } from '@fluentui/react-icons/svg/eye-tracking'
import { FlowchartRegular } from '@fluentui/react-icons/svg/flowchart'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { useEffect } from 'react'
import type { JsonPath } from '../../shared/errors/index.ts'
import { coverageKinds, type FlowCoverage, shareOf } from '../../shared/flow-tests/index.ts'
import type { FlowTestInfo } from '../../shared/ipc/tests-payloads.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { goToField } from '../runs/go-to-field.ts'
import { testStrings } from '../strings/tests.ts'
import { Section } from '../ui/section.tsx'
import { showCoverage } from './coverage-view.ts'
import { MutationSection } from './mutation-section.tsx'
import { PlaceList } from './place-list.tsx'
import { countRuns, countTests, loadCoverage, runTests, testsOf, useTestStore } from './test-store.ts'

const words = testStrings.coverage

const useStyles = makeStyles({
  details: {
    display: 'flex',
    flexDirection: 'column',
    gap: '18px',
    padding: '16px 20px 24px',
    overflowY: 'auto',
    minHeight: 0,
  },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: '12px', rowGap: '8px' },
  title: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  actions: { display: 'flex', gap: '6px', flexWrap: 'wrap' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 200px) minmax(80px, 1fr) 130px',
    alignItems: 'center',
    columnGap: '14px',
    minHeight: '28px',
  },
  total: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  by: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  switch: { marginLeft: '-10px', alignSelf: 'flex-start' },
  number: {
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
    textAlign: 'right',
  },
})

interface FlowTestsDetailsProps {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly tests: readonly FlowTestInfo[]
}

/** All tests of a flow together: how they stand and what of the flow they reach. */
export function FlowTestsDetails({ environmentId, flowId, tests }: FlowTestsDetailsProps) {
  const styles = useStyles()
  const { coverage: byFlow, countsRuns } = useTestStore((state) => testsOf(state, environmentId))
  const coverage = byFlow.get(flowId)
  const own = tests.filter((test) => test.flowId === flowId)
  const counts = countTests(own)
  useEffect(() => {
    if (coverage === undefined) void loadCoverage(environmentId, flowId)
  }, [coverage, environmentId, flowId])
  return (
    <div className={styles.details}>
      <div className={styles.head}>
        <h2 className={styles.title}>{testStrings.ofFlow(own[0]?.flowName ?? flowId)}</h2>
        <div className={styles.actions}>
          <Button icon={<PlayRegular />} onClick={() => void runTests(environmentId, { flowId })}>
            {testStrings.runOfFlow}
          </Button>
          <Button
            icon={<FlowchartRegular />}
            onClick={() => navigate({ page: 'flow', environmentId, flowId })}
          >
            {testStrings.openFlow}
          </Button>
        </div>
      </div>
      <p className={styles.quiet}>
        {counts.total === 0
          ? testStrings.notRun
          : testStrings.summary(counts.passed, counts.failed, counts.errors, counts.skipped)}
      </p>
      <Section
        title={words.title}
        action={
          coverage && (
            <Button
              appearance="subtle"
              icon={<EyeTrackingRegular />}
              onClick={() => {
                showCoverage({ environmentId, flowId }, coverage)
                navigate({ page: 'flow', environmentId, flowId })
              }}
            >
              {words.show}
            </Button>
          )
        }
      >
        <Switch
          className={styles.switch}
          label={words.withRuns}
          checked={countsRuns}
          onChange={(_event, { checked }) => void countRuns(environmentId, flowId, checked)}
        />
        {coverage ? (
          <CoverageTable coverage={coverage} onGoTo={(path) => void goToField(environmentId, flowId, path)} />
        ) : (
          <p className={styles.quiet}>{words.none}</p>
        )}
      </Section>
      <MutationSection environmentId={environmentId} flowId={flowId} hasTests={own.length > 0} />
    </div>
  )
}

interface CoverageTableProps {
  readonly coverage: FlowCoverage
  /** The path lies inside the definition. */
  readonly onGoTo: (path: JsonPath) => void
}

function CoverageTable({ coverage, onGoTo }: CoverageTableProps) {
  const styles = useStyles()
  const total = shareOf(coverage.items)
  const missed = coverage.items.filter(({ hits }) => hits === 0)
  return (
    <>
      <p className={styles.total}>
        {total.percent.toFixed(1)} % <span className={styles.by}>{words.byRuns(coverage.runs)}</span>
      </p>
      {coverageKinds.map((kind) => {
        const share = shareOf(coverage.items, kind)
        if (share.total === 0) return null
        return (
          <div key={kind} className={styles.row}>
            <span>{words.kinds[kind]}</span>
            <ProgressBar
              value={share.covered}
              max={share.total}
              thickness="large"
              color={share.percent >= 90 ? 'success' : share.percent >= 60 ? 'warning' : 'error'}
              aria-label={words.kinds[kind]}
            />
            <span className={styles.number}>
              {words.of(share.percent.toFixed(1), share.covered, share.total)}
            </span>
          </div>
        )
      })}
      {missed.length === 0 ? (
        <p className={styles.quiet}>{words.everything}</p>
      ) : (
        <details>
          <summary>{words.missed(missed.length)}</summary>
          <PlaceList
            label={words.missed(missed.length)}
            onGoTo={onGoTo}
            places={missed.map(({ id, kind, label, path }) => ({
              key: id,
              kind: words.kinds[kind],
              text: label,
              path,
            }))}
          />
        </details>
      )}
    </>
  )
}
