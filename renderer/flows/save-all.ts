import { navigate } from '../app/navigation.ts'
import { notify } from '../app/notices.ts'
import {
  saveConnector,
  unsavedConnectors,
  useConnectorDocuments,
} from '../connectors/editor/connector-documents.ts'
import { saveDocument, unsavedDocuments, useDocuments } from '../document/documents.ts'
import { strings } from '../strings/shell.ts'

/** Whether there is a flow or connector with unsaved edits. */
export function hasUnsaved(): boolean {
  return (
    unsavedDocuments(useDocuments.getState()).length > 0 ||
    unsavedConnectors(useConnectorDocuments.getState()).length > 0
  )
}

/** Saves every flow and connector with unsaved edits, one after the other. Those that could not be saved are named. */
export async function saveAll(): Promise<void> {
  for (const flow of unsavedDocuments(useDocuments.getState())) {
    const { environmentId, flowId } = flow
    if (await saveDocument(flow)) continue
    notify({
      intent: 'error',
      title: strings.unsaved.notSaved(flowId),
      action: { label: strings.common.open, run: () => navigate({ page: 'flow', environmentId, flowId }) },
    })
  }
  for (const { environmentId, connectorId } of unsavedConnectors(useConnectorDocuments.getState())) {
    if (await saveConnector({ environmentId, connectorId })) continue
    notify({
      intent: 'error',
      title: strings.unsaved.notSaved(connectorId),
      action: {
        label: strings.common.open,
        run: () => navigate({ page: 'connector-editor', environmentId, connectorId }),
      },
    })
  }
}
