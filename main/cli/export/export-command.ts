import { stat } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { RequestError } from '../../../shared/errors/index.ts'
import { type ExportFormat, type ExportNote, manyFlowsFormats } from '../../../shared/ipc/export-payloads.ts'
import { listConnectorFolders } from '../../services/custom-connector-folders.ts'
import type { FlowText } from '../../services/flow-export/export-texts.ts'
import { exportFlows } from '../../services/flow-export/flow-export.ts'
import { writeExport } from '../../services/write-export.ts'
import { fileStemFor } from '../../storage/environment-file-name.ts'
import { listFlowFiles, readEnvironmentFolder } from '../../storage/environment-folder.ts'
import { fileErrorOf } from '../../storage/file-error-of.ts'
import { readFlowFile } from '../../storage/flow-file.ts'
import type { CliIo } from '../cli-io.ts'
import { styleFor } from '../terminal/style.ts'

/** What commander gives for `flowbench export`. */
export interface ExportOptions {
  readonly as: ExportFormat
  readonly out?: string
  readonly title?: string
  readonly force?: boolean
  readonly json?: boolean
}

/**
 * `flowbench export PATH...`: writes flows as one file. Throws FileErrors, `file.exists` without --force; RequestError
 * `request.not-exportable`, `cli.one-flow-format`.
 */
export async function exportCommand(
  paths: readonly string[],
  options: ExportOptions,
  io: CliIo,
): Promise<void> {
  const { flows, ownConnectors, title } = await readFlows(paths, io.cwd)
  if (flows.length !== 1 && !manyFlowsFormats.includes(options.as)) {
    throw new RequestError(
      'cli.one-flow-format',
      `--as ${options.as} is for one flow; these are ${flows.length}.`,
      { hint: `Several flows go into a ${manyFlowsFormats.join(' or ')}.` },
    )
  }
  const exported = await exportFlows(flows, {
    format: options.as,
    title: fileStemFor(options.title ?? title),
    ownConnectors,
    nowMs: Date.now(),
  })
  const path = resolve(io.cwd, options.out ?? exported.fileName)
  await writeExport(path, exported.bytes, { mayReplace: options.force === true })
  if (options.json === true) {
    const names = flows.map(({ name }) => name)
    io.stdout.write(
      `${JSON.stringify({ file: path, as: options.as, flows: names, notes: exported.notes }, null, 2)}\n`,
    )
    return
  }
  const style = styleFor(io.stdout, io.env)
  const count = flows.length === 1 ? `“${flows[0]?.name}”` : `${flows.length} flows`
  io.stdout.write(`${style.green('exported')} ${count} as ${options.as}: ${path}\n`)
  for (const note of exported.notes) io.stderr.write(`note: ${inWords(note)}\n`)
}

async function readFlows(
  paths: readonly string[],
  cwd: string,
): Promise<{ flows: readonly FlowText[]; ownConnectors: readonly string[]; title: string }> {
  const flows: FlowText[] = []
  const ownConnectors: string[] = []
  let title: string | undefined
  for (const given of paths) {
    const path = resolve(cwd, given)
    const info = await stat(path).catch((cause: unknown) => {
      throw fileErrorOf(cause, path, 'read')
    })
    if (!info.isDirectory()) {
      flows.push(await readFlow(path))
      // An environment keeps its flows in a folder of their own.
      ownConnectors.push(...(await listConnectorFolders(dirname(dirname(path)))))
      continue
    }
    const folder = await readEnvironmentFolder(path)
    title ??= folder.name
    ownConnectors.push(...(await listConnectorFolders(folder.path)))
    for (const entry of await listFlowFiles(folder.flowsFolder)) flows.push(await readFlow(entry.path))
  }
  if (flows.length === 0) {
    throw new RequestError('request.not-exportable', 'There are no flows in that folder.', {
      hint: 'Name a flow file, or the folder of an environment with flows.',
    })
  }
  return { flows, ownConnectors, title: title ?? flows[0]?.name ?? 'Flows' }
}

async function readFlow(path: string): Promise<FlowText> {
  const { text } = await readFlowFile(path)
  return { name: basename(path, extname(path)), text }
}

function inWords(note: ExportNote): string {
  const names = note.names.join(', ')
  switch (note.note) {
    case 'foreign-actions':
      return `the platform that this is for has no such actions; they were written as they are: ${names}`
    case 'own-connectors':
      return `these custom connectors are not in the file, and have to be there already: ${names}`
    case 'secrets-left':
      return `the values of these secure variables are not in the file: ${names}`
  }
}
