import { basename, dirname } from 'node:path'

/** Name of a flow by its file: a Standard project names the folder after the workflow. */
export function stemOfFlow(path: string): string {
  const stem = basename(path).replace(/\.json$/i, '')
  return stem.toLowerCase() === 'workflow' ? basename(dirname(path)) || stem : stem
}
