import type { PackageContents } from '../../shared/ipc/package-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { notify } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { newFlowStrings } from '../strings/new-flow.ts'
import { putFlow } from './flow-store.ts'
import type { ImportChoice } from './new-flow/import-choice.ts'

const words = newFlowStrings.file

/**
 * Makes the chosen flows of an opened file and opens the flow when it is one. What could not be made is shown. Rejects
 * with main's error.
 */
export async function importFlows(
  environmentId: EnvironmentId,
  { token }: PackageContents,
  { names, withConnectors, withVariables }: ImportChoice,
): Promise<void> {
  const flows = [...names].map(([id, name]) => ({ id, displayName: name.trim() }))
  const { made, failed, connectors } = await bridge.flows.importPackage({
    environmentId,
    token,
    flows,
    withVariables,
    withConnectors,
  })
  for (const flow of made) putFlow(flow)
  const [only] = made
  if (only !== undefined && flows.length === 1) navigate({ page: 'flow', environmentId, flowId: only.flowId })
  else if (made.length > 0) {
    notify({ intent: 'success', title: words.imported(made.length) })
    navigate({ page: 'flows', environmentId })
  }
  if (connectors.length > 0) {
    notify({
      intent: 'success',
      title: words.connectorsAdded(connectors.join(', ')),
      action: {
        label: words.showConnectors,
        run: () => navigate({ page: 'connectors', environmentId }),
      },
    })
  }
  if (failed.length === 0) return
  const reasons = failed.map(({ name, reason }) => `${name}: ${reason}`).slice(0, 5)
  notify({ intent: 'warning', title: words.notImported(failed.length), body: reasons.join(' ') })
}
