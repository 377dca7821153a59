import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The environment a flow file belongs to: the folder above the one it lies in (`flows/`), where that has connectors.
 * `undefined` for a file that stands alone.
 */
export function environmentOfFile(absolutePath: string): string | undefined {
  const folder = dirname(dirname(absolutePath))
  return existsSync(join(folder, 'connectors')) ? folder : undefined
}
