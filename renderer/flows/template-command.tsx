import { useCommands } from '../app/commands.ts'
import { useLocation } from '../app/navigation.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { type FlowRef, findDocument } from '../document/documents.ts'
import { newFlowStrings } from '../strings/new-flow.ts'
import { strings } from '../strings/shell.ts'
import { useFlows } from './flow-store.ts'

const words = newFlowStrings

/** Keeping the open flow as a template, as a command of its page. Draws nothing. */
export function TemplateCommand() {
  const location = useLocation()
  useCommands(
    location.page === 'flow'
      ? [
          {
            id: 'save-as-template',
            title: words.saveAsTemplate,
            group: strings.palette.flow,
            isEnabled: () => findDocument(location) !== undefined,
            run: () => void saveAsTemplate(location),
          },
        ]
      : [],
  )
  return null
}

/** Keeps the text of an open flow, saved or not, as a template of its environment; says so, or why not. */
async function saveAsTemplate(flow: FlowRef): Promise<void> {
  const { environmentId, flowId } = flow
  const text = findDocument(flow)?.text
  const listed = useFlows.getState().lists[environmentId]?.value?.find((one) => one.flowId === flowId)
  if (text === undefined) return
  try {
    const title = (listed?.displayName ?? flowId).slice(0, 255)
    const kept = await bridge.flows.saveAsTemplate({ environmentId, title, text })
    notify({ intent: 'success', title: words.savedAsTemplate(kept.title) })
  } catch (error) {
    notifyError(words.saveAsTemplateFailed, error)
  }
}
