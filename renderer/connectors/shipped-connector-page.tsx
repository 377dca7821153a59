import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { useEffect, useState } from 'react'
import type { ConnectorSummary, OperationSummary } from '../../shared/ipc/connectors-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded, loading } from '../bridge/loadable.ts'
import { connectorStrings } from '../strings/connectors.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { OperationList } from './operation-list.tsx'

const strings = connectorStrings.page

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '4px 28px 24px',
    flexGrow: 1,
    minHeight: 0,
    '@media (max-width: 900px)': { padding: '4px 16px 20px' },
  },
  description: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
})

interface ShippedConnectorPageProps {
  readonly environmentId: EnvironmentId
  readonly connector: ConnectorSummary
  readonly onBack: () => void
}

/** A connector that comes with the app: what it can do. It cannot be changed. */
export function ShippedConnectorPage({ environmentId, connector, onBack }: ShippedConnectorPageProps) {
  const styles = useStyles()
  const { id, title, description } = connector
  const [operations, setOperations] = useState<Loadable<readonly OperationSummary[]>>(loading(undefined))
  useEffect(() => {
    let isGone = false
    bridge.connectors.operations({ environmentId, connectorIds: [id] }).then(
      (found) => !isGone && setOperations(loaded(found)),
      (error: unknown) => !isGone && setOperations(failedToLoad(undefined, error)),
    )
    return () => {
      isGone = true
    }
  }, [environmentId, id])
  return (
    <>
      <PageHeader title={title} subtitle={connectorStrings.shipped}>
        <Button icon={<ArrowLeftRegular />} onClick={onBack}>
          {strings.back}
        </Button>
      </PageHeader>
      <div className={styles.body}>
        {description !== undefined && <p className={styles.description}>{description}</p>}
        {operations.error !== undefined && <ErrorState title={strings.loadFailed} error={operations.error} />}
        {operations.isLoading && <SkeletonRows count={6} />}
        {operations.value !== undefined && (
          <OperationList
            operations={operations.value.map((one) => ({
              operationId: one.operationId,
              method: one.method,
              path: one.path,
              summary: one.title,
              isTrigger: one.kind === 'trigger',
              isDeprecated: one.isDeprecated,
            }))}
            label={strings.operations}
            searchLabel={strings.searchOperations}
          />
        )}
      </div>
    </>
  )
}
