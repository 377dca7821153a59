import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { xmlToJson } from '../../../shared/expressions/xml/xml-to-json.ts'
import { isObject, openFlowDocument, propertyOf } from '../../../shared/wdl/index.ts'
import { decodeText } from '../../storage/text-encoding.ts'
import type { UnzippedFile } from '../../storage/zip/read-zip.ts'

/** Largest XML whose names are worth its reading, in bytes. */
const maxXmlBytes = 20 * 1024 * 1024

/** The files of a package. */
export class PackageFiles {
  readonly all: readonly UnzippedFile[]
  /** Paths of everything in the zip, unpacked or not. */
  readonly paths: readonly string[]

  constructor(all: readonly UnzippedFile[], paths: readonly string[]) {
    this.all = all
    this.paths = paths
  }

  /** Those whose path matches, in the zip's order. */
  matching(pattern: RegExp): readonly UnzippedFile[] {
    return this.all.filter(({ path }) => pattern.test(path))
  }

  /** The JSON object of the first file whose path matches; a tolerant reader, undefined where it is none. */
  json(pattern: RegExp): WdlObject | undefined {
    const [file] = this.matching(pattern)
    return file === undefined ? undefined : jsonOf(file)
  }

  /** The XML of the first file whose path matches, as JSON with `@attribute`s; undefined where it cannot be read. */
  xml(pattern: RegExp): WdlValue | undefined {
    const [file] = this.matching(pattern)
    return file === undefined ? undefined : xmlOf(file)
  }
}

/** Text of a file; throws TextError where its bytes are none. */
export function textOfFile({ bytes }: UnzippedFile): string {
  return decodeText(bytes).text
}

/** The JSON object a file is. */
export function jsonOf(file: UnzippedFile): WdlObject | undefined {
  try {
    const value = openFlowDocument(textOfFile(file)).value()
    return isObject(value) ? value : undefined
  } catch {
    // What only gives names and titles may be missing.
    return undefined
  }
}

/** The XML a file is, as JSON. */
export function xmlOf(file: UnzippedFile): WdlValue | undefined {
  if (file.bytes.length > maxXmlBytes) return undefined
  try {
    return xmlToJson(textOfFile(file))
  } catch {
    // As above: flows are read without it.
    return undefined
  }
}

/** The objects at a path of names, where each step may be one or several. */
export function objectsAt(value: WdlValue | undefined, ...names: readonly string[]): readonly WdlObject[] {
  let found: readonly WdlValue[] = value === undefined ? [] : [value]
  for (const name of names) {
    found = found.flatMap((one) => {
      const inner = propertyOf(one, name)
      return inner === undefined ? [] : Array.isArray(inner) ? (inner as readonly WdlValue[]) : [inner]
    })
  }
  return found.filter(isObject)
}
