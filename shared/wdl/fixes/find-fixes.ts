import { FlowError } from '../../errors/index.ts'
import type { FlowDocument } from '../flow-document.ts'
import type { Problem } from '../problem.ts'
import { fixFinders } from './index.ts'
import type { FixKind, QuickFix } from './quick-fix.ts'

/** The ways to mend a problem, the best first; none for most. */
export function findFixes(document: FlowDocument, problem: Problem): readonly QuickFix[] {
  const finder = Object.hasOwn(fixFinders, problem.code) ? fixFinders[problem.code] : undefined
  if (finder === undefined) return []
  try {
    return finder(document, problem).filter(({ edits }) => edits.length > 0)
  } catch (thrown) {
    // A problem of a text that is not this one any more: nothing to mend here.
    if (thrown instanceof FlowError || thrown instanceof RangeError) return []
    throw thrown
  }
}

/**
 * One fix of a kind for each problem of a code: all that can be made in one go, without two edits in the same place. What
 * is left over is mended by doing it again.
 */
export function fixAll(
  document: FlowDocument,
  problems: readonly Problem[],
  like: { readonly code: Problem['code']; readonly kind: FixKind },
): { readonly count: number; readonly edits: QuickFix['edits'] } {
  const taken: { readonly start: number; readonly end: number }[] = []
  const edits: QuickFix['edits'][number][] = []
  let count = 0
  for (const problem of problems) {
    if (problem.code !== like.code) continue
    const fix = findFixes(document, problem).find(({ kind }) => kind === like.kind)
    if (fix === undefined) continue
    const ranges = fix.edits.map(({ offset, length }) => ({ start: offset, end: offset + length }))
    const isFree = ranges.every((range) =>
      taken.every((other) => range.end < other.start || other.end < range.start),
    )
    if (!isFree) continue
    taken.push(...ranges)
    edits.push(...fix.edits)
    count += 1
  }
  return { count, edits }
}
