import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components'
import { connectorEditorStrings as strings } from '../../strings/connector-editor.ts'
import { inWords } from '../../strings/sentences.ts'
import type { ConnectorDocument } from './connector-document.ts'
import { keepConnector, reloadConnector } from './connector-documents.ts'

interface EditorBannersProps {
  readonly document: ConnectorDocument
}

/** What the person should know before going on: changed by somebody else, not saved. */
export function EditorBanners({ document }: EditorBannersProps) {
  const { outside, saveError } = document
  return (
    <div>
      {outside !== undefined && (
        <MessageBar intent="warning">
          <MessageBarBody>{strings.changedOutside}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => reloadConnector(document)}>
              {strings.reload}
            </Button>
            <Button size="small" onClick={() => keepConnector(document)}>
              {strings.keepMine}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {saveError !== undefined && outside === undefined && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{strings.saveFailed}</MessageBarTitle>
            {inWords(saveError)}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  )
}
