import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { referenceOf, resolveReference } from '../json-schema/reference.ts'
import { foldName, isObject } from '../wdl/lookup.ts'
import type { ProblemSink } from './connector-problem.ts'
import { readDynamicSchemas, readDynamicValues } from './dynamic-source.ts'
import { type ExtensionName, extensionMeant, extensionNames, readExtension } from './extension-names.ts'
import type { Operation } from './operation.ts'

const known: ReadonlySet<string> = new Set(extensionNames)

/** Parts of a description that hold data, not description: what looks like a reference there is none. */
const data = new Set([
  'example',
  'examples',
  'default',
  'enum',
  'x-ms-examples',
  'x-example',
  'x-ms-test-value',
])

/** Parts whose property names are given by the author: a property called `default` there is a schema. */
const maps = new Set([
  'properties',
  'definitions',
  'patternProperties',
  'schemas',
  'paths',
  'responses',
  'parameters',
])

/**
 * What can be said about a description as a whole: references that lead nowhere, misspelt extensions, dynamic calls
 * to operations that do not exist. Linear in the size of the description; nothing is followed.
 */
export function checkDefinition(root: WdlObject, operations: readonly Operation[], sink: ProblemSink): void {
  const ids = new Set(operations.map(({ operationId }) => foldName(operationId)))
  const open: { readonly value: WdlValue; readonly path: JsonPath; readonly isMap: boolean }[] = [
    { value: root, path: [], isMap: false },
  ]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, isMap } = next
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) {
        open.push({ value: value[index] as WdlValue, path: [...path, index], isMap: false })
      }
    } else if (isObject(value)) {
      if (!isMap) checkObject(root, value, path, ids, sink)
      const entries = Object.entries(value)
      for (let index = entries.length - 1; index >= 0; index -= 1) {
        const [name, inner] = entries[index] as [string, WdlValue]
        if (typeof inner !== 'object' || inner === null || (!isMap && data.has(name))) continue
        open.push({ value: inner, path: [...path, name], isMap: !isMap && maps.has(name) })
      }
    }
  }
}

function checkObject(
  root: WdlObject,
  value: WdlObject,
  path: JsonPath,
  ids: ReadonlySet<string>,
  sink: ProblemSink,
): void {
  const reference = referenceOf(value)
  if (reference !== undefined && resolveReference(root, value) === undefined) {
    sink.add({
      severity: 'warning',
      code: 'connector.unknown-reference',
      path: [...path, '$ref'],
      part: 'value',
      message: `The reference '${reference}' leads nowhere.`,
      hint: /^#/.test(reference)
        ? 'Define it, or correct its spelling.'
        : 'Only references inside the file are followed.',
    })
  }
  for (const name of Object.keys(value)) {
    if (known.has(name)) {
      if (name.startsWith('x-ms-dynamic')) checkDynamic(value, name as ExtensionName, path, ids, sink)
      continue
    }
    const meant = extensionMeant(name)
    if (meant === undefined) continue
    sink.add({
      severity: 'warning',
      code: 'connector.misspelt-extension',
      path: [...path, name],
      message: `'${name}' is read as '${meant}'.`,
      hint: `Write ${meant}; other programs pass a misspelt name over.`,
    })
  }
}

function checkDynamic(
  owner: WdlObject,
  extension: ExtensionName,
  path: JsonPath,
  ids: ReadonlySet<string>,
  sink: ProblemSink,
): void {
  if (!isObject(readExtension(owner, extension))) return
  const sources = [...readDynamicValues(owner), ...readDynamicSchemas(owner)]
  const source = sources.find((one) => one.extension === extension)
  const id = source?.operationId
  if (id === undefined || ids.has(foldName(id))) return
  sink.add({
    severity: 'warning',
    code: 'connector.unknown-operation',
    path: [...path, extension],
    message: `${extension} calls the operation '${id}', which does not exist.`,
    hint: 'Correct its operationId; until then the value has to be typed in.',
  })
}
