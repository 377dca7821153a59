import type { JsonPath, TextRange } from '../../../shared/errors/index.ts'
import { parseTemplate } from '../../../shared/expressions/index.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import { type JsonNode, pathOfNode } from '../../../shared/wdl/json-document.ts'
import { nodeAtOffset, rangeInString } from '../../../shared/wdl/json-location.ts'
import { offsetInString } from '../../../shared/wdl/offset-in-string.ts'
import { flowScopeAt, graphOf } from '../../expression/flow-scope.ts'
import { type SchemaSources, ScopeSchemas } from '../../expression/schema-of-expression.ts'

/** An expression inside of a JSON string of a flow, with the cursor in it. */
export interface EmbeddedExpression {
  /** Without `@` or `@{}`. */
  readonly source: string
  /** Where the cursor is in it. */
  readonly offset: number
  readonly schemas: ScopeSchemas
  /** The place of a range of the source in the document's text. */
  toText(range: TextRange): TextRange
}

/** The expression around an offset of a flow's text; undefined where plain text or no text is. */
export function embeddedAt(
  document: FlowDocument,
  offset: number,
  sources: SchemaSources = {},
): EmbeddedExpression | undefined {
  const node = nodeAtOffset(document, offset)
  if (node?.type !== 'string' || offset <= node.offset || offset >= node.offset + node.length)
    return undefined
  const value = String(node.value)
  const at = offsetInString(document.text, node, offset)
  const found = sourceAt(value, at)
  if (found === undefined) return undefined
  const { owner, place } = ownerOf(document, pathOfNode(node))
  return {
    source: value.slice(found.start, found.end),
    offset: at - found.start,
    schemas: new ScopeSchemas(flowScopeAt(document, owner, place), sources),
    toText: ({ start, end }) =>
      rangeOf(document, node, { start: start + found.start, end: end + found.start }),
  }
}

function rangeOf(document: FlowDocument, node: JsonNode, range: TextRange): TextRange {
  return rangeInString(document.text, node, range)
}

/** Range of the expression around a place of a string's value. */
function sourceAt(value: string, at: number): TextRange | undefined {
  if (value.startsWith('@') && !value.startsWith('@@') && !value.startsWith('@{')) {
    return at === 0 ? undefined : { start: 1, end: value.length }
  }
  const { template } = parseTemplate(value, { maxLength: Number.POSITIVE_INFINITY })
  const segment = template.segments.find(
    ({ kind, range }) => kind === 'expression' && range.start <= at && at <= range.end,
  )
  return segment?.range
}

/** The step that a path of the document lies in, and the rest of the path below it. */
export function ownerOf(
  document: FlowDocument,
  path: JsonPath,
): { readonly owner: string | undefined; readonly place: JsonPath } {
  const base = document.definitionPath?.length ?? 0
  const inside = path.slice(base)
  const graph = graphOf(document)
  let owner: string | undefined
  let length = 0
  for (const node of [...(graph?.triggers ?? []), ...(graph?.actions ?? [])]) {
    if (node.path.length <= length || !node.path.every((step, index) => inside[index] === step)) continue
    owner = node.name
    length = node.path.length
  }
  return { owner, place: inside.slice(length) }
}
