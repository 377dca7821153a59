import type { ExportFormat, ExportNote } from '../../../shared/ipc/export-payloads.ts'
import { foldName } from '../../../shared/wdl/lookup.ts'
import { writeZip, type ZippedFile } from '../connector-import/read-zip.ts'
import { armTemplate } from './arm-template.ts'
import type { FlowText, TextFile } from './export-texts.ts'
import { type ExportableFlow, readExportable } from './exportable-flow.ts'
import { foreignActions } from './foreign-actions.ts'
import { packageFiles } from './package-files.ts'
import { solutionFiles } from './solution-files.ts'
import { standardProject } from './standard-project.ts'

/** What comes of an export: one file. */
export interface FlowExport {
  /** With its ending. */
  readonly fileName: string
  readonly bytes: Uint8Array
  /** What whoever imports it has to know. */
  readonly notes: readonly ExportNote[]
}

export interface ExportOptions {
  readonly format: ExportFormat
  /** Of the solution or project; the name of the flow where it is one. */
  readonly title: string
  /** Ids of the connectors of the environment that the flows lie in. */
  readonly ownConnectors: readonly string[]
  /** For what the formats want to have a time. Ms since 1970 UTC. */
  readonly nowMs: number
}

const extensions: Readonly<Record<ExportFormat, string>> = {
  definition: '.json',
  package: '.zip',
  solution: '.zip',
  standard: '.zip',
  arm: '.json',
}

/**
 * Flows in the form in which Power Automate or Logic Apps takes them. What a definition says is passed on as it is: an
 * export changes only what stands around it. Throws RequestError `request.not-exportable` for texts that are no flow.
 */
export async function exportFlows(
  flows: readonly FlowText[],
  { format, nowMs, ownConnectors, title }: ExportOptions,
): Promise<FlowExport> {
  const read = flows.map(readExportable)
  const { bytes, notes } = await written(read, format, title, nowMs)
  return {
    fileName: `${title}${extensions[format]}`,
    bytes,
    notes: [...foreignActions(read, format), ...missingConnectors(read, format, ownConnectors), ...notes],
  }
}

/** Connectors that only this environment has: none of the formats takes them along. */
function missingConnectors(
  flows: readonly ExportableFlow[],
  format: ExportFormat,
  own: readonly string[],
): readonly ExportNote[] {
  if (format === 'definition') return []
  const used = new Set(
    flows.flatMap(({ references }) => references.map(({ connector }) => foldName(connector))),
  )
  const names = own.filter((id) => used.has(foldName(id)))
  return names.length === 0 ? [] : [{ note: 'own-connectors', names }]
}

async function written(
  flows: readonly ExportableFlow[],
  format: ExportFormat,
  title: string,
  nowMs: number,
): Promise<Pick<FlowExport, 'bytes' | 'notes'>> {
  switch (format) {
    case 'definition':
      return { bytes: utf8(only(flows).definitionText), notes: [] }
    case 'arm':
      return { bytes: utf8(armTemplate(only(flows))), notes: [] }
    case 'package':
      return zipped(packageFiles(only(flows), nowMs))
    case 'solution':
      return zipped(solutionFiles(flows, title))
    case 'standard':
      return zipped(standardProject(flows))
  }
}

async function zipped({
  files,
  notes,
}: {
  readonly files: readonly TextFile[]
  readonly notes: readonly ExportNote[]
}): Promise<Pick<FlowExport, 'bytes' | 'notes'>> {
  const members = files.map(({ path, text }): ZippedFile => ({ path, bytes: utf8(text) }))
  return { bytes: await writeZip(members), notes }
}

function only(flows: readonly ExportableFlow[]): ExportableFlow {
  const [flow] = flows
  if (flow === undefined || flows.length !== 1) throw new Error('This format holds exactly one flow.')
  return flow
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
