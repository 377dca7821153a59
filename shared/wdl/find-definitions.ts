import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject, objectOf, propertyNameOf, propertyOf, textOf } from './lookup.ts'

/**
 * What a document around a definition is.
 * - `solution`: a cloud flow as a solution holds it, and our own file format.
 * - `flow-package`: definition.json of a legacy export package.
 * - `standard`: workflow.json of a Logic Apps Standard project (`{definition, kind}`).
 * - `definition`: the same without `kind`.
 * - `bare`: the definition itself.
 * - `arm`: an ARM template with Microsoft.Logic/workflows resources.
 * - `gallery`: a Logic Apps gallery template.
 * - `resource`: one workflow resource, as the management API gives it.
 * - `nested`: a definition somewhere else inside, such as in a run record.
 * - `none`: no definition in it.
 */
export type FlowShape =
  | 'solution'
  | 'flow-package'
  | 'standard'
  | 'definition'
  | 'bare'
  | 'arm'
  | 'gallery'
  | 'resource'
  | 'nested'
  | 'none'

/** One definition found in a document. */
export interface FoundDefinition {
  /** Path of the definition in the document. */
  readonly path: JsonPath
  readonly shape: Exclude<FlowShape, 'none'>
  /** Path of the object that holds it beside displayName, parameters, kind ...; `undefined` for a bare one. */
  readonly holder: JsonPath | undefined
  /** Name of the workflow, where the document gives one. */
  readonly name?: string
}

/** How deep definitions are looked for; ARM templates with nested deployments reach 9. */
const maxSearchDepth = 24

/** Every definition of a document in document order. A definition inside a definition's values is not one. */
export function findDefinitions(value: WdlValue | undefined): readonly FoundDefinition[] {
  const found: FoundDefinition[] = []
  if (value !== undefined) search(value, [], value, found)
  return found
}

function search(value: WdlValue, path: JsonPath, root: WdlValue, found: FoundDefinition[]): void {
  if (path.length > maxSearchDepth) return
  if (Array.isArray(value)) {
    value.forEach((item: WdlValue, index) => {
      search(item, [...path, index], root, found)
    })
    return
  }
  if (!isObject(value)) return
  if (looksLikeDefinition(value)) {
    found.push({ path, shape: path.length === 0 ? 'bare' : 'nested', holder: undefined })
    return
  }
  const held = definitionHeldBy(value, path)
  if (held !== undefined) {
    found.push(held)
    return
  }
  for (const key of Object.keys(value)) {
    const child = value[key]
    if (child !== undefined && typeof child === 'object' && child !== null) {
      search(child, [...path, key], root, found)
    }
  }
}

/** A definition names its schema, or has triggers or actions that are objects of objects with a type. */
function looksLikeDefinition(value: WdlObject): boolean {
  const schema = textOf(value, '$schema')
  if (schema !== undefined && /workflowdefinition\.json/i.test(schema)) return true
  const triggers = objectOf(value, 'triggers')
  const actions = objectOf(value, 'actions')
  if (triggers === undefined || actions === undefined) return false
  return propertyOf(value, 'type') === undefined
}

/** The definition an object holds under `definition` or `properties.definition`, with its shape. */
function definitionHeldBy(value: WdlObject, path: JsonPath): FoundDefinition | undefined {
  const properties = propertyNameOf(value, 'properties')
  const type = textOf(value, 'type')
  const body = properties === undefined ? undefined : value[properties]
  if (properties !== undefined && isObject(body)) {
    const inner = propertyNameOf(body, 'definition')
    if (inner !== undefined && isObject(body[inner])) {
      const shape = shapeOfResource(value, body, type, path)
      if (shape !== undefined) {
        const holder = [...path, properties]
        const name = textOf(value, 'name')
        return { path: [...holder, inner], shape, holder, ...(name === undefined ? {} : { name }) }
      }
    }
  }
  const own = propertyNameOf(value, 'definition')
  const definition = own === undefined ? undefined : value[own]
  if (own === undefined || !isObject(definition)) return undefined
  if (path.length > 0 && !looksLikeDefinition(definition)) return undefined
  const shape = path.length > 0 ? 'nested' : textOf(value, 'kind') === undefined ? 'definition' : 'standard'
  return { path: [...path, own], shape, holder: path }
}

function shapeOfResource(
  _value: WdlObject,
  properties: WdlObject,
  type: string | undefined,
  path: JsonPath,
): Exclude<FlowShape, 'none'> | undefined {
  const lowerType = type?.toLowerCase()
  if (lowerType === 'microsoft.flow/flows') return 'flow-package'
  if (lowerType === 'microsoft.logic/galleries/templates') return 'gallery'
  if (lowerType === 'microsoft.logic/workflows') return path.length === 0 ? 'resource' : 'arm'
  if (path.length > 0)
    return looksLikeDefinition(objectOf(properties, 'definition') ?? {}) ? 'nested' : undefined
  if (lowerType !== undefined) return 'resource'
  return 'solution'
}
