import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { foldName, isObject, textOf } from '../../wdl/lookup.ts'
import { madeOperationId } from '../made-operation-id.ts'
import { httpMethods } from '../operation.ts'

/** What was mended in a description, by how often. */
export interface DescriptionRepairs {
  /** Operations that had no `operationId` and got one. */
  readonly addedIds: number
  /** Operations whose `operationId` another one had already. */
  readonly changedIds: number
  /** Parameters that could never be sent: without a name, or no objects. */
  readonly droppedParameters: number
}

/**
 * A description that a flow can use whole: every operation has an `operationId` of its own, and parameters that cannot
 * be sent are gone. Everything else stays as it is.
 */
export function repairDescription(root: WdlObject): {
  readonly definition: WdlObject
  readonly repairs: DescriptionRepairs
} {
  const counts = { addedIds: 0, changedIds: 0, droppedParameters: 0 }
  const paths = root.paths
  if (!isObject(paths)) return { definition: root, repairs: counts }
  const taken = new Set<string>()
  for (const item of Object.values(paths)) {
    for (const [, operation] of operationsOf(item)) {
      const id = textOf(operation, 'operationId')?.trim()
      if (id) taken.add(foldName(id))
    }
  }
  const used = new Set<string>()
  const nextId = (wanted: string): string => {
    for (let number = 1; ; number++) {
      const id = number === 1 ? wanted : `${wanted}_${number}`
      if (!taken.has(foldName(id)) && !used.has(foldName(id))) return id
    }
  }
  const repaired = Object.entries(paths).map(([path, item]) => {
    if (!isObject(item)) return [path, item] as const
    const entries = Object.entries(withParameters(item, counts)).map(([method, operation]) => {
      if (!isMethod(method) || !isObject(operation)) return [method, operation] as const
      const id = textOf(operation, 'operationId')?.trim()
      const clean = withParameters(operation, counts)
      if (id && !used.has(foldName(id))) {
        used.add(foldName(id))
        return [method, clean] as const
      }
      const made = nextId(id || madeOperationId(method, path))
      used.add(foldName(made))
      if (id) counts.changedIds += 1
      else counts.addedIds += 1
      return [method, { operationId: made, ...clean, ...(id ? { operationId: made } : {}) }] as const
    })
    return [path, Object.fromEntries(entries)] as const
  })
  return { definition: { ...root, paths: Object.fromEntries(repaired) }, repairs: counts }
}

function withParameters(owner: WdlObject, counts: { droppedParameters: number }): WdlObject {
  const { parameters } = owner
  if (!Array.isArray(parameters)) return owner
  const list = parameters as readonly WdlValue[]
  const kept = list.filter(
    (one) =>
      isObject(one) && (textOf(one, '$ref') !== undefined || (textOf(one, 'name') ?? '').trim() !== ''),
  )
  counts.droppedParameters += list.length - kept.length
  return kept.length === list.length ? owner : { ...owner, parameters: kept }
}

function operationsOf(item: WdlValue): readonly (readonly [string, WdlValue])[] {
  return isObject(item) ? Object.entries(item).filter(([name, one]) => isMethod(name) && isObject(one)) : []
}

function isMethod(name: string): boolean {
  return httpMethods.some((method) => method === foldName(name))
}
