import { characterNamed } from '../../shipped/html-text.ts'

/** What the text of a feed is, or why it cannot be had. */
export class FeedTextError extends Error {}

/**
 * The text of a feed from its bytes. A byte order mark says the encoding, else the answer's Content-Type, else the XML
 * declaration, else it is UTF-8. Throws FeedTextError for an encoding that is not known. Source: RFC 7303 section 3.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const label = markOf(bytes) ?? charsetOf(contentType) ?? declaredIn(bytes) ?? 'utf-8'
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    throw new FeedTextError(`The feed is written in the encoding '${label}', which is not known.`)
  }
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

function charsetOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1]
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]
}

/** Namespaces that feeds use without declaring them, as they mean them. */
const usual: Readonly<Record<string, string>> = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
}

/** More than any honest feed of the size that is read has; a document may be made to take long otherwise. */
const mostTags = 400_000

/**
 * A feed's text as strict XML where only the usual faults are in it: something in front of the declaration, characters
 * that HTML has names for, a lone `&`, characters that XML forbids, prefixes that nobody declared. A document type is
 * left out: what it names is never fetched. Throws FeedTextError for one that defines entities, which no feed needs and
 * attackers do, and for one of too many parts.
 */
export function mendFeed(given: string): string {
  if (given.split('<', mostTags + 2).length > mostTags + 1) {
    throw new FeedTextError(`The feed has more than ${mostTags} tags; it is not read.`)
  }
  const begin = given.indexOf('<')
  const text = (begin > 0 ? given.slice(begin) : given).replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
    '',
  )
  return withPrefixes(markupOf(withoutDocumentType(text)).map(mendPart).join(''))
}

/**
 * Markup and, at every second place, what is none: CDATA and comments. By hand and not by a pattern, which would look for
 * the end of each of many that are never closed.
 */
function markupOf(text: string): readonly string[] {
  const parts: string[] = []
  let at = 0
  for (;;) {
    const begin = beginOfSection(text, at)
    parts.push(text.slice(at, begin))
    if (begin === text.length) return parts
    const close = text.startsWith('<!--', begin) ? '-->' : ']]>'
    const found = text.indexOf(close, begin + 4)
    at = found === -1 ? text.length : found + close.length
    parts.push(text.slice(begin, at))
  }
}

function beginOfSection(text: string, from: number): number {
  for (let at = text.indexOf('<!', from); at !== -1; at = text.indexOf('<!', at + 2)) {
    if (text.startsWith('<!--', at) || text.startsWith('<![CDATA[', at)) return at
  }
  return text.length
}

function mendPart(part: string, index: number): string {
  if (index % 2 === 1) return part
  return part.replace(/&(#\d{1,7};|#[xX][\da-fA-F]{1,6};|[A-Za-z]\w{0,30};)?/g, (all, reference?: string) => {
    if (reference === undefined) return '&amp;'
    if (reference.startsWith('#') || /^(amp|lt|gt|quot|apos);$/.test(reference)) return all
    return characterNamed(reference.slice(0, -1)) ?? `&amp;${reference}`
  })
}

function withoutDocumentType(text: string): string {
  const begin = text.slice(0, 2_000).search(/<!DOCTYPE\b/i)
  if (begin === -1) return text
  const end = endOfDocumentType(text, begin)
  if (/<!ENTITY\b/i.test(text.slice(begin, end))) {
    throw new FeedTextError('The feed defines entities of its own; such documents are not read.')
  }
  return text.slice(0, begin) + text.slice(end)
}

/** Past its `>`, or past the `]>` of what it declares itself. */
function endOfDocumentType(text: string, begin: number): number {
  const close = text.indexOf('>', begin)
  const bracket = text.indexOf('[', begin)
  if (bracket === -1 || close < bracket) return close === -1 ? text.length : close + 1
  const end = text.slice(bracket).search(/\]\s*>/)
  return end === -1 ? text.length : text.indexOf('>', bracket + end) + 1
}

function withPrefixes(text: string): string {
  const declared = new Set(Array.from(text.matchAll(/\sxmlns:([\w-]+)\s*=/g), (match) => match[1]))
  const used = new Set(
    Array.from(
      text.matchAll(/<\/?([A-Za-z_][\w-]*):|\s([A-Za-z_][\w-]*):[\w-]+\s*=/g),
      (match) => match[1] ?? match[2] ?? '',
    ),
  )
  const missing = [...used].filter((prefix) => !declared.has(prefix) && !/^xml/i.test(prefix))
  if (missing.length === 0) return text
  const declarations = missing.map(
    (prefix) => ` xmlns:${prefix}="${usual[prefix] ?? `urn:undeclared:${prefix}`}"`,
  )
  return text.replace(/<[A-Za-z_][\w:-]*/, (root) => root + declarations.join(''))
}
