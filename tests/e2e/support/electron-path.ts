import { checkoutRoot } from '../../../build/scripts/checkout-root.ts'
import { findElectron } from '../../../build/scripts/launcher/find-electron.ts'

let found: Promise<string> | undefined

/** The Electron to drive: FLOWBENCH_ELECTRON (set by `npm test`), else the launcher's own search, once per worker. */
export function electronPath(): Promise<string> {
  const named = process.env.FLOWBENCH_ELECTRON
  if (named) return Promise.resolve(named)
  found ??= findElectron(checkoutRoot).then((runtime) => runtime.executable)
  return found
}
