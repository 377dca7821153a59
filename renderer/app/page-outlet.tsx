import { makeStyles, Spinner } from '@fluentui/react-components'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { FlowsPage } from '../flows/flows-page.tsx'
import { HomePage } from '../home/home-page.tsx'
import { RunsPage } from '../runs/runs-page.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { strings } from '../strings/shell.ts'
import { type Location, placeKey, useLocation } from './navigation.ts'
import { PageError } from './page-error.tsx'
import { reportError } from './report-error.ts'

const FlowWorkspace = lazy(() =>
  import('../designer/flow-workspace.tsx').then((module) => ({ default: module.FlowWorkspace })),
)
const ConnectionsPage = lazy(() =>
  import('../connections/connections-page.tsx').then((module) => ({ default: module.ConnectionsPage })),
)
const ConnectorsPage = lazy(() =>
  import('../connectors/connectors-page.tsx').then((module) => ({ default: module.ConnectorsPage })),
)
const GalleryPage = lazy(() =>
  import('../connectors/gallery-page.tsx').then((module) => ({ default: module.GalleryPage })),
)
const ConnectorEditorPage = lazy(() =>
  import('../connectors/editor/connector-editor-page.tsx').then((module) => ({
    default: module.ConnectorEditorPage,
  })),
)
const SandboxesPage = lazy(() =>
  import('../sandboxes/sandboxes-page.tsx').then((module) => ({ default: module.SandboxesPage })),
)
const TestsPage = lazy(() =>
  import('../tests/tests-page.tsx').then((module) => ({ default: module.TestsPage })),
)
const RunPage = lazy(() => import('../runs/run-page.tsx').then((module) => ({ default: module.RunPage })))

const ComparePage = lazy(() =>
  import('../runs/compare-page.tsx').then((module) => ({ default: module.ComparePage })),
)

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  waiting: { flexGrow: 1, display: 'grid', placeItems: 'center' },
})

interface PageOutletProps {
  readonly onNewEnvironment: () => void
}

/** The page of the place one is at, behind an error boundary of its own. A new place takes the focus to its heading. */
export function PageOutlet({ onNewEnvironment }: PageOutletProps) {
  const styles = useStyles()
  const location = useLocation()
  const key = placeKey(location)
  const page = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the place is another one
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const heading = page.current?.querySelector<HTMLElement>('[data-page-heading]')
    ;(heading ?? document.getElementById('content'))?.focus({ preventScroll: true })
  }, [key])

  return (
    <div ref={page} className={styles.page}>
      <ErrorBoundary key={key} FallbackComponent={PageError} onError={reportError}>
        <Suspense
          fallback={
            <div className={styles.waiting}>
              <Spinner label={strings.common.loading} labelPosition="below" delay={200} />
            </div>
          }
        >
          <Page location={location} onNewEnvironment={onNewEnvironment} />
        </Suspense>
      </ErrorBoundary>
    </div>
  )
}

function Page({ location, onNewEnvironment }: { location: Location; onNewEnvironment: () => void }) {
  switch (location.page) {
    case 'home':
      return <HomePage onNewEnvironment={onNewEnvironment} />
    case 'flows':
      return <FlowsPage environmentId={location.environmentId} onNewEnvironment={onNewEnvironment} />
    case 'flow':
      return (
        <FlowWorkspace
          environmentId={location.environmentId}
          flowId={location.flowId}
          {...(location.goTo === undefined ? {} : { goTo: location.goTo })}
        />
      )
    case 'runs':
      return <RunsPage environmentId={location.environmentId} flowId={location.flowId} />
    case 'run':
      return <RunPage runId={location.runId} />
    case 'connections':
      return <ConnectionsPage environmentId={location.environmentId} connectionId={location.connectionId} />
    case 'connectors':
      return <ConnectorsPage environmentId={location.environmentId} connectorId={location.connectorId} />
    case 'gallery':
      return <GalleryPage environmentId={location.environmentId} entryId={location.entryId} />
    case 'connector-editor':
      return (
        <ConnectorEditorPage
          environmentId={location.environmentId}
          connectorId={location.connectorId}
          {...(location.goTo === undefined ? {} : { goTo: location.goTo })}
        />
      )
    case 'compare':
      return <ComparePage left={location.left} right={location.right} />
    case 'tests':
      return (
        <TestsPage environmentId={location.environmentId} flowId={location.flowId} name={location.name} />
      )
    case 'sandboxes':
      return <SandboxesPage environmentId={location.environmentId} connectorId={location.connectorId} />
    case 'settings':
      return <SettingsPage />
  }
}
