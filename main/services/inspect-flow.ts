import { printJson } from '../../shared/json/index.ts'
import { detectProfile } from '../../shared/profiles/detect-profile.ts'
import {
  checkFlow,
  type FlowDocument,
  openFlowDocument,
  type Problem,
  type Severity,
  valueAtPath,
} from '../../shared/wdl/index.ts'
import { summariseFlow } from '../../shared/wdl/summary.ts'
import type { FlowOutline, RunnableFlow } from './flow-files.ts'

/** What the flow list shows of a text. Never throws because of the text. */
export function outlineFlow(text: string): FlowOutline {
  const document = openFlowDocument(text)
  const problems = checkFlow(document)
  const summary = summariseFlow(document)
  return {
    displayName: nonEmpty(summary?.displayName),
    kind: summary?.kind ?? 'unknown',
    trigger: summary?.trigger?.title ?? '',
    actionCount: summary?.actionCount ?? 0,
    connectors: summary?.connectors ?? [],
    worst: worstOf(problems),
    errorCount: problems.filter(({ severity }) => severity === 'error').length,
    unreadable: summary === undefined ? whyUnreadable(document, problems) : undefined,
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

function whyUnreadable(document: FlowDocument, problems: readonly Problem[]): string {
  if (document.text.trim() === '') return 'The file is empty.'
  const first = problems.find(({ severity }) => severity === 'error')
  if (first === undefined) return 'There is no workflow definition in this file.'
  return first.code === 'definition.not-a-flow' ? first.message : `${first.message} (line ${first.line})`
}

function worstOf(problems: readonly Problem[]): Severity | undefined {
  const severities = new Set(problems.map(({ severity }) => severity))
  return (['error', 'warning', 'info'] as const).find((severity) => severities.has(severity))
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text
}
