import type { JsonPath } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import type { Status } from '../../shared/run/index.ts'
import { foldName, isObject, propertyNameOf } from '../../shared/wdl/lookup.ts'

const statuses: ReadonlyMap<string, Status> = new Map(
  (['Succeeded', 'Failed', 'Skipped', 'TimedOut', 'Cancelled', 'Aborted'] as const).map((status) => [
    foldName(status),
    status,
  ]),
)

/** A predecessor of an action and the statuses with which it may have ended. */
export interface Predecessor {
  readonly index: number
  readonly statuses: readonly Status[]
}

/**
 * Reads an action's `runAfter` against the actions of its scope (folded name to index). A trigger may be named too:
 * it has always run. An empty list of
 * statuses means `Succeeded`. Problems: not an object, an action that is not in the scope, an unknown status.
 */
export function readRunAfter(
  action: WdlValue,
  indices: ReadonlyMap<string, number>,
  triggers: ReadonlySet<string>,
  path: JsonPath,
  problem: (message: string, path: JsonPath, hint?: string) => void,
): readonly Predecessor[] {
  if (!isObject(action)) return []
  const name = propertyNameOf(action, 'runAfter')
  const runAfter = name === undefined ? undefined : action[name]
  if (name === undefined || runAfter === undefined || runAfter === null) return []
  if (!isObject(runAfter)) {
    problem("'runAfter' is not a JSON object.", [...path, name])
    return []
  }
  return Object.entries(runAfter).flatMap(([predecessor, listed]) => {
    const index = indices.get(foldName(predecessor))
    const at = [...path, name, predecessor]
    if (index === undefined && triggers.has(foldName(predecessor))) return []
    if (index === undefined) {
      problem(
        `'runAfter' names '${predecessor}', which is no action of the same scope.`,
        at,
        'An action can only wait for actions beside it.',
      )
      return []
    }
    return [{ index, statuses: readStatuses(listed, at, problem) }]
  })
}

function readStatuses(
  listed: WdlValue,
  at: JsonPath,
  problem: (message: string, path: JsonPath) => void,
): readonly Status[] {
  if (!Array.isArray(listed) || listed.length === 0) return ['Succeeded']
  return listed.flatMap((entry: WdlValue, index) => {
    const status = typeof entry === 'string' ? statuses.get(foldName(entry)) : undefined
    if (status === undefined) problem(`'${String(entry)}' is not a status.`, [...at, index])
    return status === undefined ? [] : [status]
  })
}
