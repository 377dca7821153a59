import { idsOfConnector } from './connector-ids.ts'
import type { ConnectorLibrary } from './connector-library.ts'
import { writeNewConnector } from './custom-connector-folders.ts'
import type { PackagedConnector } from './flow-package/flow-package.ts'

/** What has become of a package's custom connectors. */
export interface AddedConnectors {
  /** Titles of those that were made. */
  readonly added: readonly string[]
  readonly failed: readonly { readonly name: string; readonly reason: string }[]
}

/**
 * Makes the custom connectors of a package in an environment, under the ids by which its flows name them. One that is
 * there already stays as it is, and so do those that come with the app: a file from elsewhere takes nobody's place.
 */
export async function addPackagedConnectors(
  environmentPath: string,
  connectors: readonly PackagedConnector[],
  library: Pick<ConnectorLibrary, 'find'>,
): Promise<AddedConnectors> {
  const added: string[] = []
  const failed: { name: string; reason: string }[] = []
  for (const connector of connectors) {
    const { id, title } = connector
    try {
      const isThere =
        id !== undefined && (await library.find(environmentPath, idsOfConnector(id))) !== undefined
      if (isThere) continue
      await writeNewConnector(environmentPath, connector)
      added.push(title)
    } catch (error) {
      failed.push({ name: title, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  return { added, failed }
}
