import { createHash } from 'node:crypto'
import { RequestError } from '../../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { printJson } from '../../../shared/json/index.ts'
import { connectorOfReference } from '../../../shared/wdl/connection-reference.ts'
import { buildGraph } from '../../../shared/wdl/graph.ts'
import { type FlowGraph, openFlowDocument, valueAtPath } from '../../../shared/wdl/index.ts'
import { isObject, textOf } from '../../../shared/wdl/lookup.ts'
import { verbatimAt } from '../../../shared/wdl/verbatim-json.ts'
import type { FlowText } from './export-texts.ts'

/** A connection reference of a flow: its name, what it says, and the connector it leads to. */
export interface ExportedReference {
  readonly name: string
  readonly entry: WdlObject
  readonly connector: string
}

/** A flow as every format needs it. */
export interface ExportableFlow {
  readonly name: string
  readonly description: string
  /** GUID: the one that the file names, or one made of its name, the same each time. */
  readonly id: string
  readonly definition: WdlObject
  /** As it is written in the file. */
  readonly definitionText: string
  readonly graph: FlowGraph
  readonly references: readonly ExportedReference[]
  /** Values of parameters that stand beside the definition. */
  readonly parameters: WdlObject
  /** `Stateful` where it says nothing else. */
  readonly kind: string
}

const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

/** Reads a flow of any shape. Throws RequestError `request.not-exportable`. */
export function readExportable({ name, text }: FlowText): ExportableFlow {
  const document = openFlowDocument(text)
  const fault = document.syntaxProblems.find(({ severity }) => severity === 'error')
  const { definition: normal, definitionPath, flow } = document
  const raw = definitionPath === undefined ? undefined : valueAtPath(document.value(), definitionPath)
  if (fault !== undefined || normal === undefined || !isObject(raw)) {
    const why = fault === undefined ? 'there is no definition in it' : `line ${fault.line}: ${fault.message}`
    throw new RequestError('request.not-exportable', `“${name}” cannot be exported: ${why}.`, {
      hint: 'Open it in the code view and mend it first.',
    })
  }
  const written = verbatimAt(document, definitionPath ?? [])?.print('\n', '') ?? printJson(raw, { indent: 2 })
  const entries = Object.entries(flow.connectionReferences)
  return {
    name: flow.displayName ?? name,
    description: flow.description ?? '',
    id: idOf(document.value() ?? null, name),
    definition: raw,
    definitionText: `${written}\n`,
    graph: buildGraph(normal),
    references: entries.map(([key, entry]) => ({
      name: key,
      entry: isObject(entry) ? entry : {},
      connector: connectorOfReference(entry) ?? key,
    })),
    parameters: flow.parameters,
    kind: flow.kind ?? 'Stateful',
  }
}

/** Stands in a value for the definition, until `printAround` puts it there as it is written. */
export const definitionPlace = '\u0000definition'

/** A file around a definition, which keeps every character of its own: numbers, escapes, line breaks. */
export function printAround({ definitionText }: ExportableFlow, file: WdlObject): string {
  const text = printJson(file, { indent: 2 })
  return `${text.replace(JSON.stringify(definitionPlace), () => definitionText.trimEnd())}\n`
}

function idOf(file: WdlValue, name: string): string {
  const own = guid.exec(textOf(file, 'name') ?? '')?.[0] ?? guid.exec(name)?.[0]
  return own?.toLowerCase() ?? stableId('flow', name)
}

/** A GUID of texts: the same ones give the same. Source: RFC 9562, version 8. */
export function stableId(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\0')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
