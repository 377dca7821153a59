import {
  Button,
  makeStyles,
  mergeClasses,
  Spinner,
  Tab,
  TabList,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { FlowchartRegular } from '@fluentui/react-icons/svg/flowchart'
import { GanttChartRegular } from '@fluentui/react-icons/svg/gantt-chart'
import { useMemo, useState } from 'react'
import type { JsonPath } from '../../shared/errors/index.ts'
import { actionKey, type Repetition, type RunId, type RunState } from '../../shared/run/index.ts'
import { buildGraph, type FlowGraph, openFlowDocument } from '../../shared/wdl/index.ts'
import { RunCanvas } from '../designer/run-canvas.tsx'
import { strings } from '../strings/shell.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ActionRunDetails } from './action-run-details.tsx'
import { findCause } from './find-cause.ts'
import { findFailure } from './find-failure.ts'
import { goToField } from './go-to-field.ts'
import { bestRepetition, indexActions } from './repetitions.ts'
import { RunHeader } from './run-header.tsx'
import { RunOverview } from './run-overview.tsx'
import { catchUp } from './run-state-store.ts'
import { RunTimeline } from './run-timeline.tsx'
import { useRun } from './use-run.ts'
import { useRunDefinition } from './use-run-definition.ts'

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) clamp(300px, 36%, 460px)',
    gridTemplateRows: 'minmax(0, 1fr)',
    flexGrow: 1,
    minHeight: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  left: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '40px',
    padding: '0 10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  canvas: { position: 'relative', display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  right: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  panelHead: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '40px',
    padding: '0 8px 0 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  panelTitle: {
    margin: 0,
    flexGrow: 1,
    minWidth: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  panel: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '14px 16px 24px' },
  waiting: { flexGrow: 1, display: 'grid', placeItems: 'center' },
})

interface RunPageProps {
  readonly runId: RunId
}

/** One run: its canvas or timeline at the left, what is known of the chosen action at the right; live. */
export function RunPage({ runId }: RunPageProps) {
  const styles = useStyles()
  const { state, error } = useRun(runId)
  if (state !== undefined) return <RunView runState={state} />
  if (error === undefined) {
    return (
      <div className={styles.waiting}>
        <Spinner label={strings.common.loading} labelPosition="below" />
      </div>
    )
  }
  return (
    <>
      <PageHeader title={strings.runs.title} />
      <ErrorState title={strings.runs.loadRunFailed} error={error} onRetry={() => void catchUp(runId)} />
    </>
  )
}

/** The actions of a definition; undefined while there is none, or where it cannot be read. */
function graphOf(text: string | undefined): FlowGraph | undefined {
  const definition = text === undefined ? undefined : openFlowDocument(text).definition
  return definition === undefined ? undefined : buildGraph(definition)
}

interface Selection {
  readonly name: string
  readonly repetition: Repetition
}

function RunView({ runState }: { runState: RunState }) {
  const styles = useStyles()
  const [view, setView] = useState<'canvas' | 'timeline'>('canvas')
  const [chosen, setChosen] = useState<Selection>()
  const { definition, error, retry } = useRunDefinition(runState.runId)
  const { environmentId, flowId } = runState.flow
  const graph = useMemo(() => graphOf(definition), [definition])
  const cause = useMemo(
    () => (graph === undefined || runState.error === undefined ? undefined : findCause(runState, graph)),
    [runState, graph],
  )
  const failure = useMemo(() => cause ?? findFailure(runState), [cause, runState])
  const isTrigger = chosen?.name === runState.trigger.name

  const choose = (name: string | undefined) => {
    if (name === undefined) {
      setChosen(undefined)
      return
    }
    const states = indexActions(runState).get(name) ?? []
    setChosen({ name, repetition: bestRepetition(states, chosen?.repetition ?? []) })
  }
  const onGoToField = (path: JsonPath) => {
    if (environmentId !== undefined) void goToField(environmentId, flowId, path)
  }
  return (
    <>
      <RunHeader runState={runState} />
      <div className={styles.body}>
        <div className={styles.left}>
          <div className={styles.bar}>
            <TabList
              size="small"
              aria-label={strings.runs.views}
              selectedValue={view}
              onTabSelect={(_event, { value }) => setView(value === 'timeline' ? 'timeline' : 'canvas')}
            >
              <Tab value="canvas" icon={<FlowchartRegular />}>
                {strings.runs.canvas}
              </Tab>
              <Tab value="timeline" icon={<GanttChartRegular />}>
                {strings.runs.timeline}
              </Tab>
            </TabList>
            <span style={{ flexGrow: 1 }} />
            {failure !== undefined && (
              <Button
                size="small"
                icon={<ErrorCircleRegular />}
                onClick={() => setChosen({ name: failure.name, repetition: failure.repetition })}
              >
                {strings.runs.firstFailure}
              </Button>
            )}
          </div>
          <div className={styles.canvas}>
            {view === 'timeline' && (
              <RunTimeline
                runState={runState}
                selectedKey={chosen === undefined ? undefined : actionKey(chosen.name, chosen.repetition)}
                onSelect={({ name, repetition }) => setChosen({ name, repetition })}
              />
            )}
            {view === 'canvas' && definition !== undefined && (
              <RunCanvas
                definitionText={definition}
                runState={runState}
                selectedKey={chosen?.name}
                onSelectAction={choose}
                {...(chosen === undefined || chosen.repetition.length === 0
                  ? {}
                  : { repetition: chosen.repetition })}
              />
            )}
            {view === 'canvas' && definition === undefined && error === undefined && (
              <div className={styles.waiting}>
                <Spinner label={strings.common.loading} labelPosition="below" delay={200} />
              </div>
            )}
            {view === 'canvas' && error !== undefined && (
              <ErrorState title={strings.runs.loadDefinitionFailed} error={error} onRetry={retry} />
            )}
          </div>
        </div>
        <aside className={mergeClasses(styles.right)} aria-label={strings.common.details}>
          <div className={styles.panelHead}>
            <h2 className={styles.panelTitle} title={chosen?.name}>
              {chosen === undefined ? strings.runs.overview : chosen.name.replaceAll('_', ' ')}
            </h2>
            {chosen !== undefined && (
              <Tooltip content={strings.common.close} relationship="label">
                <Button
                  appearance="subtle"
                  size="small"
                  icon={<DismissRegular />}
                  onClick={() => setChosen(undefined)}
                />
              </Tooltip>
            )}
          </div>
          <div className={styles.panel}>
            {chosen === undefined || isTrigger ? (
              <RunOverview
                runState={runState}
                onGoToField={onGoToField}
                cause={cause}
                onShowCause={({ name, repetition }) => setChosen({ name, repetition })}
              />
            ) : (
              <ActionRunDetails
                runState={runState}
                actionName={chosen.name}
                repetition={chosen.repetition}
                onRepetition={(repetition) => setChosen({ name: chosen.name, repetition })}
                onGoToField={environmentId === undefined ? undefined : onGoToField}
                graph={graph}
                onShow={(name, repetition) =>
                  repetition === undefined ? choose(name) : setChosen({ name, repetition })
                }
              />
            )}
          </div>
        </aside>
      </div>
    </>
  )
}
