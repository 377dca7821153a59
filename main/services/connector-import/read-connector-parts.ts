import { printFile } from '../../../shared/connectors/adopt/index.ts'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import { decodeText } from '../../storage/text-encoding.ts'
import { definitionFileName, propertiesFileName } from '../connector-files.ts'
import { wholeFileError } from './import-error.ts'
import { readJson } from './read-json.ts'
import type { ZippedFile } from './read-zip.ts'

/** The files of a connector as they came in a folder or zip. */
export interface ConnectorParts {
  readonly definition: string
  readonly properties?: string
  readonly icon?: { readonly name: string; readonly bytes: Uint8Array }
  /** Name of the folder they lay in, where there was one. */
  readonly folder?: string
}

/** Largest picture that is taken along, in bytes. */
const maxIconBytes = 1024 * 1024

const iconName = /^icon\.(png|svg|jpg)$/i
const definitionName =
  /(^|[_-])(apidefinition|openapidefinition)(\.swagger)?\.json$|(swagger|openapi).*\.json$/i
const propertiesName = /^apiproperties\.json$/i
/** Parts of a connector in a Power Platform solution, each under the connector's name. */
const solutionPart = /_(connectionparameters|connectionparametersets|policytemplateinstances)\.json$/i

/** Whether a file of a zip or folder may be a part of a connector. */
export function isConnectorPart(path: string): boolean {
  const name = baseName(path)
  return (
    iconName.test(name) || definitionName.test(name) || propertiesName.test(name) || solutionPart.test(name)
  )
}

/**
 * Finds the one connector among files: as paconn and we write it (a folder with two files), or as a solution holds it.
 * @throws DefinitionError `connector.zip-no-connector`, `connector.zip-several`
 */
export function readConnectorParts(files: readonly ZippedFile[], name: string): ConnectorParts {
  const definitions = files.filter(({ path }) => definitionName.test(baseName(path)))
  const usual = definitions.filter(
    ({ path }) => baseName(path).toLowerCase() === definitionFileName.toLowerCase(),
  )
  const found = usual.length > 0 ? usual : definitions
  const [definition] = found
  if (definition === undefined) {
    throw wholeFileError(
      'connector.zip-no-connector',
      `'${name}' holds no connector.`,
      `A connector is a folder with ${definitionFileName} and ${propertiesFileName}.`,
    )
  }
  if (found.length > 1) {
    throw wholeFileError(
      'connector.zip-several',
      `'${name}' holds ${found.length} connectors: ${found
        .map(({ path }) => path)
        .slice(0, 5)
        .join(', ')}.`,
      'Pack them one by one.',
    )
  }
  const folder = folderName(definition.path)
  const beside = files.filter(({ path }) => folderName(path) === folder)
  const properties = beside.find(({ path }) => propertiesName.test(baseName(path)))
  const icon = beside.find(({ path, bytes }) => iconName.test(baseName(path)) && bytes.length <= maxIconBytes)
  const text = properties === undefined ? solutionProperties(beside) : textOfBytes(properties.bytes)
  const last = folder.split('/').at(-1) ?? ''
  return {
    definition: textOfBytes(definition.bytes),
    ...(text === undefined ? {} : { properties: text }),
    ...(icon === undefined ? {} : { icon: { name: baseName(icon.path).toLowerCase(), bytes: icon.bytes } }),
    ...(last === '' || /^connectors?$/i.test(last) ? {} : { folder: last }),
  }
}

/** The parts a solution keeps in files of their own, as one apiProperties.json. */
function solutionProperties(files: readonly ZippedFile[]): string | undefined {
  const parts: Record<string, WdlValue> = {}
  for (const { path, bytes } of files) {
    const kind = solutionPart.exec(baseName(path))?.[1]?.toLowerCase()
    if (kind === undefined) continue
    const text = textOfBytes(bytes)
    if (kind === 'policytemplateinstances') {
      // This one is a list; readJson asks for an object.
      const list = readJson(`{"list": ${text}}`, baseName(path)).list
      if (Array.isArray(list)) parts.policyTemplateInstances = list
      continue
    }
    const value = readJson(text, baseName(path))
    if (kind === 'connectionparameters') parts.connectionParameters = value
    else parts.connectionParameterSets = value
  }
  if (Object.keys(parts).length === 0) return undefined
  return printFile({ properties: parts }, 0)
}

/** Bytes as text; what is no UTF-8 is read as replacement characters, which the loader tells with their place. */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return decodeText(bytes).text
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}

function baseName(path: string): string {
  return path.split('/').at(-1) ?? path
}

function folderName(path: string): string {
  return path.split('/').slice(0, -1).join('/')
}
