import { findFixes, fixAll } from '../../shared/wdl/fixes/find-fixes.ts'
import type { QuickFix } from '../../shared/wdl/fixes/quick-fix.ts'
import { type FlowDocument, openFlowDocument } from '../../shared/wdl/flow-document.ts'
import type { Problem } from '../../shared/wdl/problem.ts'
import type { TextEdit } from '../../shared/wdl/text-edit.ts'
import { notify } from '../app/notices.ts'
import { flowDocumentOf } from '../document/analyses.ts'
import { applyEdit, type FlowRef, findDocument, undo } from '../document/documents.ts'
import { checkerStrings as words } from '../strings/checker.ts'

/** What a fix says it does. */
export function titleOf({ kind, names }: Pick<QuickFix, 'kind' | 'names'>): string {
  return words.fixes[kind](names)
}

/** The document of a flow's present text with the definition that a problem lies in. */
export function documentFor(flow: FlowRef, problem: Problem): FlowDocument | undefined {
  const text = findDocument(flow)?.text
  if (text === undefined) return undefined
  const first = flowDocumentOf(text)
  const own = first.definitions.find(({ path }) => path.every((step, index) => problem.path[index] === step))
  return own === undefined || own === first.main
    ? first
    : openFlowDocument(text, { definitionPath: own.path })
}

/** The ways to mend a problem in the flow's present text. */
export function fixesFor(flow: FlowRef, problem: Problem): readonly QuickFix[] {
  const document = documentFor(flow, problem)
  return document === undefined ? [] : findFixes(document, problem)
}

/** Makes a fix as one named step of the document's history. */
export function applyFix(flow: FlowRef, fix: QuickFix): void {
  applyEdit(flow, { edits: fix.edits, name: words.stepName(titleOf(fix)), source: 'designer' })
}

/** The edits that mend every problem of a code by fixes of one kind. */
export function editsForAll(
  flow: FlowRef,
  problems: readonly Problem[],
  problem: Problem,
  fix: QuickFix,
): { readonly count: number; readonly edits: readonly TextEdit[] } {
  const document = documentFor(flow, problem)
  if (document === undefined) return { count: 0, edits: [] }
  return fixAll(document, problems, { code: problem.code, kind: fix.kind })
}

/** Mends every problem of a code by fixes of one kind, as one step; says how many. */
export function applyToAll(
  flow: FlowRef,
  problems: readonly Problem[],
  problem: Problem,
  fix: QuickFix,
): void {
  const { count, edits } = editsForAll(flow, problems, problem, fix)
  applyEdit(flow, { edits, name: words.stepName(words.fixed(count)), source: 'designer' })
  notify({
    intent: 'success',
    title: words.fixed(count),
    action: { label: words.undo, run: () => undo(flow) },
  })
}
