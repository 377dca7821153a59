import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkoutRoot } from './checkout-root.ts'

/** A row of a table in docs/errors.md. */
export interface DocumentedCode {
  readonly code: string
  readonly when: string
  readonly whatToDo: string
  /** Line of the page, from 1. */
  readonly line: number
}

/** Every row of the page whose first cell is a code in backticks. */
export function readErrorPage(): readonly DocumentedCode[] {
  const text = readFileSync(join(checkoutRoot, 'docs/errors.md'), 'utf8')
  return text.split('\n').flatMap((content, index) => {
    const cells = content.split('|').map((cell) => cell.trim())
    const code = /^`([^`]+)`$/.exec(cells[1] ?? '')?.[1]
    if (!content.startsWith('|') || code === undefined) return []
    return [{ code, when: cells[2] ?? '', whatToDo: cells[3] ?? '', line: index + 1 }]
  })
}
