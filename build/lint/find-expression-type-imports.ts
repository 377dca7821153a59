/** A type reached by `import('...')` inside an expression, which the layer check cannot see. */
export interface ExpressionTypeImport {
  readonly line: number
  readonly specifier: string
}

const pattern = /(?:\btypeof|[:<|&])\s*import\(\s*['"]([^'"]+)['"]\s*\)/g

/**
 * Finds types written as `import('./x.ts').T`. The layer check reads import and export statements and dynamic
 * imports; such a type would slip through, and a plain `import type` says the same.
 */
export function findExpressionTypeImports(source: string): ExpressionTypeImport[] {
  return [...source.matchAll(pattern)].map((match) => ({
    line: source.slice(0, match.index).split('\n').length,
    specifier: match[1] as string,
  }))
}
