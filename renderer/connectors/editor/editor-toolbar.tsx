import { Button, Spinner, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { CircleFilled } from '@fluentui/react-icons/svg/circle'
import { SaveRegular } from '@fluentui/react-icons/svg/save'
import { navigate } from '../../app/navigation.ts'
import { connectorEditorStrings as strings } from '../../strings/connector-editor.ts'
import { strings as shell } from '../../strings/shell.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { type ConnectorDocument, isUnsaved } from './connector-document.ts'
import { redoStepOf, saveConnector, undoStepOf } from './connector-documents.ts'

interface EditorToolbarProps {
  readonly document: ConnectorDocument
  readonly title: string
}

/** The connector's name and what is done with the whole of it: undo, redo, save. */
export function EditorToolbar({ document, title }: EditorToolbarProps) {
  const { environmentId, connectorId, history, isSaving, isReadOnly } = document
  const unsaved = isUnsaved(document)
  const undo = history.undo.at(-1)
  const redo = history.redo.at(-1)
  return (
    <PageHeader
      title={title === '' ? connectorId : title}
      subtitle={
        unsaved ? (
          <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
            <CircleFilled style={{ color: tokens.colorPaletteMarigoldBorderActive, fontSize: 10 }} />
            {shell.common.unsaved}
          </span>
        ) : isReadOnly ? (
          strings.readOnly
        ) : (
          connectorId
        )
      }
    >
      <Button
        icon={<ArrowLeftRegular />}
        onClick={() => navigate({ page: 'connectors', environmentId, connectorId })}
      >
        {strings.back}
      </Button>
      <Button
        appearance="subtle"
        icon={<ArrowUndoRegular />}
        disabled={undo === undefined}
        aria-label={undo === undefined ? strings.undo : strings.undoStep(undo.name)}
        title={undo === undefined ? strings.undo : strings.undoStep(undo.name)}
        onClick={() => undoStepOf(document)}
      />
      <Button
        appearance="subtle"
        icon={<ArrowRedoRegular />}
        disabled={redo === undefined}
        aria-label={redo === undefined ? strings.redo : strings.redoStep(redo.name)}
        title={redo === undefined ? strings.redo : strings.redoStep(redo.name)}
        onClick={() => redoStepOf(document)}
      />
      <Button
        appearance="primary"
        icon={isSaving ? <Spinner size="tiny" /> : <SaveRegular />}
        disabled={!unsaved || isSaving || isReadOnly}
        onClick={() => void saveConnector(document)}
      >
        {isSaving ? strings.saving : strings.save}
      </Button>
    </PageHeader>
  )
}
