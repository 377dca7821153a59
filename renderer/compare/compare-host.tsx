import { useState } from 'react'
import { useCommands } from '../app/commands.ts'
import { useLocation } from '../app/navigation.ts'
import { type FlowRef, findDocument } from '../document/documents.ts'
import { compareStrings } from '../strings/compare.ts'
import { strings } from '../strings/shell.ts'
import { CompareFlowDialog } from './compare-flow-dialog.tsx'

/** Comparing as a command of a flow's page, and the dialog for it. */
export function CompareHost() {
  const location = useLocation()
  const [flow, setFlow] = useState<FlowRef>()
  useCommands(
    location.page === 'flow'
      ? [
          {
            id: 'compare',
            title: compareStrings.command,
            group: strings.palette.flow,
            shortcuts: ['Mod+Alt+D'],
            isEnabled: () => findDocument(location) !== undefined,
            run: () => setFlow({ environmentId: location.environmentId, flowId: location.flowId }),
          },
        ]
      : [],
  )
  if (flow === undefined) return null
  return <CompareFlowDialog flow={flow} onClose={() => setFlow(undefined)} />
}
