import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { printJson } from '../json/index.ts'
import type { JsonDocument, JsonNode } from './json-document.ts'
import { isObject } from './lookup.ts'

/** How a JSON text is laid out, so that what is added looks like what is there. */
export interface JsonStyle {
  readonly eol: string
  /** One level of indentation; `''` where the text does not indent. */
  readonly indent: string
  /** Between name and value: `': '` or `':'`, or `' : '`. */
  readonly colon: string
  /** After a comma on the same line: `' '` or `''`. */
  readonly gap: string
  /** Whether values are written over several lines. */
  readonly isMultiline: boolean
}

const styles = new WeakMap<JsonDocument, JsonStyle>()

/** The layout of a document, read from its first nested lines. An empty or one-line text has a layout too. */
export function styleOf(document: JsonDocument): JsonStyle {
  const known = styles.get(document)
  if (known !== undefined) return known
  const style = readStyle(document)
  styles.set(document, style)
  return style
}

function readStyle({ text, root }: JsonDocument): JsonStyle {
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const sample = root === undefined ? undefined : findIndentedChild(text, root)
  const property = root === undefined ? undefined : findProperty(root)
  const colon = property === undefined ? ': ' : colonOf(text, property)
  const isEmptyObject = root?.children?.length === 0
  return {
    eol,
    indent: sample ?? (isEmptyObject ? '  ' : ''),
    colon,
    gap: sample === undefined ? gapOf(text, root) : ' ',
    isMultiline: sample !== undefined || isEmptyObject === true,
  }
}

/** Difference of indentation between the first child that begins its own line and its parent's line. */
function findIndentedChild(text: string, root: JsonNode): string | undefined {
  const open: JsonNode[] = [root]
  for (let index = 0; index < open.length && index < 2000; index++) {
    const node = open[index]
    for (const child of node?.children ?? []) {
      if (node !== undefined && node.type !== 'property') {
        const own = lineIndent(text, child.offset)
        if (own !== undefined) {
          const outer = indentOfLine(text, node.offset)
          if (own.startsWith(outer)) return own.slice(outer.length)
        }
      }
      open.push(child)
    }
  }
  return undefined
}

function findProperty(root: JsonNode): JsonNode | undefined {
  let node: JsonNode | undefined = root
  while (node !== undefined && node.type !== 'property') node = node.children?.[0]
  return node
}

function colonOf(text: string, property: JsonNode): string {
  const [key, value] = property.children ?? []
  if (key === undefined || value === undefined) return ': '
  const between = text.slice(key.offset + key.length, value.offset)
  return /^[ \t]*:[ \t]*$/.test(between) ? between : ': '
}

function gapOf(text: string, root: JsonNode | undefined): string {
  const open: JsonNode[] = root === undefined ? [] : [root]
  for (let index = 0; index < open.length && index < 2000; index++) {
    const node = open[index]
    const second = node?.type === 'property' ? undefined : node?.children?.[1]
    if (second !== undefined) return text[second.offset - 1] === ' ' ? ' ' : ''
    open.push(...(node?.children ?? []))
  }
  return ''
}

/** White space before an offset when it begins its line; `undefined` when something else stands there. */
export function lineIndent(text: string, offset: number): string | undefined {
  let start = offset
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--
  const before = text[start - 1]
  return before === '\n' || before === '\r' ? text.slice(start, offset) : undefined
}

/** Indentation of the line an offset is in. */
export function indentOfLine(text: string, offset: number): string {
  let start = offset
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  let end = start
  while (text[end] === ' ' || text[end] === '\t') end++
  return text.slice(start, Math.min(end, offset))
}

/** Text of a value in a document's layout; `indent` is that of the line it begins in, `undefined` for one line. */
export function printStyled(value: WdlValue, style: JsonStyle, indent: string | undefined): string {
  if (!isContainer(value)) return printJson(value)
  const isList = Array.isArray(value)
  const entries = isList
    ? (value as readonly WdlValue[]).map((item) => ['', item] as const)
    : Object.entries(value as WdlObject).map(
        ([key, item]) => [JSON.stringify(key) + style.colon, item] as const,
      )
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  if (entries.length === 0) return open + close
  if (indent === undefined) {
    const inner = entries.map(([prefix, item]) => prefix + printStyled(item, style, undefined))
    return open + inner.join(`,${style.gap}`) + close
  }
  const deeper = indent + style.indent
  const lines = entries.map(([prefix, item]) => deeper + prefix + printStyled(item, style, deeper))
  return open + style.eol + lines.join(`,${style.eol}`) + style.eol + indent + close
}

function isContainer(value: WdlValue): value is WdlObject | readonly WdlValue[] {
  return Array.isArray(value) || isObject(value)
}
