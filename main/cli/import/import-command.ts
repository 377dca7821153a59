import { randomUUID } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { FileError, RequestError } from '../../../shared/errors/index.ts'
import { addPackagedConnectors } from '../../services/add-packaged-connectors.ts'
import { openPublicLibrary } from '../../services/connector-runtime.ts'
import type { FlowPackage, PackagedFlow } from '../../services/flow-package/flow-package.ts'
import { maxPackageBytes, readPackage } from '../../services/flow-package/read-package.ts'
import { renameFlowText } from '../../services/rename-flow-text.ts'
import { addVariables } from '../../storage/add-variables.ts'
import { fileStemFor, firstFreeName } from '../../storage/environment-file-name.ts'
import { exists, manifestFileName, readEnvironmentFolder } from '../../storage/environment-folder.ts'
import { printEnvironmentManifest } from '../../storage/environment-manifest.ts'
import { fileErrorOf } from '../../storage/file-error-of.ts'
import { writeFlowFile } from '../../storage/flow-file.ts'
import { makeFolders } from '../../storage/make-folders.ts'
import { plainFormat } from '../../storage/text-encoding.ts'
import type { CliIo } from '../cli-io.ts'
import { styleFor } from '../terminal/style.ts'
import { showPackage } from './show-package.ts'

/** What commander gives for `flowbench import`. */
export interface ImportOptions {
  readonly to: string
  readonly flow: readonly string[]
  readonly name?: string
  readonly variables: boolean
  readonly connectors: boolean
  readonly list?: boolean
  readonly json?: boolean
}

/**
 * `flowbench import FILE`: makes flows of a file in an environment; what is there already stays. Nothing is written
 * before the whole file was read. Throws as `readPackage`, FileErrors, RequestError `request.not-importable`.
 */
export async function importCommand(file: string, options: ImportOptions, io: CliIo): Promise<void> {
  const source = resolve(io.cwd, file)
  const found = await readPackage(await readSource(source), basename(source))
  if (options.list === true) return showPackage(found, options.json === true, io)
  const chosen = chooseFlows(found, options)
  const { folder, flowsFolder } = await prepareFolder(resolve(io.cwd, options.to))
  const connectors = options.connectors
    ? await addPackagedConnectors(folder, found.connectors, openPublicLibrary())
    : { added: [], failed: [] }
  const made: { readonly name: string; readonly file: string; readonly errors: number }[] = []
  for (const flow of chosen) {
    const name = options.name ?? flow.name
    const path = await writeFlow(flowsFolder, name, flow.text)
    made.push({ name, file: shown(io, path), errors: flow.errors })
  }
  const wantsVariables = options.variables && found.variables.length > 0
  const variables = wantsVariables ? await addVariables(join(folder, manifestFileName), found.variables) : []
  if (options.json === true) {
    io.stdout.write(
      `${JSON.stringify({ flows: made, variables, connectors: connectors.added, notes: found.notes }, null, 2)}\n`,
    )
    return
  }
  const style = styleFor(io.stdout, io.env)
  for (const { name, file: path, errors } of made) {
    const trouble = errors === 0 ? '' : style.yellow(` (${errors === 1 ? '1 error' : `${errors} errors`})`)
    io.stdout.write(`${style.green('made')} flow “${name}”: ${path}${trouble}\n`)
  }
  for (const title of connectors.added)
    io.stdout.write(`${style.green('added')} custom connector: ${title}\n`)
  for (const { name, reason } of connectors.failed) {
    io.stderr.write(`note: the connector ${name} was not added: ${reason}\n`)
  }
  if (variables.length > 0) {
    io.stdout.write(`${style.green('added')} environment variables: ${variables.join(', ')}\n`)
  }
}

async function readSource(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > maxPackageBytes) {
      throw new FileError(
        'file.too-large',
        `'${basename(path)}' has more than ${maxPackageBytes / 1024 / 1024} MB.`,
        {
          hint: 'Export the flows in smaller parts.',
        },
      )
    }
    return await readFile(path)
  } catch (cause) {
    throw cause instanceof FileError ? cause : fileErrorOf(cause, path, 'read')
  }
}

function chooseFlows({ flows }: FlowPackage, { flow: wanted, name }: ImportOptions): readonly PackagedFlow[] {
  const unknown = wanted.find((one) => !flows.some((flow) => isCalled(flow, one)))
  if (unknown !== undefined) {
    throw new RequestError('request.not-importable', `There is no flow “${unknown}” in the file.`, {
      hint: '--list names its flows.',
    })
  }
  const chosen =
    wanted.length === 0 ? flows : flows.filter((flow) => wanted.some((one) => isCalled(flow, one)))
  if (name !== undefined && chosen.length !== 1) {
    throw new RequestError(
      'request.not-importable',
      `--name is for one flow; the file holds ${chosen.length}.`,
      {
        hint: 'Choose one of them with --flow.',
      },
    )
  }
  return chosen
}

function isCalled({ name, id }: PackagedFlow, wanted: string): boolean {
  return name.toLowerCase() === wanted.toLowerCase() || id.toLowerCase() === wanted.toLowerCase()
}

/** The environment in a folder; one is made in a folder that is empty or not there. */
async function prepareFolder(
  folder: string,
): Promise<{ readonly folder: string; readonly flowsFolder: string }> {
  const entries = await readdir(folder).catch((cause: NodeJS.ErrnoException): readonly string[] => {
    if (cause.code === 'ENOENT') return []
    throw fileErrorOf(cause, folder, 'read')
  })
  if (entries.length === 0) {
    await makeFolder(folder)
    const manifest = printEnvironmentManifest({ id: randomUUID(), name: basename(folder) })
    await writeFlowFile(join(folder, manifestFileName), manifest, plainFormat, { expectedRevision: null })
  }
  const { flowsFolder } = await readEnvironmentFolder(folder)
  await makeFolder(flowsFolder)
  if (!(await exists(join(folder, manifestFileName)))) {
    const manifest = printEnvironmentManifest({ id: randomUUID(), name: basename(folder) })
    await writeFlowFile(join(folder, manifestFileName), manifest, plainFormat, { expectedRevision: null })
  }
  return { folder, flowsFolder }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    makeFolders(folder)
  } catch (cause) {
    throw fileErrorOf(cause, folder, 'write')
  }
}

async function writeFlow(flowsFolder: string, name: string, text: string): Promise<string> {
  const taken = new Set((await readdir(flowsFolder)).map((entry) => entry.toLowerCase()))
  const stem = firstFreeName(fileStemFor(name), (candidate) => taken.has(`${candidate.toLowerCase()}.json`))
  const path = join(flowsFolder, `${stem}.json`)
  await writeFlowFile(path, renameFlowText(text, name), plainFormat, { expectedRevision: null })
  return path
}

function shown(io: CliIo, path: string): string {
  const short = relative(io.cwd, path)
  return short === '' || short.startsWith('..') ? path : short
}
