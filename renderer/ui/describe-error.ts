import type { FlowErrorData } from '../../shared/errors/index.ts'
import { pathText } from './path-text.ts'

/** An error as lines of text, for the clipboard and the log. */
export function describeError(error: FlowErrorData): string {
  const lines = [`${error.code}: ${error.message}`]
  if (error.hint !== undefined) lines.push(`Hint: ${error.hint}`)
  if (error.at !== undefined) {
    const owner = [error.at.flow, error.at.action].filter((name) => name !== undefined).join(' / ')
    lines.push(`At: ${owner === '' ? '' : `${owner}, `}${pathText(error.at.path)}`)
  }
  return lines.join('\n')
}
