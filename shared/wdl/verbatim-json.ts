import type { JsonPath } from '../errors/index.ts'
import type { JsonDocument } from './json-document.ts'
import { nodeAt } from './json-location.ts'
import { indentOfLine } from './json-style.ts'

/** JSON text that goes to another place as it is written: only the indentation of its lines follows. */
export class VerbatimJson {
  readonly text: string
  /** Indentation of the line the text began in. */
  readonly indent: string

  constructor(text: string, indent: string) {
    this.text = text
    this.indent = indent
  }

  /** The text for a line indented by `indent`; strings in JSON hold no line breaks, so lines can be moved freely. */
  print(eol: string, indent: string | undefined): string {
    const lines = this.text.split(/\r\n|\n|\r/)
    if (lines.length === 1) return this.text
    return lines
      .map((line, index) => {
        if (index === 0 || indent === undefined) return line
        return line.startsWith(this.indent) ? indent + line.slice(this.indent.length) : line
      })
      .join(eol)
  }
}

/** The value at a path as it is written; `undefined` where there is none. */
export function verbatimAt(document: JsonDocument, path: JsonPath): VerbatimJson | undefined {
  const node = nodeAt(document, path)
  if (node === undefined) return undefined
  const { offset, length } = node
  return new VerbatimJson(document.text.slice(offset, offset + length), indentOfLine(document.text, offset))
}
