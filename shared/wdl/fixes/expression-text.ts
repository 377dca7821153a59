import { findFunction, suggestFunction } from '../../expressions/functions/find-function.ts'
import { nodeAtOffset } from '../json-location.ts'
import type { FixFinder, QuickFix } from './quick-fix.ts'

/** Writes the function that was meant, or the one to use now. */
export const fixFunctionName: FixFinder = ({ text }, { range }) => {
  const name = text.slice(range.start, range.end)
  const better = findFunction(name)?.deprecatedFor ?? suggestFunction(name)
  if (better === undefined || better === name || !/^\w+$/.test(name)) return []
  const edits = [{ offset: range.start, length: range.end - range.start, text: better }]
  return [{ kind: 'replace', names: [name, better], edits }]
}

/** Closes a call at the end of its text, or an interpolation. */
export const fixUnclosedCall: FixFinder = (document, { range, message }) => {
  const node = nodeAtOffset(document, range.start)
  if (node?.type !== 'string') return []
  const closing = message.includes("'@{'") ? '}' : ')'
  const end = node.offset + node.length - 1
  return [{ kind: 'close', names: [closing], edits: [{ offset: end, length: 0, text: closing }] }]
}

/** A text such as `@john` that was meant as text: its sign is doubled. */
export const fixUnexpectedText: FixFinder = (document, { range }): readonly QuickFix[] => {
  const node = nodeAtOffset(document, range.start)
  if (node?.type !== 'string' || !/^@[\w.-]+(\s|$)/.test(String(node.value))) return []
  return [{ kind: 'literal-at', names: [], edits: [{ offset: node.offset + 1, length: 0, text: '@' }] }]
}
