import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { isObject, textOf } from '../../wdl/lookup.ts'
import { bodyOfRequest, withBodyValue } from './body-of-request.ts'
import { readPlace } from './change-body.ts'
import type { PolicyTemplate } from './policy.ts'
import { getAt, readPath, readSteps, removeAt, setAt } from './policy-path.ts'

/**
 * Moves a property of the body, or of each object of a list in it, to another place. The platform does not document
 * this template; it is read as its siblings are: `propertyParentPath`, `propertySubPath`, `newPropertyPath`, or
 * `sourcePath` and `targetPath`. An object that is moved onto an object joins it; onto the body itself, it is
 * flattened. A body without the property stays as it is.
 */
export const moveProperties: PolicyTemplate = {
  templateId: 'moveproperties',
  section: 'both',
  request: (request, parameters) => withBodyValue(request, moved(bodyOfRequest(request), parameters)),
  response: (answer, parameters) => ({ ...answer, body: moved(answer.body, parameters) }),
}

function moved(body: WdlValue, parameters: WdlObject): WdlValue {
  const source = textOf(parameters, 'sourcePath')
  const place = source === undefined ? readPlace(parameters) : { parent: '@body()', sub: '', own: source }
  const target = readPath(
    textOf(parameters, 'newPropertyPath') ?? textOf(parameters, 'targetPath') ?? '@body()',
  )
  const parentPath = readPath(place.parent).path
  const parent = getAt(body, parentPath)
  const isInside = target.root === 'item' || (Array.isArray(parent) && place.sub !== '')
  if (!isInside) return moveIn(body, readPath(place.own).path, target.path)
  const sub = readSteps(place.sub)
  const moveOne = (holder: WdlValue) => moveIn(holder, sub, target.path)
  if (parent === undefined) return body
  return setAt(
    body,
    parentPath,
    Array.isArray(parent) ? (parent as readonly WdlValue[]).map(moveOne) : moveOne(parent),
  )
}

function moveIn(
  holder: WdlValue,
  from: readonly (string | number)[],
  to: readonly (string | number)[],
): WdlValue {
  const value = getAt(holder, from)
  if (value === undefined || from.length === 0) return holder
  const rest = removeAt(holder, from)
  const there = getAt(rest, to)
  return setAt(rest, to, isObject(there) && isObject(value) ? { ...there, ...value } : value)
}
