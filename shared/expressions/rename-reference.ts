import { findReferences, isRenamedWith, type ReferenceKind } from './references.ts'
import { parseTemplate } from './template.ts'

/**
 * Rewrites every reference to `from` inside one template string, changing only the characters of the names; `from`
 * is matched ignoring case. Kind `action` also covers `result()`, `items()` and `iterationIndexes()`, which name
 * actions too. A text with syntax errors is rewritten where it can be read.
 */
export function renameReference(text: string, kind: ReferenceKind, from: string, to: string): string {
  const { template } = parseTemplate(text, { maxLength: Number.POSITIVE_INFINITY })
  const wanted = from.toLowerCase()
  const places = template.segments
    .flatMap((segment) => (segment.kind === 'expression' ? findReferences(segment.expression) : []))
    .filter((found) => isRenamedWith(found.kind, kind) && found.name?.toLowerCase() === wanted)
    .map((found) => found.range)
    .sort((left, right) => right.start - left.start)
  const quoted = `'${to.replaceAll("'", "''")}'`
  return places.reduce(
    (renamed, range) =>
      renamed[range.start] === "'"
        ? renamed.slice(0, range.start) + quoted + renamed.slice(range.end)
        : renamed,
    text,
  )
}
