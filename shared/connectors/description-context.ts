import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject } from '../wdl/lookup.ts'
import type { DescriptionFormat } from './connector-model.ts'
import type { ProblemSink } from './connector-problem.ts'
import { type ExtensionName, readExtension } from './extension-names.ts'
import type { httpMethods } from './operation.ts'

/** What all operations of a description have in common while they are read. */
export interface DescriptionContext {
  readonly root: WdlObject
  readonly format: DescriptionFormat
  readonly sink: ProblemSink
  /** Media types of bodies and answers, unless an operation says otherwise (Swagger 2.0). */
  readonly consumes: readonly string[]
  readonly produces: readonly string[]
}

/** One operation as it is found below a path. */
export interface FoundOperation {
  readonly method: (typeof httpMethods)[number]
  readonly path: string
  /** The path's object, which may hold parameters and `x-ms-notification-content`. */
  readonly item: WdlObject
  readonly itemAt: JsonPath
  readonly definition: WdlObject
  readonly at: JsonPath
}

/** An extension that is an object; `{}` where it is none. */
export function objectExtension(owner: WdlObject, name: ExtensionName): WdlObject {
  const value = readExtension(owner, name)
  return isObject(value) ? value : {}
}

/** The texts of a list; one text counts as a list of one. */
export function textsOf(value: WdlValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return []
  return (value as readonly WdlValue[]).filter((item) => typeof item === 'string')
}
