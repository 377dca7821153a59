import { createHash } from 'node:crypto'
import { asId, type EnvironmentId } from '../../shared/run/index.ts'
import type { EnvironmentFolder } from '../storage/environment-folder.ts'

/** Id of an environment's folder: the manifest's, or one made from the path where there is none. */
export function environmentIdOf({
  manifest,
  path,
}: Pick<EnvironmentFolder, 'manifest' | 'path'>): EnvironmentId {
  return asId.environment(manifest?.id ?? `folder-${environmentPathHash(path)}`)
}

/** What tells folders of one id apart. */
export function environmentPathHash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}
