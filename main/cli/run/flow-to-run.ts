import { basename, relative, resolve } from 'node:path'
import { RequestError } from '../../../shared/errors/index.ts'
import { detectProfile } from '../../../shared/profiles/detect-profile.ts'
import type { ProfileName } from '../../../shared/profiles/profile.ts'
import {
  buildGraph,
  checkFlow,
  type FlowDocument,
  type FlowGraph,
  isSameName,
  openFlowDocument,
  type Problem,
  type WorkflowDefinition,
} from '../../../shared/wdl/index.ts'
import { readFlowFile } from '../../storage/flow-file.ts'
import type { CliIo } from '../cli-io.ts'
import { environmentOfFile } from './environment-of-file.ts'
import { InvalidFlowError } from './invalid-flow-error.ts'

/** A flow file that has been read, checked and found fit to run. */
export interface FlowToRun {
  /** As the person may open it: relative to where they are when it lies below. */
  readonly file: string
  readonly displayName: string
  readonly document: FlowDocument
  readonly definition: WorkflowDefinition
  readonly graph: FlowGraph
  /** Folder of the environment the file lies in, where it has connectors. */
  readonly environmentFolder?: string
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
  const errors = problems.filter(({ severity }) => severity === 'error')
  const { definition } = document
  if (errors.length > 0 || definition === undefined) throw new InvalidFlowError(file, text, errors)
  return {
    file,
    displayName: nameOf(document) ?? basename(path).replace(/\.json$/i, ''),
    document,
    definition,
    graph: buildGraph(definition),
    ...(environmentFolder === undefined ? {} : { environmentFolder }),
    profile: detectProfile(document),
    warnings: problems.filter(({ severity }) => severity === 'warning'),
    ...(wanted === undefined && names.length > 1 ? { choices: names } : {}),
  }
}

function nameOf(document: FlowDocument): string | undefined {
  return document.flow.displayName ?? document.main?.name
}

function definitionNames(text: string, first: FlowDocument): readonly string[] {
  return first.definitions.map((found, index) => {
    const document = index === 0 ? first : openFlowDocument(text, { definitionPath: found.path })
    return nameOf(document) ?? `definition ${index + 1}`
  })
}

function openNamed(
  text: string,
  first: FlowDocument,
  names: readonly string[],
  wanted: string,
  file: string,
): FlowDocument {
  const known = names.length > 0 ? names : [nameOf(first) ?? basename(file).replace(/\.json$/i, '')]
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
