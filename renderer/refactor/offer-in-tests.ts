import type { FlowSymbol } from '../../shared/wdl/symbols/flow-symbol.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import type { FlowRef } from '../document/documents.ts'
import { refactorStrings } from '../strings/refactor.ts'
import { planInTests, renameInTests } from './tests-that-name.ts'

const words = refactorStrings

/** After a rename that asked nothing: says that tests of the flow still use the old name, and offers to rename there. */
export async function offerInTests(flow: FlowRef, symbol: FlowSymbol, newName: string): Promise<void> {
  const { environmentId, flowId } = flow
  try {
    const tests = planInTests(await bridge.tests.naming({ environmentId, flowId, symbol }), symbol, newName)
    if (tests.length === 0) return
    const rename = async () => {
      try {
        await renameInTests(flow, tests, () => true)
        notify({ intent: 'success', title: words.renamedInTests(newName, tests.length) })
      } catch (thrown) {
        notifyError(words.testsFailed, thrown)
      }
    }
    notify({
      intent: 'info',
      title: words.stillInTests(symbol.name, tests.length),
      action: { label: words.renameInTests, run: () => void rename() },
    })
  } catch (thrown) {
    notifyError(words.testsUnread, thrown)
  }
}
