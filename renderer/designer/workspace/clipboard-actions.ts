import { type FlowFragment, printFragment } from '../../../shared/wdl/flow-fragment.ts'
import { printForCloud } from '../../../shared/wdl/print-for-cloud.ts'
import { readFragment } from '../../../shared/wdl/read-fragment.ts'
import { notify, notifyError } from '../../app/notices.ts'
import { canvasStrings } from '../../strings/canvas.ts'

const words = canvasStrings.clipboard

/** Puts actions on the clipboard of the system. False when that was refused; the reason was shown. */
export async function writeClipboard(
  fragment: FlowFragment,
  form: 'flow' | 'cloud' = 'flow',
): Promise<boolean> {
  const text = form === 'cloud' ? printForCloud(fragment) : printFragment(fragment)
  try {
    await navigator.clipboard.writeText(text)
    if (form === 'cloud') {
      notify({ intent: 'success', title: words.copied(Object.keys(fragment.actions).length) })
    }
    return true
  } catch (error) {
    notifyError(words.copyFailed, error)
    return false
  }
}

/** The actions on the clipboard of the system; undefined when there are none or it cannot be read, which was shown. */
export async function readClipboard(): Promise<FlowFragment | undefined> {
  try {
    return fragmentOfText(await navigator.clipboard.readText())
  } catch {
    // Without the permission only the paste of the system is left, which the canvas takes.
    notify({ intent: 'warning', title: words.pasteFailed, body: words.noAccess })
    return undefined
  }
}

/** The actions in a text; undefined when there are none, which was shown. */
export function fragmentOfText(text: string): FlowFragment | undefined {
  try {
    return readFragment(text)
  } catch (error) {
    notifyError(words.pasteFailed, error)
    return undefined
  }
}
