import { basename, dirname, relative, resolve } from 'node:path'
import { RequestError } from '../../../shared/errors/index.ts'
import { detectProfile } from '../../../shared/profiles/detect-profile.ts'
import type { ProfileName } from '../../../shared/profiles/profile.ts'
import type { EnvironmentId } from '../../../shared/run/index.ts'
import {
  buildGraph,
  checkFlow,
  displayNameOf,
  type FlowDocument,
  type FlowGraph,
  isSameName,
  openFlowDocument,
  type Problem,
  type WorkflowDefinition,
} from '../../../shared/wdl/index.ts'
import { environmentIdAt, environmentOfFile } from '../../services/environment-of-file.ts'
import { type RunParts, runParts } from '../../services/run-parts.ts'
import { readBesideFlow } from '../../storage/beside-flow.ts'
import { readFlowFile } from '../../storage/flow-file.ts'
import type { CliIo } from '../cli-io.ts'
import { InvalidFlowError } from './invalid-flow-error.ts'

/** A flow file that has been read, checked and found fit to run. */
export interface FlowToRun {
  /** As the person may open it: relative to where they are when it lies below. */
  readonly file: string
  readonly displayName: string
  readonly document: FlowDocument
  readonly definition: WorkflowDefinition
  /** Absolute path of the file. */
  readonly path: string
  /** What the run is started with: the file's parts with those of the files around it. */
  readonly parts: RunParts
  readonly graph: FlowGraph
  /** Folder of the environment the file lies in, where it has connectors. */
  readonly environmentFolder?: string
  readonly environmentId?: EnvironmentId
  readonly profile: ProfileName
  readonly warnings: readonly Problem[]
  /** Set when the file holds several definitions and none was asked for: their names, the first is run. */
  readonly choices?: readonly string[]
}

/**
 * Reads a flow file of any shape and checks the definition to run.
 * @param wanted name of the definition, for a file with several
 * @throws FileError when the file cannot be read; RequestError `cli.unknown-flow`; InvalidFlowError with every
 *   located problem when the flow does not compile
 */
export async function readFlowToRun(
  path: string,
  wanted: string | undefined,
  io: Pick<CliIo, 'cwd'>,
): Promise<FlowToRun> {
  const absolute = resolve(io.cwd, path)
  const { text } = await readFlowFile(absolute)
  const file = shortPath(absolute, io.cwd)
  const first = openFlowDocument(text)
  const names = first.definitions.length < 2 ? [] : definitionNames(text, first)
  const document = wanted === undefined ? first : openNamed(text, first, names, wanted, file)
  const problems = checkFlow(document)
  const environmentFolder = environmentOfFile(absolute)
  const environmentId = environmentFolder === undefined ? undefined : await environmentIdAt(environmentFolder)
  const errors = problems.filter(({ severity }) => severity === 'error')
  const { definition } = document
  const parts = runParts(document, await readBesideFlow(absolute))
  if (errors.length > 0 || definition === undefined || parts === undefined)
    throw new InvalidFlowError(file, text, errors)
  return {
    file,
    displayName: parts.displayName ?? stemOf(absolute),
    document,
    definition,
    path: absolute,
    parts,
    graph: buildGraph(definition),
    ...(environmentFolder === undefined ? {} : { environmentFolder }),
    ...(environmentId === undefined ? {} : { environmentId }),
    profile: detectProfile(document),
    warnings: problems.filter(({ severity }) => severity === 'warning'),
    ...(wanted === undefined && names.length > 1 ? { choices: names } : {}),
  }
}

/** Name of a flow by its file: a Standard project names the folder after the workflow. */
export function stemOf(path: string): string {
  const stem = basename(path).replace(/\.json$/i, '')
  return stem.toLowerCase() === 'workflow' ? basename(dirname(path)) || stem : stem
}

function definitionNames(text: string, first: FlowDocument): readonly string[] {
  return first.definitions.map((found, index) => {
    const document = index === 0 ? first : openFlowDocument(text, { definitionPath: found.path })
    return displayNameOf(document) ?? `definition ${index + 1}`
  })
}

function openNamed(
  text: string,
  first: FlowDocument,
  names: readonly string[],
  wanted: string,
  file: string,
): FlowDocument {
  const known = names.length > 0 ? names : [displayNameOf(first) ?? stemOf(resolve(file))]
  const index = known.findIndex((name) => isSameName(name, wanted))
  const found = first.definitions[index]
  if (found === undefined) {
    throw new RequestError('cli.unknown-flow', `There is no flow “${wanted}” in ${file}.`, {
      hint: `It holds: ${known.join(', ')}.`,
    })
  }
  return openFlowDocument(text, { definitionPath: found.path })
}

function shortPath(absolute: string, cwd: string): string {
  const short = relative(cwd, absolute)
  return short === '' || short.startsWith('..') ? absolute : short
}
