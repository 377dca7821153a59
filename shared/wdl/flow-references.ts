import type { JsonPath, TextRange } from '../errors/index.ts'
import { findReferences, isTemplate, parseTemplate } from '../expressions/index.ts'
import { isRenamedWith, type ReferenceKind } from '../expressions/references.ts'
import type { FlowDocument } from './flow-document.ts'
import { type JsonNode, pathOfNode } from './json-document.ts'
import { nodeAt, rangeInString } from './json-location.ts'
import { isSameName } from './lookup.ts'

/** One place in a flow's text where an expression names something. */
export interface FlowReference {
  readonly kind: ReferenceKind
  /** As written. */
  readonly name: string
  /** Path in the document of the string (or of the property whose name it is in). */
  readonly path: JsonPath
  /** Range in the document's text of the name, its quotes included. */
  readonly range: TextRange
  /** How many quotes stand on each side: 2 inside ARM template expressions. */
  readonly quotes: 1 | 2
}

/** Every string of a tree that may hold expressions, property names included, in document order. */
export function* stringNodes(root: JsonNode): Generator<JsonNode> {
  const open: JsonNode[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'string') yield node
    const children = node.children ?? []
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index]
      if (child !== undefined) open.push(child)
    }
  }
}

/** Whether a text is an ARM template expression (`[concat(...)]`), which ARM evaluates before the flow exists. */
export function isArmExpression(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[')
}

/** Every place where an expression of the main definition names something, in document order. */
export function allFlowReferences(document: FlowDocument): readonly FlowReference[] {
  const root = document.definitionPath === undefined ? undefined : nodeAt(document, document.definitionPath)
  if (root === undefined) return []
  const found: FlowReference[] = []
  for (const node of stringNodes(root)) {
    const text = node.value as string
    const places = document.isArmTemplate && isArmExpression(text) ? armPlaces(text) : referencesInText(text)
    for (const place of places) {
      found.push({ ...place, path: pathOfNode(node), range: rangeInString(document.text, node, place.range) })
    }
  }
  return found
}

/** Every place where the main definition refers to the thing of that kind and name; names compare without case. */
export function findFlowReferences(
  document: FlowDocument,
  kind: ReferenceKind,
  name: string,
): readonly FlowReference[] {
  return allFlowReferences(document).filter(
    (place) => isRenamedWith(place.kind, kind) && isSameName(place.name, name),
  )
}

/** As `FlowReference`, in a text by itself. */
export type TextReference = Omit<FlowReference, 'path'>

/** Every place where the expressions of a text name something; ranges count in the text. */
export function referencesInText(text: string): readonly TextReference[] {
  if (!isTemplate(text)) return []
  const { template } = parseTemplate(text, { maxLength: Number.POSITIVE_INFINITY })
  return template.segments.flatMap((segment) =>
    segment.kind !== 'expression'
      ? []
      : findReferences(segment.expression).flatMap(({ kind, name, range }) =>
          name === undefined ? [] : [{ kind, name, range, quotes: 1 as const }],
        ),
  )
}

const armReference =
  /\b(actions|outputs|body|actionOutputs|actionBody|formDataValue|formDataMultiValues|multipartBody|result|items|iterationIndexes|variables|parameters)\(\s*(''((?:[^']|'''')+)'')/gi

/** In ARM strings the flow's expressions are quoted once more: `[concat('@{body(''Get'')}')]`. */
function armPlaces(text: string): readonly TextReference[] {
  return [...text.matchAll(armReference)].map((match) => {
    const literal = match[2] ?? ''
    const start = (match.index ?? 0) + match[0].length - literal.length
    return {
      kind: armKind(match[1] ?? ''),
      name: (match[3] ?? '').replaceAll("''''", "'"),
      range: { start, end: start + literal.length },
      quotes: 2 as const,
    }
  })
}

function armKind(functionName: string): ReferenceKind {
  switch (functionName.toLowerCase()) {
    case 'result':
      return 'result'
    case 'items':
      return 'items'
    case 'iterationindexes':
      return 'iterationIndexes'
    case 'variables':
      return 'variable'
    case 'parameters':
      return 'parameter'
    default:
      return 'action'
  }
}
