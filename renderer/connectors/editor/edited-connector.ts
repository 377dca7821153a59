import { useMemo } from 'react'
import type { ConnectorEdit, EditedConnector } from '../../../shared/connectors/edit/index.ts'
import { readConnector } from '../../../shared/connectors/index.ts'
import { notifyError } from '../../app/notices.ts'
import { toErrorData } from '../../bridge/bridge-error.ts'
import { connectorEditorStrings as strings } from '../../strings/connector-editor.ts'
import { type ConnectorDocument, splitFiles } from './connector-document.ts'
import { applyStep } from './connector-documents.ts'

/** A connector as forms see it, and their one way to change it. */
export interface ConnectorForms extends EditedConnector {
  /** Whether both files are JSON; forms need that, the code does not. */
  readonly isReadable: boolean
  readonly isReadOnly: boolean
  /**
   * Makes the change that `make` computes as one step that can be undone. Answers why it cannot be made, for the field;
   * undefined when it was.
   */
  apply(name: string, make: () => ConnectorEdit): string | undefined
}

/** Longest description that forms work on: reading it at each change takes as long as it is. In UTF-16 units. */
export const maxEdited = 8_000_000

/** Reads the connector's files as they are in the window now. */
export function useEditedConnector(document: ConnectorDocument): ConnectorForms | undefined {
  const { text, environmentId, connectorId, isReadOnly } = document
  return useMemo(() => {
    const files = splitFiles(text)
    const read = readConnector({ id: connectorId, ...files })
    const { properties } = read.documents
    if (properties === undefined) return undefined
    return {
      definition: read.documents.definition,
      properties,
      model: read.model,
      isReadable: read.isDefinitionJson && read.isPropertiesJson,
      isReadOnly,
      apply: (name, make) => {
        try {
          applyStep({ environmentId, connectorId }, { ...make(), name })
          return undefined
        } catch (thrown) {
          const { code, message } = toErrorData(thrown)
          // A name that is taken belongs beside its field; anything else is ours.
          if (!code.startsWith('request.')) notifyError(strings.editFailed, thrown)
          return message
        }
      },
    }
  }, [text, environmentId, connectorId, isReadOnly])
}
