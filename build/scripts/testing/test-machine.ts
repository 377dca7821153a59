import { checkoutRoot } from '../checkout-root.ts'
import { describeRuntime, findElectron } from '../launcher/find-electron.ts'
import { ensureSystem, machineSystem } from '../system/ensure-system.ts'

let prepared: Promise<string | null> | undefined

/**
 * Makes the machine ready for the end-to-end tests, once: an Electron, and the system packages it and its virtual
 * screen need. Answers the Electron's path, or null when the machine cannot be made ready (the reason is printed).
 */
export function prepareTestMachine(): Promise<string | null> {
  prepared ??= prepare()
  return prepared
}

async function prepare(): Promise<string | null> {
  try {
    const runtime = await findElectron(checkoutRoot)
    console.log(describeRuntime(runtime))
    return ensureSystem(machineSystem(checkoutRoot, runtime.executable), 'tests') ? runtime.executable : null
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error))
    return null
  }
}
