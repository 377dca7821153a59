import { createHash } from 'node:crypto'
import type { XmlElement } from '@xmldom/xmldom'
import { type ParsedXml, parseXml } from '../../../../shared/expressions/xml/parse-xml.ts'
import { XmlError } from '../../../../shared/expressions/xml/xml-error.ts'
import { readFeedDate } from './feed-date.ts'
import { attributeOf, childElements, innerXml, isOf, textIn } from './feed-elements.ts'
import { FeedTextError, mendFeed } from './feed-text.ts'

/** A feed, whatever format it came in. */
export interface Feed {
  readonly title: string
  /** In the feed's order: newest first as a rule. */
  readonly items: readonly FeedItem[]
}

export interface FeedItem {
  /** Its own, or its address, or made of what it says: the same each time the feed is read. */
  readonly id: string
  readonly title: string
  /** Addresses, the usual one first. */
  readonly links: readonly string[]
  /** ISO 8601 in UTC; absent where the feed says nothing that can be understood. */
  readonly published?: string
  readonly updated?: string
  /** HTML or text. */
  readonly summary: string
  readonly copyright: string
  readonly categories: readonly string[]
}

/** What is looked at of one feed; more is an attack or a mistake. */
const mostItems = 5_000

/**
 * Reads RSS 0.9x, 1.0 (RDF), 2.0 and Atom 0.3, 1.0. Throws FeedTextError where it is none of them.
 * @param address where it came from: relative links begin there
 */
export function readFeed(text: string, address: string): Feed {
  const parsed = parsedOf(text)
  const root = parsed.document.documentElement
  if (root !== null && root.localName === 'feed') return readAtom(root, parsed, address)
  if (root !== null && (root.localName === 'rss' || root.localName === 'RDF')) {
    return readRss(root, parsed, address)
  }
  throw new FeedTextError(`What is at this address is no feed: it begins with <${root?.tagName}>.`)
}

function parsedOf(text: string): ParsedXml {
  try {
    return parseXml(mendFeed(text))
  } catch (thrown) {
    if (!(thrown instanceof XmlError)) throw thrown
    throw new FeedTextError(`What is at this address is no feed: ${thrown.message}.`)
  }
}

/** Source: rssboard.org/rss-specification, web.resource.org/rss/1.0/spec. */
function readRss(root: XmlElement, parsed: ParsedXml, address: string): Feed {
  const channel = childElements(root).find((one) => isOf(one, 'channel', 'rss'))
  // In RSS 1.0 the items stand beside the channel.
  const holders = channel === undefined ? [root] : [channel, root]
  const elements = holders.flatMap(childElements).filter((one) => isOf(one, 'item', 'rss'))
  return {
    title: channel === undefined ? '' : textIn(channel, ['title', 'rss']),
    items: elements.slice(0, mostItems).map((element) => rssItem(element, parsed, address)),
  }
}

function rssItem(element: XmlElement, _parsed: ParsedXml, address: string): FeedItem {
  const inside = childElements(element)
  const guid = inside.find((one) => isOf(one, 'guid', 'rss'))
  const id = guid === undefined ? attributeOf(element, 'about') : textIn(guid)
  const permanent = guid !== undefined && attributeOf(guid, 'isPermaLink') !== 'false' ? id : ''
  const enclosures = inside
    .filter((one) => isOf(one, 'enclosure', 'rss'))
    .map((one) => attributeOf(one, 'url'))
  return completed(id, address, {
    title: textIn(element, ['title', 'rss'], ['title', 'dc']),
    links: [
      textIn(element, ['link', 'rss']),
      ...linksOf(inside),
      /^https?:\/\//i.test(permanent) ? permanent : '',
      ...enclosures,
    ],
    published: textIn(
      element,
      ['pubDate', 'rss'],
      ['date', 'dc'],
      ['published', 'atom'],
      ['created', 'dcterms'],
    ),
    updated: textIn(element, ['updated', 'atom'], ['modified', 'dcterms']),
    summary: textIn(element, ['description', 'rss'], ['encoded', 'content'], ['summary', 'atom']),
    copyright: textIn(element, ['rights', 'dc'], ['rights', 'atom'], ['copyright', 'rss']),
    categories: inside
      .filter((one) => isOf(one, 'category', 'rss') || isOf(one, 'subject', 'dc'))
      .map((one) => textIn(one)),
  })
}

/** Source: RFC 4287; Atom 0.3 says the same in other words. */
function readAtom(root: XmlElement, parsed: ParsedXml, address: string): Feed {
  const inside = childElements(root)
  const title = inside.find((one) => isOf(one, 'title', 'atom'))
  return {
    title: title === undefined ? '' : constructText(title, parsed),
    items: inside
      .filter((one) => isOf(one, 'entry', 'atom'))
      .slice(0, mostItems)
      .map((entry) => atomItem(entry, parsed, address)),
  }
}

function atomItem(entry: XmlElement, parsed: ParsedXml, address: string): FeedItem {
  const inside = childElements(entry)
  const construct = (...names: readonly string[]) => {
    const found = names
      .map((name) => inside.find((one) => isOf(one, name, 'atom')))
      .find((one) => one !== undefined && constructText(one, parsed) !== '')
    return found === undefined ? '' : constructText(found, parsed)
  }
  return completed(textIn(entry, ['id', 'atom']), address, {
    title: construct('title'),
    links: linksOf(inside),
    published: textIn(entry, ['published', 'atom'], ['issued', 'atom'], ['created', 'atom']),
    updated: textIn(entry, ['updated', 'atom'], ['modified', 'atom']),
    summary: construct('summary', 'content'),
    copyright: construct('rights', 'copyright'),
    categories: inside
      .filter((one) => isOf(one, 'category', 'atom'))
      .map((one) => attributeOf(one, 'term') || attributeOf(one, 'label')),
  })
}

/** Text, HTML as text, or XHTML, which is written out as HTML. */
function constructText(element: XmlElement, parsed: ParsedXml): string {
  return attributeOf(element, 'type') === 'xhtml' ? innerXml(element, parsed) : textIn(element)
}

/** Addresses of Atom's links, the page first. */
function linksOf(elements: readonly XmlElement[]): readonly string[] {
  const links = elements.filter((one) => isOf(one, 'link', 'atom') && attributeOf(one, 'rel') !== 'self')
  const isPage = (one: XmlElement) => ['', 'alternate'].includes(attributeOf(one, 'rel'))
  return [...links.filter(isPage), ...links.filter((one) => !isPage(one))].map((one) =>
    attributeOf(one, 'href'),
  )
}

interface Parts {
  readonly title: string
  readonly links: readonly string[]
  readonly published: string
  readonly updated: string
  readonly summary: string
  readonly copyright: string
  readonly categories: readonly string[]
}

function completed(id: string, address: string, parts: Parts): FeedItem {
  const links = [...new Set(parts.links.filter((link) => link !== '').map((link) => absolute(link, address)))]
  const published = dateOf(parts.published)
  const updated = dateOf(parts.updated)
  return {
    id: id || links[0] || madeOf(parts),
    title: parts.title,
    links,
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
    summary: parts.summary,
    copyright: parts.copyright,
    categories: parts.categories.filter((category) => category !== ''),
  }
}

function madeOf({ published, summary, title }: Parts): string {
  return createHash('sha256').update([title, published, summary].join('\n')).digest('hex').slice(0, 32)
}

function dateOf(text: string): string | undefined {
  const ms = readFeedDate(text)
  return ms === undefined ? undefined : new Date(ms).toISOString()
}

function absolute(link: string, address: string): string {
  try {
    return new URL(link, address).href
  } catch {
    return link
  }
}
