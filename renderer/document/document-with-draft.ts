import type { FlowFile } from '../../shared/ipc/payloads.ts'
import { bridge } from '../bridge/bridge.ts'
import { canvasStrings } from '../strings/canvas.ts'
import { documentOfFile, type OpenDocument, restoredDocument } from './open-document.ts'

/**
 * The document of a file, with the edits that were not saved when the app ended. Where the file was changed since, it
 * is as when somebody else changes it while there are edits here. Never rejects: without drafts a flow still opens.
 */
export async function documentWithDraft(file: FlowFile): Promise<OpenDocument> {
  const document = documentOfFile(file)
  if (file.readOnly) return document
  const { environmentId, flowId } = file
  const draft = await bridge.drafts.read({ environmentId, flowId }).catch(() => null)
  if (draft === null) return document
  if (draft.text === file.text) {
    void bridge.drafts.discard({ environmentId, flowId }).catch(() => undefined)
    return document
  }
  return restoredDocument(document, draft, canvasStrings.drafts.step)
}
