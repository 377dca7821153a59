import type { JsonPath } from '../../shared/errors/index.ts'
import { detectProfile } from '../../shared/profiles/detect-profile.ts'
import {
  checkFlow,
  type FlowDocument,
  openFlowDocument,
  type Problem,
  type Severity,
} from '../../shared/wdl/index.ts'
import { summariseFlow } from '../../shared/wdl/summary.ts'
import { type BesideFlow, nothingBeside } from '../storage/beside-flow.ts'
import type { FlowOutline, RunnableFlow } from './flow-files.ts'
import { type RunParts, runParts } from './run-parts.ts'

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

/**
 * A text made ready to run, with all its problems. Never throws because of the text.
 * @param beside what lies around the flow's file, as `readBesideFlow` finds it
 */
export function prepareFlow(
  text: string,
  definitionPath?: JsonPath,
  beside: BesideFlow = nothingBeside,
): RunnableFlow {
  const document = openFlowDocument(text, definitionPath === undefined ? {} : { definitionPath })
  return prepareDocument(document, runParts(document, beside))
}

/** As `prepareFlow`, of a document that is open and its parts. */
export function prepareDocument(document: FlowDocument, parts: RunParts | undefined): RunnableFlow {
  return {
    displayName: nonEmpty(parts?.displayName ?? document.flow.displayName),
    definition: parts?.definition,
    connectionReferences: parts?.connectionReferences,
    parameters: parts?.parameters ?? {},
    profile: parts?.profile ?? detectProfile(document),
    limits: parts?.limits ?? 'enforced',
    problems: checkFlow(document),
    notes: parts?.notes ?? [],
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
