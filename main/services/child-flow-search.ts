import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { FlowError } from '../../shared/errors/index.ts'
import { asId } from '../../shared/run/index.ts'
import {
  buildGraph,
  type FlowDocument,
  openFlowDocument,
  parameterInArmText,
} from '../../shared/wdl/index.ts'
import { foldName, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { readBesideFlow } from '../storage/beside-flow.ts'
import { flowIdOf } from '../storage/environment-flow-path.ts'
import { isFlowFileName } from '../storage/environment-folder.ts'
import { readFlowFile } from '../storage/flow-file.ts'
import type { ChildFlow } from './engine-host.ts'
import { type RunParts, runParts } from './run-parts.ts'

/** Flows that a flow calls, and theirs, by the last part of the name by which they are called. */
export interface FoundChildFlows {
  readonly childFlows: Readonly<Record<string, ChildFlow>>
  readonly notes: readonly string[]
}

/** A flow as the search has it in hand. */
interface FlowAtHand {
  readonly path: string
  readonly document: FlowDocument
  readonly parts: RunParts
}

/** Most files that are read to find a flow by a name that is not in its file's name. */
const maxSearchedFiles = 1000

/**
 * Finds the flows that the Workflow actions of a flow call, as far as they call further ones: other definitions of the
 * same file; files beside it by name, by the id a solution puts at the end of it, or by what they say of themselves;
 * in a Standard project the folder of that name. A call whose name is an expression may go to any flow beside it.
 * @param path the flow's file, whether or not it is saved as `document` is
 */
export async function findChildFlows(
  path: string,
  document: FlowDocument,
  parts: RunParts,
): Promise<FoundChildFlows> {
  const found: Record<string, ChildFlow> = {}
  const notes: string[] = []
  const root: FlowAtHand = { path, document, parts }
  const asked = new Set<string>()
  const open: FlowAtHand[] = [root]
  for (let flow = open.pop(); flow !== undefined; flow = open.pop()) {
    const { names, isAny } = calledBy(flow.parts.definition)
    const wanted = isAny ? [...names, ...(await allNames(flow.path))] : names
    for (const name of wanted) {
      const key = lastPart(name)
      if (asked.has(foldName(key))) continue
      asked.add(foldName(key))
      const child = await findFlow(key, flow, root)
      if (child === undefined) {
        notes.push(`The flow “${key}” that is called is not beside this one.`)
        continue
      }
      found[key] = childOf(child)
      open.push(child)
    }
  }
  return { childFlows: found, notes }
}

/** Names of the flows a definition calls, as its actions write them. */
function calledBy(definition: string): { readonly names: readonly string[]; readonly isAny: boolean } {
  if (!/"workflow"/i.test(definition)) return { names: [], isAny: false }
  const { definition: read } = openFlowDocument(definition)
  if (read === undefined) return { names: [], isAny: false }
  const names: string[] = []
  let isAny = false
  for (const { action } of buildGraph(read).actions) {
    if (foldName(action.type ?? '') !== 'workflow') continue
    const host = objectOf(propertyOf(action, 'inputs'), 'host')
    const name = textOf(host, 'workflowReferenceName') ?? textOf(objectOf(host, 'workflow'), 'id')
    if (name === undefined || name === '') continue
    if (/@\{|^@/.test(lastPart(name)) || name.startsWith('@')) isAny = true
    else names.push(name)
  }
  return { names, isAny }
}

async function findFlow(key: string, caller: FlowAtHand, root: FlowAtHand): Promise<FlowAtHand | undefined> {
  return (await findInside(key, caller)) ?? (await findBeside(key, caller, root))
}

/** Another definition of the caller's file. */
async function findInside(key: string, { document, path }: FlowAtHand): Promise<FlowAtHand | undefined> {
  if (document.definitions.length < 2) return undefined
  const beside = await readBesideFlow(path)
  for (const { path: definitionPath } of document.definitions) {
    const other = openFlowDocument(document.text, { definitionPath })
    const parts = runParts(other, beside)
    // A resource that is named with the deployment goes by its parameter, as in `resourceId` of the caller.
    const name = parts?.displayName ?? parameterInArmText(other.main?.name ?? '')
    if (parts !== undefined && name !== undefined && foldName(name) === foldName(key)) {
      return { path, document: other, parts }
    }
  }
  return undefined
}

async function findBeside(
  key: string,
  caller: FlowAtHand,
  root: FlowAtHand,
): Promise<FlowAtHand | undefined> {
  const files = await filesBeside(caller.path)
  const wanted = foldName(key)
  const byName =
    files.find(({ stem }) => foldName(stem) === wanted) ??
    files.find(({ stem }) => isGuid(key) && foldName(stem).endsWith(`-${wanted}`))
  if (byName !== undefined) return openFlow(byName.path, root)
  for (const { path } of files.slice(0, maxSearchedFiles)) {
    const flow = await openFlow(path, root, key)
    if (flow !== undefined && ownNames(flow).some((name) => foldName(name) === wanted)) return flow
  }
  return undefined
}

/** What a flow calls itself: its display name, and `name` or `id` beside the definition or around it. */
function ownNames({ document, parts }: FlowAtHand): readonly string[] {
  const value = document.value()
  const properties = objectOf(value, 'properties')
  return [
    parts.displayName,
    textOf(value, 'name'),
    textOf(value, 'id'),
    textOf(properties, 'name'),
    textOf(properties, 'workflowEntityId'),
  ].flatMap((name) => (name === undefined ? [] : [lastPart(name)]))
}

/** Reads and prepares a flow; undefined when it cannot be read, is no flow, or does not hold `word`. */
async function openFlow(path: string, root: FlowAtHand, word?: string): Promise<FlowAtHand | undefined> {
  if (path === root.path) return root
  try {
    const { text } = await readFlowFile(path)
    // A name that is not in the text as it is may still be written with escapes; those are not looked for.
    if (word !== undefined && !foldName(text).includes(foldName(word))) return undefined
    const document = openFlowDocument(text)
    const parts = runParts(document, await readBesideFlow(path))
    return parts === undefined ? undefined : { path, document, parts }
  } catch (error) {
    if (error instanceof FlowError) return undefined
    throw error
  }
}

interface FileBeside {
  readonly stem: string
  readonly path: string
}

/** The flow files around a flow, its own included; in a Standard project those of its workflows. */
async function filesBeside(path: string): Promise<readonly FileBeside[]> {
  const folder = dirname(path)
  if (basename(path).toLowerCase() === 'workflow.json') {
    const project = dirname(folder)
    return (await namesIn(project, 'folders')).map((stem) => ({
      stem,
      path: join(project, stem, 'workflow.json'),
    }))
  }
  return (await namesIn(folder, 'files'))
    .filter(isFlowFileName)
    .map((name) => ({ stem: name.replace(/\.json$/i, ''), path: join(folder, name) }))
}

async function allNames(path: string): Promise<readonly string[]> {
  return (await filesBeside(path)).map(({ stem }) => stem)
}

async function namesIn(folder: string, kind: 'files' | 'folders'): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((entry) => (kind === 'folders' ? entry.isDirectory() : !entry.isDirectory()))
      .map(({ name }) => name)
      .sort()
  } catch {
    // A folder that cannot be listed has no flows to call.
    return []
  }
}

function childOf({ path, document, parts }: FlowAtHand): ChildFlow {
  const { definition, connectionReferences, parameters, displayName } = parts
  const isStandard = basename(path).toLowerCase() === 'workflow.json'
  const flowId = isStandard ? asId.flow(basename(dirname(path))) : flowIdOf(basename(path))
  const isOneOfSeveral = document.definitions.length > 1
  return {
    flow: {
      flowId,
      displayName: displayName ?? flowId,
      ...(isOneOfSeveral && document.definitionPath !== undefined
        ? { definitionPath: document.definitionPath }
        : {}),
    },
    definition,
    parameters,
    ...(connectionReferences === undefined ? {} : { connectionReferences }),
  }
}

function lastPart(name: string): string {
  return name.startsWith('[') ? name : (name.split('/').at(-1) ?? name)
}

function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
