import { randomUUID } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { FileError } from '../../../shared/errors/index.ts'
import type { NewFlowKind } from '../../../shared/ipc/payloads.ts'
import { newFlowText } from '../../services/new-flow.ts'
import { fileStemFor, firstFreeName } from '../../storage/environment-file-name.ts'
import { manifestFileName, readEnvironmentFolder } from '../../storage/environment-folder.ts'
import { printEnvironmentManifest } from '../../storage/environment-manifest.ts'
import { fileErrorOf } from '../../storage/file-error-of.ts'
import { writeFlowFile } from '../../storage/flow-file.ts'
import { makeFolders } from '../../storage/make-folders.ts'
import { plainFormat } from '../../storage/text-encoding.ts'
import type { CliIo } from '../cli-io.ts'
import { styleFor } from '../terminal/style.ts'
import { listTemplates } from './list-templates.ts'
import { textFromTemplate, titleOfTemplate } from './text-from-template.ts'

/** What commander gives for `flowbench new`. */
export interface NewOptions {
  readonly kind?: NewFlowKind
  readonly template?: string
  readonly listTemplates?: boolean
  readonly json?: boolean
  readonly name?: string
}

/**
 * `flowbench new [PATH]`: a path ending in `.json` makes that flow file; a folder that is an environment gets one
 * more flow; any other folder becomes an environment (with a first flow when `--kind` is given). Overwrites nothing.
 * @throws FileError `file.*`, `environment.*`
 */
export async function newCommand(path: string, options: NewOptions, io: CliIo): Promise<void> {
  const target = resolve(io.cwd, path)
  if (options.listTemplates === true) return listTemplates(target, options, io)
  if (/\.json$/i.test(target)) return newFlowFile(target, options, io)
  if (await isEnvironment(target)) return newFlowIn(target, options, io)
  await newEnvironment(target, options, io)
}

async function newFlowFile(file: string, options: NewOptions, io: CliIo): Promise<void> {
  const name = options.name ?? basename(file).replace(/\.json$/i, '')
  await writeFlow(file, name, options, io)
}

async function newFlowIn(folder: string, options: NewOptions, io: CliIo): Promise<void> {
  const { flowsFolder } = await readEnvironmentFolder(folder)
  const name = options.name ?? (await titleFor(options, folder, io)) ?? 'New flow'
  await makeFolder(flowsFolder)
  const taken = new Set((await readdir(flowsFolder)).map((entry) => entry.toLowerCase()))
  const stem = firstFreeName(fileStemFor(name), (candidate) => taken.has(`${candidate.toLowerCase()}.json`))
  await writeFlow(join(flowsFolder, `${stem}.json`), name, options, io, folder)
}

async function newEnvironment(folder: string, options: NewOptions, io: CliIo): Promise<void> {
  const name = options.name ?? basename(folder)
  await makeFolder(join(folder, 'flows'))
  const manifest = printEnvironmentManifest({ id: randomUUID(), name })
  await writeFlowFile(join(folder, manifestFileName), manifest, plainFormat, { expectedRevision: null })
  tell(io, `environment “${name}”`, folder)
  const { kind, template } = options
  if (kind === undefined && template === undefined) return
  const what = { ...(kind === undefined ? {} : { kind }), ...(template === undefined ? {} : { template }) }
  await newFlowIn(folder, what, io)
}

async function writeFlow(
  file: string,
  name: string,
  options: NewOptions,
  io: CliIo,
  environment?: string,
): Promise<void> {
  if (options.template !== undefined) {
    const text = await textFromTemplate(options.template, name, { environment, cwd: io.cwd })
    await writeFlowFile(file, text, plainFormat, { expectedRevision: null })
    tell(io, `flow “${name}” from the template ${options.template}`, file)
    return
  }
  const text = newFlowText(options.kind ?? 'instant', name)
  await writeFlowFile(file, text, plainFormat, { expectedRevision: null })
  tell(io, `${options.kind ?? 'instant'} flow “${name}”`, file)
}

/** A flow that is made from a template without a name is called like it. */
async function titleFor(options: NewOptions, folder: string, io: CliIo): Promise<string | undefined> {
  if (options.template === undefined) return undefined
  return titleOfTemplate(options.template, { environment: folder, cwd: io.cwd })
}

async function isEnvironment(folder: string): Promise<boolean> {
  const manifest = await stat(join(folder, manifestFileName)).catch(() => undefined)
  return manifest?.isFile() === true
}

async function makeFolder(folder: string): Promise<void> {
  try {
    makeFolders(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new FileError('file.exists', `“${folder}” is a file, so it cannot be a folder.`, {
        hint: 'Choose another name.',
        cause: error,
      })
    }
    throw fileErrorOf(error, folder, 'write')
  }
}

function tell(io: CliIo, what: string, path: string): void {
  const short = relative(io.cwd, path)
  const shown = short === '' || short.startsWith('..') ? path : short
  io.stdout.write(`${styleFor(io.stdout, io.env).green('made')} ${what}: ${shown}\n`)
}
