import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson } from '../../../shared/json/index.ts'
import { isObject } from '../../../shared/wdl/lookup.ts'
import { importError, wholeFileError } from './import-error.ts'

/** YAML takes a hundred times its size in memory while it is read. In UTF-16 units. */
const maxYaml = 20_000_000

/** Aliases that may be followed: a small file could otherwise become an endless one. */
const maxAliases = 1_000

/**
 * Reads a YAML text as the JSON value it stands for. The library is loaded with the first one.
 * @throws DefinitionError `connector.yaml-syntax` with every place, `connector.yaml-aliases`, `connector.too-large`,
 *   `connector.not-an-object`
 */
export async function readYaml(text: string, name: string): Promise<WdlObject> {
  if (text.length > maxYaml) {
    throw wholeFileError(
      'connector.too-large',
      `'${name}' has ${Math.ceil(text.length / 1_000_000)} MB of YAML; up to ${maxYaml / 1_000_000} MB can be read.`,
      'Convert it to JSON first; JSON can be larger.',
    )
  }
  const { parseDocument, isMap, isScalar } = await import('yaml')
  const document = parseDocument(text, { merge: true, prettyErrors: false, logLevel: 'silent' })
  if (document.errors.length > 0) {
    throw importError(
      name,
      text,
      document.errors.map(({ message, pos }) => ({
        code: 'connector.yaml-syntax',
        message: message.split('\n')[0] ?? message,
        start: pos[0],
        end: Math.max(pos[1], pos[0]),
      })),
    )
  }
  // `version: 1.10` is a number to YAML and a text to OpenAPI: as it is written.
  const sourceAt = (path: readonly string[]) => {
    const node: unknown = document.getIn(path, true)
    return isScalar(node) && typeof node.value === 'number' ? node.source : undefined
  }
  const versions = [['swagger'], ['openapi'], ['info', 'version']]
    .map((path) => [path, sourceAt(path)] as const)
    .filter(([, source]) => source !== undefined)
  if (isMap(document.contents)) for (const [path, source] of versions) document.setIn(path, source)
  const value = toValue(document, name)
  if (isObject(value)) return value
  throw wholeFileError(
    'connector.not-an-object',
    `'${name}' does not hold an OpenAPI description or a collection.`,
    'A description begins with openapi: or swagger:.',
  )
}

function toValue(document: { toJS(options: { maxAliasCount: number }): unknown }, name: string): WdlValue {
  try {
    return parseJson(JSON.stringify(document.toJS({ maxAliasCount: maxAliases })) ?? 'null')
  } catch (cause) {
    if (!(cause instanceof ReferenceError || cause instanceof TypeError || cause instanceof RangeError))
      throw cause
    throw wholeFileError(
      'connector.yaml-aliases',
      `'${name}' refers to itself by YAML aliases, or by too many of them.`,
      'Write $ref instead of *aliases.',
    )
  }
}
