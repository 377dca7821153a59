import { cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where the connectors that come with the app lie in the checkout. */
export const publicConnectorsSource = 'main/connectors/public'

/** Files of a connector that are read when the app runs; its code is in the bundles. */
const described = /\.(json|png|svg)$/

/**
 * Copies the descriptions of the public connectors into `connectors/` of a bundle's folder, where the bundled code looks
 * for them.
 */
export function copyConnectors(root: string, outDir: string): void {
  const source = join(root, publicConnectorsSource)
  if (!existsSync(source)) return
  for (const { name, parentPath } of readdirSync(source, { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  )) {
    const folder = join(parentPath, name)
    for (const file of readdirSync(folder).filter((one) => described.test(one))) {
      cpSync(join(folder, file), join(outDir, 'connectors', name, file))
    }
  }
}
