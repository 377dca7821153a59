import type { WdlValue } from '../../expressions/value.ts'
import { isObject } from '../../wdl/lookup.ts'

/** One step into a value: a property or an index. */
export type PolicyPath = readonly (string | number)[]

/** Where a path of a policy begins: the whole body, or each item of a list. */
export interface RootedPath {
  readonly root: 'body' | 'item'
  readonly path: PolicyPath
}

/** Reads `@body().value[0]['@odata.type']`, `@item().name`, `topics`, `['a b']`; a bare path begins at the body. */
export function readPath(text: string): RootedPath {
  const [, root, rest = ''] = /^\s*(?:@\{?)?(?:(body|item|triggerBody)\(\))?(.*?)\}?\s*$/is.exec(text) ?? []
  return { root: root?.toLowerCase() === 'item' ? 'item' : 'body', path: readSteps(rest) }
}

/** Reads the steps of a path: `.a.b[0]['c d']`, `a/b`. */
export function readSteps(text: string): PolicyPath {
  const steps: (string | number)[] = []
  for (const match of text.matchAll(/\[\s*'((?:[^']|'')*)'\s*\]|\[\s*(\d+)\s*\]|([^.[\]/?]+)/g)) {
    const [, quoted, index, name] = match
    if (quoted !== undefined) steps.push(quoted.replaceAll("''", "'"))
    else if (index !== undefined) steps.push(Number(index))
    else if (name !== undefined) steps.push(name)
  }
  return steps
}

/** The value at a path; `undefined` where there is none. */
export function getAt(value: WdlValue | undefined, path: PolicyPath): WdlValue | undefined {
  let current = value
  for (const step of path) {
    if (Array.isArray(current)) current = (current as readonly WdlValue[])[Number(step)]
    else if (isObject(current) && Object.hasOwn(current, step)) current = current[step]
    else return undefined
  }
  return current
}

/** The value without what is at a path. */
export function removeAt(value: WdlValue, path: PolicyPath): WdlValue {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (Array.isArray(value)) {
    const items = value as readonly WdlValue[]
    if (rest.length === 0) return items.filter((_item, index) => index !== Number(first))
    return items.map((item, index) => (index === Number(first) ? removeAt(item, rest) : item))
  }
  if (!isObject(value) || !Object.hasOwn(value, first)) return value
  if (rest.length > 0) return { ...value, [first]: removeAt(value[first] ?? null, rest) }
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== String(first)))
}

/** The value with another one at a path; objects on the way are made. */
export function setAt(value: WdlValue, path: PolicyPath, wanted: WdlValue): WdlValue {
  const [first, ...rest] = path
  if (first === undefined) return wanted
  if (Array.isArray(value)) {
    const items = [...(value as readonly WdlValue[])]
    const index = Number(first)
    if (!Number.isInteger(index) || index < 0 || index > items.length) return value
    items[index] = setAt(items[index] ?? {}, rest, wanted)
    return items
  }
  const object = isObject(value) ? value : {}
  return { ...object, [first]: setAt(object[first] ?? {}, rest, wanted) }
}

/**
 * Changes a property as most policies do: `parent` leads to an object or a list of objects, `sub` to the property
 * inside (empty: the parent itself), `target` to where the new value goes (`@item()...` inside the parent, else inside
 * the body). A body without the property stays as it is.
 */
export function changeProperty(
  body: WdlValue,
  places: { readonly parent: string; readonly sub: string; readonly target: string },
  change: (value: WdlValue) => WdlValue | undefined,
): WdlValue {
  const parentPath = readPath(places.parent).path
  const sub = readSteps(places.sub)
  const target = readPath(places.target)
  const parent = getAt(body, parentPath)
  if (parent === undefined || parent === null) return body
  const changeOne = (holder: WdlValue): WdlValue => {
    const found = getAt(holder, sub)
    const changed = found === undefined || found === null ? undefined : change(found)
    return changed === undefined ? holder : setAt(holder, target.root === 'item' ? target.path : sub, changed)
  }
  if (Array.isArray(parent) && sub.length > 0) {
    return setAt(body, parentPath, (parent as readonly WdlValue[]).map(changeOne))
  }
  if (target.root === 'item') return setAt(body, parentPath, changeOne(parent))
  const found = getAt(parent, sub)
  const changed = found === undefined || found === null ? undefined : change(found)
  return changed === undefined ? body : setAt(body, target.path, changed)
}
