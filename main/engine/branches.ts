import type { JsonPath } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { isObject, propertyNameOf } from '../../shared/wdl/lookup.ts'

/** One branch of an action: its name, its actions and where they stand below the action. */
export interface Branch {
  readonly branch: string
  readonly actions: WdlValue
  readonly at: JsonPath
}

/** Every branch an action holds: `actions`, `else`, each case by its name, `default`. An agent's tools are
 * none: the agent's model calls them, not the flow. */
export function readBranches(definition: WdlObject): Branch[] {
  const branches: Branch[] = []
  const add = (branch: string, holder: WdlObject, at: JsonPath): void => {
    const name = propertyNameOf(holder, 'actions')
    if (name !== undefined && holder[name] !== undefined) {
      branches.push({ branch, actions: holder[name], at: [...at, name] })
    }
  }
  add('actions', definition, [])
  for (const branch of ['else', 'default']) {
    const name = propertyNameOf(definition, branch)
    const holder = name === undefined ? undefined : definition[name]
    if (name !== undefined && isObject(holder)) add(branch, holder, [name])
  }
  const name = propertyNameOf(definition, 'cases')
  const holders = name === undefined ? undefined : definition[name]
  if (name === undefined || !isObject(holders)) return branches
  for (const [key, holder] of Object.entries(holders)) if (isObject(holder)) add(key, holder, [name, key])
  return branches
}
