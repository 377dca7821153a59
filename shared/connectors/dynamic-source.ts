import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'
import { type ExtensionName, readExtension } from './extension-names.ts'

/** What a dynamic call hands to a parameter of the operation it calls. */
export type DynamicArgument =
  | { readonly kind: 'constant'; readonly value: WdlValue }
  /** The value another parameter has now: `table`, or `body/customer/id`. */
  | { readonly kind: 'parameter'; readonly parameter: string; readonly isRequired: boolean }
  /** A property of the folder that was opened: `Id`. */
  | { readonly kind: 'selected'; readonly path: string }

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
  /** Of trees: whether an item holds others, as a path in the item. */
  readonly folderPath?: string
  /** Of trees: how to ask for what is inside an item. */
  readonly browse?: DynamicSource
  /** Of trees: which items may be chosen; leaves alone unless said. */
  readonly canSelect?: { readonly folders: boolean; readonly leaves: boolean }
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
    if (!isObject(found)) return []
    return [extension === 'x-ms-dynamic-tree' ? readTree(found) : readSource(extension, found)]
  })
}

function readTree(tree: WdlObject): DynamicSource {
  const extension = 'x-ms-dynamic-tree'
  const settings = objectOf(tree, 'settings')
  const browse = objectOf(tree, 'browse')
  const canSelect = {
    folders: propertyOf(settings, 'canSelectParentNodes') === true,
    leaves: propertyOf(settings, 'canSelectLeafNodes') !== false,
  }
  return {
    ...readSource(extension, objectOf(tree, 'open') ?? tree),
    canSelect,
    ...(browse === undefined ? {} : { browse: readSource(extension, browse) }),
  }
}

/**
 * The source that a capability of the connector (`file-picker`) stands for; the source itself where it names an
 * operation. Source: Microsoft Learn, `x-ms-capabilities`.
 */
export function resolveCapability(capabilities: WdlObject, source: DynamicSource): DynamicSource {
  const found = objectOf(capabilities, source.capability ?? '')
  if (source.operationId !== undefined || found === undefined) return source
  const own = {
    ...present('itemsPath', textOf(found, 'value-collection')),
    ...present('titlePath', textOf(found, 'value-title')),
    ...present('folderPath', textOf(found, 'value-folder-property')),
    ...present('valuePath', source.valuePath),
  }
  const part = (name: string): DynamicSource | undefined => {
    const call = objectOf(found, name)
    const read = call === undefined ? undefined : readSource(source.extension, call)
    // What the field says of a shared argument, such as the dataset, goes for it here, too.
    const shared = Object.entries(source.arguments).filter(([key]) =>
      Object.hasOwn(read?.arguments ?? {}, key),
    )
    return read === undefined
      ? undefined
      : { ...read, ...own, arguments: { ...read.arguments, ...Object.fromEntries(shared) } }
  }
  const browse = part('browse')
  const isFolder = source.arguments.isFolder
  const picksFolders = isFolder?.kind === 'constant' && isFolder.value === true
  return {
    ...source,
    ...part('open'),
    canSelect: { folders: picksFolders, leaves: !picksFolders },
    ...(browse === undefined ? {} : { browse }),
  }
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
    ...present('folderPath', textOf(source, 'itemIsParent')),
  }
}

function readArguments(given: WdlObject): Readonly<Record<string, DynamicArgument>> {
  return Object.fromEntries(Object.entries(given).map(([name, argument]) => [name, readArgument(argument)]))
}

function readArgument(argument: WdlValue): DynamicArgument {
  const selected = textOf(argument, 'selectedItemValuePath') ?? textOf(argument, 'value-property')
  if (selected !== undefined) return { kind: 'selected', path: selected }
  const reference = textOf(argument, 'parameterReference') ?? textOf(argument, 'parameter')
  if (reference !== undefined) {
    return { kind: 'parameter', parameter: reference, isRequired: propertyOf(argument, 'required') === true }
  }
  return { kind: 'constant', value: propertyOf(argument, 'value') ?? argument }
}

function present<Name extends string>(name: Name, value: string | undefined) {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>)
}
