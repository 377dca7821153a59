import { printJson } from '../../shared/json/index.ts'
import { detectProfile } from '../../shared/profiles/detect-profile.ts'
import {
  buildGraph,
  checkFlow,
  type FlowDocument,
  type FlowGraph,
  openFlowDocument,
  type Problem,
  type Severity,
  textOf,
  valueAtPath,
} from '../../shared/wdl/index.ts'
import { readFlowFile } from '../storage/flow-file.ts'
import type { FlowInspector, FlowOutline, RunnableFlow } from './flow-inspection.ts'

/** Reads flow texts on the thread that asks: for the CLI, the tests, and inside the app's flow worker. */
export const directInspector: FlowInspector = {
  outline: async (path) => outlineFlow((await readFlowFile(path)).text),
  prepare: async (text) => prepareFlow(text),
}

/** What the flow list shows of a text. Never throws because of the text. */
export function outlineFlow(text: string): FlowOutline {
  const document = openFlowDocument(text)
  const problems = checkFlow(document)
  const graph = document.definition === undefined ? undefined : buildGraph(document.definition)
  const trigger = graph?.triggers[0]
  const starts = trigger?.manifest.traits.starts ?? 'none'
  return {
    displayName: nonEmpty(document.flow.displayName ?? document.main?.name),
    kind: starts === 'none' ? 'unknown' : starts,
    trigger: trigger === undefined ? '' : readable(trigger.name),
    actionCount: graph?.actions.length ?? 0,
    connectors: graph === undefined ? [] : connectorsOf(document, graph),
    worst: worstOf(problems),
    errorCount: problems.filter(({ severity }) => severity === 'error').length,
    unreadable: document.definition === undefined ? whyUnreadable(document, problems) : undefined,
  }
}

/** A text made ready to run, with all its problems. Never throws because of the text. */
export function prepareFlow(text: string): RunnableFlow {
  const document = openFlowDocument(text)
  const definition =
    document.definitionPath === undefined ? undefined : valueAtPath(document.value(), document.definitionPath)
  const { connectionReferences, parameters, displayName } = document.flow
  return {
    displayName: nonEmpty(displayName ?? document.main?.name),
    definition: definition === undefined ? undefined : printJson(definition),
    connectionReferences:
      Object.keys(connectionReferences).length === 0 ? undefined : printJson(connectionReferences),
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, printJson(value)]),
    ),
    profile: detectProfile(document),
    problems: checkFlow(document),
  }
}

/** Names of the connectors a flow uses, by its references and its operations' hosts, without doubles. */
function connectorsOf(document: FlowDocument, graph: FlowGraph): readonly string[] {
  const found = new Map<string, string>()
  const add = (id: string | undefined) => {
    const name = id?.split('/').at(-1)
    if (name !== undefined && /^[\w.-]+$/.test(name)) found.set(name.toLowerCase(), name)
  }
  for (const reference of Object.values(document.flow.connectionReferences)) {
    const api = valueAtPath(reference, ['api'])
    add(textOf(api, 'name') ?? textOf(api, 'id') ?? textOf(reference, 'apiId'))
  }
  for (const { action } of graph.actions) add(textOf(valueAtPath(action, ['inputs', 'host']), 'apiId'))
  for (const { trigger } of graph.triggers) add(textOf(valueAtPath(trigger, ['inputs', 'host']), 'apiId'))
  return [...found.values()]
}

function whyUnreadable(document: FlowDocument, problems: readonly Problem[]): string {
  if (document.text.trim() === '') return 'The file is empty.'
  const first = problems.find(({ severity }) => severity === 'error')
  return first === undefined
    ? 'There is no workflow definition in this file.'
    : `${first.message} (line ${first.line})`
}

function worstOf(problems: readonly Problem[]): Severity | undefined {
  const severities = new Set(problems.map(({ severity }) => severity))
  return (['error', 'warning', 'info'] as const).find((severity) => severities.has(severity))
}

/** Names in definitions write their spaces as underscores. */
function readable(name: string): string {
  return name.replaceAll('_', ' ')
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text
}
