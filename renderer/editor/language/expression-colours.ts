import type { languages as monacoLanguages } from 'monaco-editor/editor'
import { type ExpressionPiece, expressionPieces } from './expression-pieces.ts'

/** In the order of the numbers that Monaco is told; the themes give each its colour. */
const kinds = [
  'mark',
  'function',
  'text',
  'number',
  'keyword',
  'punctuation',
] as const satisfies readonly ExpressionPiece['kind'][]

/** Gives expressions inside of the strings of flow files their own colours, in the part that is on the screen. */
export function registerExpressionColours(languages: typeof monacoLanguages, language: string): void {
  languages.registerDocumentRangeSemanticTokensProvider(language, {
    getLegend: () => ({ tokenTypes: kinds.map((kind) => `expression-${kind}`), tokenModifiers: [] }),
    provideDocumentRangeSemanticTokens: (model, range) => {
      const data: number[] = []
      let lastLine = 1
      for (let number = range.startLineNumber; number <= range.endLineNumber; number++) {
        let lastColumn = 0
        for (const { start, end, kind } of expressionPieces(model.getLineContent(number))) {
          data.push(number - lastLine, start - lastColumn, end - start, kinds.indexOf(kind), 0)
          lastLine = number
          lastColumn = start
        }
      }
      return { data: Uint32Array.from(data) }
    },
  })
}
