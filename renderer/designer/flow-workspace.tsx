import { makeStyles, Spinner } from '@fluentui/react-components'
import { useEffect } from 'react'
import type { JsonPath } from '../../shared/errors/index.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { openDocument, useDocument } from '../document/documents.ts'
import { designerStrings } from '../strings/designer.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { OpenWorkspace } from './workspace/open-workspace.tsx'

const words = designerStrings.workspace

const useStyles = makeStyles({
  waiting: { flexGrow: 1, display: 'grid', placeItems: 'center' },
})

interface FlowWorkspaceProps {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  /** Place in the document to show first. */
  readonly goTo?: JsonPath
}

/** A flow, opened to be looked at, edited and run: canvas, code, panel and problems over one document. */
export function FlowWorkspace({ environmentId, flowId, goTo }: FlowWorkspaceProps) {
  const styles = useStyles()
  const entry = useDocument(environmentId, flowId)

  useEffect(() => {
    void openDocument(environmentId, flowId)
    // The double click that opened it selected text of the list before.
    window.getSelection()?.removeAllRanges()
  }, [environmentId, flowId])

  if (entry?.state === 'open') return <OpenWorkspace document={entry.document} goTo={goTo} />
  if (entry?.state === 'failed') {
    return (
      <ErrorState
        title={words.openFailed}
        error={entry.error}
        onRetry={() => void openDocument(environmentId, flowId)}
      />
    )
  }
  return (
    <div className={styles.waiting}>
      <Spinner label={words.opening} labelPosition="below" delay={200} />
    </div>
  )
}
