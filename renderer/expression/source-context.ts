/** Where a cursor stands in the source of an expression (without its `@`). */
export type SourceContext =
  /** Inside of a text: `'...|`. `before` is what stands right before its quote, spaces apart. */
  | {
      readonly kind: 'text'
      /** Offset behind the opening quote. */
      readonly start: number
      /** Offset of the closing quote; of the cursor where there is none. */
      readonly end: number
      readonly isClosed: boolean
      readonly before: '(' | '[' | ',' | 'other'
      /** Name of the call whose first argument the text is, in lower case. */
      readonly call: string | undefined
      /** Offset of the character before the quote. */
      readonly beforeAt: number
    }
  /** Behind a `.`, with what is typed of the name. */
  | { readonly kind: 'member'; readonly dot: number; readonly start: number; readonly end: number }
  /** At a word, or where one could begin. */
  | { readonly kind: 'word'; readonly start: number; readonly end: number }
  /** Right behind something that is whole: `body('x')|`. */
  | { readonly kind: 'behind'; readonly at: number }

/** Reads where an offset stands. Never throws. */
export function sourceContext(source: string, offset: number): SourceContext {
  const quote = openQuote(source, offset)
  if (quote !== undefined) return textContext(source, quote, offset)
  const prefix = /[A-Za-z_$][\w$]*$/.exec(source.slice(0, offset))?.[0] ?? ''
  const start = offset - prefix.length
  const end = offset + (/^[\w$]*/.exec(source.slice(offset))?.[0].length ?? 0)
  const before = source[start - 1]
  if (before === '.') return { kind: 'member', dot: start - 1, start, end }
  if (prefix === '' && (before === ')' || before === ']' || before === '?'))
    return { kind: 'behind', at: offset }
  return { kind: 'word', start, end }
}

/** Offset of the quote that an offset lies behind; undefined outside of texts. */
function openQuote(source: string, offset: number): number | undefined {
  let open: number | undefined
  for (let at = source.indexOf("'"); at !== -1 && at < offset; at = source.indexOf("'", at + 1)) {
    open = open === undefined ? at : undefined
  }
  return open
}

function textContext(source: string, quote: number, offset: number): SourceContext {
  const close = /'/.exec(source.slice(offset))
  // What closes must come before the expression goes on: else the quote was opened a moment ago.
  const rest = source.slice(offset, close === null ? source.length : offset + close.index)
  const isClosed = close !== null && !/[()\n]/.test(rest)
  const head = source.slice(0, quote).trimEnd()
  const last = head.at(-1)
  return {
    kind: 'text',
    start: quote + 1,
    end: isClosed ? offset + rest.length : offset,
    isClosed,
    before: last === '(' || last === '[' || last === ',' ? last : 'other',
    call: last === '(' ? /([A-Za-z_]\w*)\s*\($/.exec(head)?.[1]?.toLowerCase() : undefined,
    beforeAt: head.length - 1,
  }
}
