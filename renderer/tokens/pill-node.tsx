import {
  $applyNodeReplacement,
  DecoratorNode,
  type EditorConfig,
  type LexicalNode,
  type NodeKey,
  type SerializedLexicalNode,
} from 'lexical'
import type { JSX } from 'react'
import { Pill } from './pill.tsx'

interface SerializedPill extends SerializedLexicalNode {
  readonly source: string
  readonly expression: string
}

/** An expression inside of a field's text. Its text content is its source, so that copying gives what is in the file. */
export class PillNode extends DecoratorNode<JSX.Element> {
  readonly __source: string
  readonly __expression: string

  static override getType(): string {
    return 'pill'
  }

  static override clone(node: PillNode): PillNode {
    return new PillNode(node.__source, node.__expression, node.__key)
  }

  static override importJSON(serialized: SerializedLexicalNode): PillNode {
    const { source, expression } = serialized as SerializedPill
    return $createPillNode(source, expression)
  }

  constructor(source: string, expression: string, key?: NodeKey) {
    super(key)
    this.__source = source
    this.__expression = expression
  }

  override exportJSON(): SerializedPill {
    return { ...super.exportJSON(), source: this.__source, expression: this.__expression }
  }

  override createDOM(_config: EditorConfig): HTMLElement {
    const element = document.createElement('span')
    element.style.display = 'inline-block'
    element.style.maxWidth = '100%'
    element.style.verticalAlign = 'bottom'
    return element
  }

  override updateDOM(): false {
    return false
  }

  override getTextContent(): string {
    return this.__source
  }

  override isInline(): true {
    return true
  }

  override isKeyboardSelectable(): boolean {
    return true
  }

  override decorate(): JSX.Element {
    return <Pill nodeKey={this.__key} source={this.__source} expression={this.__expression} />
  }
}

/** A new pill; inside of an editor's update. */
export function $createPillNode(source: string, expression: string): PillNode {
  return $applyNodeReplacement(new PillNode(source, expression))
}

/** Whether a node is a pill. */
export function $isPillNode(node: LexicalNode | null | undefined): node is PillNode {
  return node instanceof PillNode
}
