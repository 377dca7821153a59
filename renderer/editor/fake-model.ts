import type { editor } from 'monaco-editor/editor'
import { applyTextEdits } from '../../shared/wdl/text-edit.ts'

type Change = {
  readonly startLineNumber: number
  readonly startColumn: number
  readonly endLineNumber: number
  readonly endColumn: number
}

/**
 * As much of Monaco's text model as the binding uses, with Monaco's habit of giving every line the same end. Monaco
 * itself needs a browser; this one runs in tests.
 */
export class FakeModel {
  text: string
  private readonly eol: string
  private listener: ((event: { changes: unknown[] }) => void) | undefined

  constructor(text: string) {
    const crlf = text.match(/\r\n/g)?.length ?? 0
    const breaks = text.match(/\r\n|\r|\n/g)?.length ?? 0
    this.eol = crlf > breaks / 2 ? '\r\n' : '\n'
    this.text = this.normalise(text)
  }

  /** What the binding is given. */
  get asMonaco(): editor.ITextModel {
    return this as unknown as editor.ITextModel
  }

  getValue(): string {
    return this.text
  }

  getEOL(): string {
    return this.eol
  }

  getPositionAt(offset: number): { lineNumber: number; column: number } {
    const lines = this.text.slice(0, offset).split(this.eol)
    return { lineNumber: lines.length, column: (lines.at(-1) ?? '').length + 1 }
  }

  getOffsetAt({ lineNumber, column }: { lineNumber: number; column: number }): number {
    const lines = this.text.split(this.eol)
    let offset = 0
    for (let line = 0; line < lineNumber - 1; line++) offset += (lines[line] ?? '').length + this.eol.length
    return offset + column - 1
  }

  onDidChangeContent(listener: (event: { changes: unknown[] }) => void): { dispose: () => void } {
    this.listener = listener
    return {
      dispose: () => {
        this.listener = undefined
      },
    }
  }

  applyEdits(edits: readonly { range: Change; text: string }[]): { range: Change }[] {
    const changes = edits.map(({ range, text }) => {
      const start = this.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn })
      const end = this.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn })
      return { range, rangeOffset: start, rangeLength: end - start, text: this.normalise(text) }
    })
    this.text = applyTextEdits(
      this.text,
      changes.map(({ rangeOffset, rangeLength, text }) => ({
        offset: rangeOffset,
        length: rangeLength,
        text,
      })),
    )
    this.listener?.({ changes })
    return changes.map(({ rangeOffset, text }) => {
      const start = this.getPositionAt(rangeOffset)
      const end = this.getPositionAt(rangeOffset + text.length)
      return {
        range: {
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
        },
      }
    })
  }

  /** Types at the first place of a word, as a person would. */
  typeBefore(word: string, text: string, length = 0): void {
    const offset = this.text.indexOf(word)
    const start = this.getPositionAt(offset)
    const end = this.getPositionAt(offset + length)
    this.applyEdits([
      {
        range: {
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
        },
        text,
      },
    ])
  }

  private normalise(text: string): string {
    return text.replace(/\r\n|\r|\n/g, this.eol)
  }
}
