import { symbolKey } from '../../shared/wdl/symbols/flow-symbol.ts'
import { useCommands } from '../app/commands.ts'
import { useLocation } from '../app/navigation.ts'
import { findWorkspace } from '../designer/workspace-state.ts'
import { useAnalyses } from '../document/analyses.ts'
import { documentKey } from '../document/documents.ts'
import { refactorStrings } from '../strings/refactor.ts'
import { strings } from '../strings/shell.ts'
import { RenameDialog } from './rename-dialog.tsx'
import { askRenameDeclared, askRenameStep, endRename, useRenameRequest } from './rename-request.ts'

/** Renaming by F2 on the page of a flow, and the dialog for it wherever it was asked for. */
export function RefactorHost() {
  const location = useLocation()
  const request = useRenameRequest((state) => state.request)
  const selected = () => {
    if (location.page !== 'flow') return undefined
    const key = documentKey(location)
    const { selectedId } = findWorkspace(key)
    const model = useAnalyses.getState().byKey.get(key)?.model
    const step = model?.steps.find(({ id }) => id === selectedId)
    return step === undefined ? undefined : { flow: location, step }
  }
  useCommands(
    location.page === 'flow'
      ? [
          {
            id: 'rename',
            title: refactorStrings.command,
            group: strings.palette.flow,
            shortcuts: ['F2'],
            yieldsToText: true,
            isEnabled: () => selected() !== undefined,
            run: () => {
              const found = selected()
              if (found === undefined) return
              const { environmentId, flowId } = found.flow
              askRenameStep({ environmentId, flowId }, found.step)
            },
          },
          {
            id: 'rename-declared',
            title: refactorStrings.commandDeclared,
            group: strings.palette.flow,
            run: () => askRenameDeclared({ environmentId: location.environmentId, flowId: location.flowId }),
          },
        ]
      : [],
  )
  if (request === undefined) return null
  // Another thing to rename starts anew.
  return <RenameDialog key={symbolKey(request.symbol)} request={request} onClose={endRename} />
}
