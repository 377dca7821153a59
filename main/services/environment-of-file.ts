import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { readEnvironmentFolder } from '../storage/environment-folder.ts'
import { environmentIdOf } from './environment-id.ts'

/**
 * The environment a flow file belongs to: the folder above the one it lies in (`flows/`), where that has connectors
 * or is called an environment.
 * `undefined` for a file that stands alone.
 */
export function environmentOfFile(absolutePath: string): string | undefined {
  const folder = dirname(dirname(absolutePath))
  const signs = ['connectors', 'environment.json', 'connections.json']
  return signs.some((name) => existsSync(join(folder, name))) ? folder : undefined
}

/** Id of an environment's folder; `undefined` for one that cannot be read as such. */
export async function environmentIdAt(folder: string): Promise<EnvironmentId | undefined> {
  return readEnvironmentFolder(folder).then(environmentIdOf, () => undefined)
}
