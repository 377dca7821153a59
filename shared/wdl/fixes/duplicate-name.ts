import { uniqueActionName } from '../edit-flow.ts'
import { renameProperty } from '../edit-json.ts'
import type { FixFinder } from './quick-fix.ts'

/** Gives the second of two actions of one name another one; expressions go on to mean the first. */
export const fixDuplicateName: FixFinder = (document, { path }) => {
  const name = path.at(-1)
  if (typeof name !== 'string') return []
  const free = uniqueActionName(document, name)
  return [{ kind: 'rename-duplicate', names: [name, free], edits: renameProperty(document, path, free) }]
}
