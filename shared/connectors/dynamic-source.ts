import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import { type ExtensionName, readExtension } from './extension-names.ts'

/** What a dynamic call hands to a parameter of the operation it calls. */
export type DynamicArgument =
  | { readonly kind: 'constant'; readonly value: WdlValue }
  /** The value another parameter has now: `table`, or `body/customer/id`. */
  | { readonly kind: 'parameter'; readonly parameter: string; readonly isRequired: boolean }

/** A call whose answer gives the choices of a parameter, or the schema of a value. */
export interface DynamicSource {
  readonly extension: ExtensionName
  /** Operation to call; absent where a capability (such as `file-picker`) is meant. */
  readonly operationId?: string
  readonly capability?: string
  readonly arguments: Readonly<Record<string, DynamicArgument>>
  /** Path of the list in the answer; the answer itself when absent. */
  readonly itemsPath?: string
  readonly valuePath?: string
  readonly titlePath?: string
  /** Path of the schema in the answer, of dynamic schemas. */
  readonly schemaPath?: string
}

const choiceExtensions = ['x-ms-dynamic-list', 'x-ms-dynamic-values', 'x-ms-dynamic-tree'] as const
const schemaExtensions = ['x-ms-dynamic-properties', 'x-ms-dynamic-schema'] as const

/** The ways to ask for the choices of a value, newest form first. Source: Microsoft Learn, `x-ms-dynamic-list`. */
export function readDynamicValues(owner: WdlObject): readonly DynamicSource[] {
  return read(owner, choiceExtensions)
}

/** The ways to ask for the schema of a value, newest form first. Source: Microsoft Learn, `x-ms-dynamic-properties`. */
export function readDynamicSchemas(owner: WdlObject): readonly DynamicSource[] {
  return read(owner, schemaExtensions)
}

function read(owner: WdlObject, extensions: readonly ExtensionName[]): readonly DynamicSource[] {
  return extensions.flatMap((extension) => {
    const found = readExtension(owner, extension)
    const source = extension === 'x-ms-dynamic-tree' ? (objectOf(found, 'open') ?? found) : found
    return isObject(source) ? [readSource(extension, source)] : []
  })
}

function readSource(extension: ExtensionName, source: WdlObject): DynamicSource {
  const isSchema = extension === 'x-ms-dynamic-schema' || extension === 'x-ms-dynamic-properties'
  const valuePath = textOf(source, 'value-path') ?? textOf(source, 'itemValuePath')
  return {
    extension,
    arguments: readArguments(objectOf(source, 'parameters') ?? {}),
    ...present('operationId', textOf(source, 'operationId')),
    ...present('capability', textOf(source, 'capability')),
    ...present('itemsPath', textOf(source, 'value-collection') ?? textOf(source, 'itemsPath')),
    ...present('titlePath', textOf(source, 'value-title') ?? textOf(source, 'itemTitlePath')),
    ...present(isSchema ? 'schemaPath' : 'valuePath', valuePath),
  }
}

function readArguments(given: WdlObject): Readonly<Record<string, DynamicArgument>> {
  return Object.fromEntries(Object.entries(given).map(([name, argument]) => [name, readArgument(argument)]))
}

function readArgument(argument: WdlValue): DynamicArgument {
  const reference = textOf(argument, 'parameterReference') ?? textOf(argument, 'parameter')
  if (reference !== undefined) {
    return { kind: 'parameter', parameter: reference, isRequired: propertyOf(argument, 'required') === true }
  }
  return { kind: 'constant', value: propertyOf(argument, 'value') ?? argument }
}

function present<Name extends string>(name: Name, value: string | undefined) {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>)
}
