import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  type LexicalNode,
} from 'lexical'
import { type FieldSegment, type FieldSyntax, joinedSource, segmentsOf } from './field-segments.ts'
import { $createPillNode, $isPillNode } from './pill-node.tsx'

/** Puts a text into the editor: one paragraph, line feeds as breaks, everything else as it is. Inside of an update. */
export function $fillField(text: string, syntax: FieldSyntax): void {
  const paragraph = $createParagraphNode()
  paragraph.append(...$nodesOf(segmentsOf(text, syntax)))
  $getRoot().clear().append(paragraph)
}

/** Nodes of some segments, to fill or to insert. */
export function $nodesOf(segments: readonly FieldSegment[]): LexicalNode[] {
  return segments.flatMap((segment) => {
    if (segment.kind === 'pill') return [$createPillNode(segment.source, segment.expression)]
    return segment.source.split('\n').flatMap((line, index) => {
      const nodes: LexicalNode[] = index === 0 ? [] : [$createLineBreakNode()]
      if (line !== '') nodes.push($createTextNode(line))
      return nodes
    })
  })
}

/** The segments that stand in the editor. Inside of a read or an update. */
export function $segments(): readonly FieldSegment[] {
  const segments: FieldSegment[] = []
  const addText = (source: string) => {
    const last = segments.at(-1)
    if (last?.kind === 'text') segments[segments.length - 1] = { kind: 'text', source: last.source + source }
    else if (source !== '') segments.push({ kind: 'text', source })
  }
  const read = (node: LexicalNode): void => {
    if ($isPillNode(node))
      segments.push({ kind: 'pill', source: node.__source, expression: node.__expression })
    else if ($isLineBreakNode(node)) addText('\n')
    else if ($isElementNode(node)) for (const child of node.getChildren()) read(child)
    else addText(node.getTextContent())
  }
  for (const [index, paragraph] of $getRoot().getChildren().entries()) {
    if (index > 0) addText('\n')
    read(paragraph)
  }
  return segments
}

/** The text of the field as the file gets it. Inside of a read or an update. */
export function $fieldText(syntax: FieldSyntax): string {
  return joinedSource($segments(), syntax)
}
