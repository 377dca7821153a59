import { expect, test } from 'vitest'
import { decodeFeed, mendFeed } from './feed-text.ts'
import { readFeed } from './read-feed.ts'

const address = 'https://news.example/feeds/all.xml'
const items = (text: string) => readFeed(text, address).items

test('RSS 2.0', () => {
  const feed = readFeed(
    `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>Contoso news</title>
    <link>https://news.example/</link>
    <atom:link rel="self" href="https://news.example/feeds/all.xml" />
    <item>
      <media:title>Not this one</media:title>
      <title><![CDATA[Paper & pens]]></title>
      <link>/2026/paper</link>
      <guid isPermaLink="false">paper-1</guid>
      <pubDate>Thu, 26 Nov 2026 10:04:05 +0100</pubDate>
      <description>&lt;p&gt;Cheaper now&lt;/p&gt;</description>
      <category>Office</category><category>Prices</category><dc:subject>Paper</dc:subject>
      <enclosure url="https://news.example/paper.mp3" length="1" type="audio/mpeg"/>
      <dc:rights>Contoso</dc:rights>
    </item>
    <item><title>Older</title><guid>https://news.example/older</guid></item>
  </channel>
</rss>`,
    address,
  )
  expect(feed).toEqual({
    title: 'Contoso news',
    items: [
      {
        id: 'paper-1',
        title: 'Paper & pens',
        links: ['https://news.example/2026/paper', 'https://news.example/paper.mp3'],
        published: '2026-11-26T09:04:05.000Z',
        summary: '<p>Cheaper now</p>',
        copyright: 'Contoso',
        categories: ['Office', 'Prices', 'Paper'],
      },
      {
        id: 'https://news.example/older',
        title: 'Older',
        links: ['https://news.example/older'],
        summary: '',
        copyright: '',
        categories: [],
      },
    ],
  })
})

test('Atom 1.0', () => {
  const [first, second] = items(`<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="text">Releases</title>
  <entry>
    <id>tag:example,2026:1</id>
    <title type="html">A &amp;lt; B</title>
    <link rel="edit" href="https://news.example/edit/1"/>
    <link href="one.html"/>
    <published>2026-11-25T08:00:00Z</published>
    <updated>2026-11-26T08:00:00.5Z</updated>
    <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Some <b>bold</b> words</div></summary>
    <content>longer</content>
    <rights>free</rights>
    <category term="tools" label="Tools"/>
  </entry>
  <entry><id>2</id><title>Only content</title><updated>2026-11-24T00:00:00Z</updated><content type="html">&lt;i&gt;x&lt;/i&gt;</content></entry>
</feed>`)
  expect(first).toEqual({
    id: 'tag:example,2026:1',
    title: 'A &lt; B',
    links: ['https://news.example/feeds/one.html', 'https://news.example/edit/1'],
    published: '2026-11-25T08:00:00.000Z',
    updated: '2026-11-26T08:00:00.000Z',
    summary: 'Some <b>bold</b> words',
    copyright: 'free',
    categories: ['tools'],
  })
  expect(second).toMatchObject({ summary: '<i>x</i>', updated: '2026-11-24T00:00:00.000Z', links: [] })
  expect(second).not.toHaveProperty('published')
})

test('RSS 1.0 (RDF)', () => {
  expect(
    items(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://news.example/"><title>Old school</title></channel>
  <item rdf:about="https://news.example/1"><title>One</title><link>https://news.example/1</link>
    <description>First</description><dc:date>2026-11-26T10:00:00+01:00</dc:date></item>
</rdf:RDF>`),
  ).toMatchObject([
    {
      id: 'https://news.example/1',
      title: 'One',
      summary: 'First',
      published: '2026-11-26T09:00:00.000Z',
      links: ['https://news.example/1'],
    },
  ])
})

test('RSS 0.91 with its document type, which nobody fetches', () => {
  const feed = readFeed(
    `<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Old</title><item><title>A</title><link>https://a.example/</link></item></channel></rss>`,
    address,
  )
  expect(feed.items.map(({ id }) => id)).toEqual(['https://a.example/'])
})

test('an item that says neither id nor address has the same id each time, and another one when it says something else', () => {
  const feed = (title: string) => `<rss><channel><item><title>${title}</title></item></channel></rss>`
  const id = (title: string) => items(feed(title))[0]?.id
  expect(id('A')).toMatch(/^[\da-f]{32}$/)
  expect(id('A')).toBe(id('A'))
  expect(id('A')).not.toBe(id('B'))
})

test.each([
  ['HTML entities', '<title>Caf&eacute;&nbsp;&ndash; &hellip;</title>', 'Café\u00a0– …'],
  ['a lone ampersand', '<title>R&D & more</title>', 'R&D & more'],
  ['an unknown name', '<title>&fancy;</title>', '&fancy;'],
  ['references', '<title>&#233;&#xe9;&amp;</title>', 'éé&'],
  ['what stands in CDATA', '<title><![CDATA[&eacute; & <b>]]></title>', '&eacute; & <b>'],
  ['forbidden characters', '<title>a\u0008b</title>', 'ab'],
  ['undeclared prefixes', '<foo:bar x:y="1">1</foo:bar><title>t</title>', 't'],
])('%s', (_name, inside, title) => {
  expect(items(`<rss><channel><item>${inside}</item></channel></rss>`)[0]?.title).toBe(title)
})

test('a prefix that nobody declared means what it usually means', () => {
  const [item] = items(
    '<rss><channel><item><title>t</title><dc:date>2026-11-26</dc:date></item></channel></rss>',
  )
  expect(item?.published).toBe('2026-11-26T00:00:00.000Z')
})

test('something in front of the declaration', () => {
  expect(
    readFeed('\n \ufeff<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>', address).title,
  ).toBe('x')
})

test.each([
  ['<html><body>Sign in</body></html>', /no feed: it begins with <html>/],
  ['{"items": []}', /no feed/],
  ['', /no feed/],
  ['<rss><channel>', /no feed/],
  [
    '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><rss><channel><title>&lol2;</title></channel></rss>',
    /defines entities of its own/,
  ],
  ['<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss/>', /defines entities of its own/],
  [
    '<!DOCTYPE rss [<!ENTITY % x SYSTEM "https://evil.example/x.dtd"> %x;]><rss/>',
    /defines entities of its own/,
  ],
])('%s is refused', (text, reason) => {
  expect(() => readFeed(text, address)).toThrow(reason)
})

test('a text of too many parts is not even begun', () => {
  expect(() => items(`<rss>${'<a>'.repeat(400_000)}`)).toThrow(/more than 400000 tags/)
})

test('hostile texts take no long time', () => {
  const many = 200_000
  for (const text of [
    '<!DOCTYPE '.repeat(many),
    '&'.repeat(many),
    '<![CDATA['.repeat(many / 10),
    '<!--'.repeat(many / 10),
    '<a '.repeat(many),
  ]) {
    expect(() => readFeed(`<rss>${text}`, address)).toThrow(/no feed/)
  }
  expect(() => readFeed('<rss>'.repeat(2_000), address)).toThrow()
})

test.each([
  ['utf-8', '', new TextEncoder().encode('<a>ä€</a>')],
  ['a mark of UTF-16', '', Buffer.from('\ufeff<a>ä€</a>', 'utf16le')],
  [
    'the Content-Type',
    'text/xml; charset=windows-1252',
    Uint8Array.from(
      [...'<a>'].map((c) => c.charCodeAt(0)).concat(0xe4, 0x80, ...[...'</a>'].map((c) => c.charCodeAt(0))),
    ),
  ],
])('bytes are read by %s', (_name, contentType, bytes) => {
  expect(mendFeed(decodeFeed(bytes, contentType))).toBe('<a>ä€</a>')
})

test('bytes are read by the XML declaration; an unknown encoding is told', () => {
  const bytes = (label: string) =>
    Buffer.from(`<?xml version="1.0" encoding="${label}"?><a>\xe4</a>`, 'latin1')
  expect(decodeFeed(bytes('ISO-8859-1'), 'application/xml')).toContain('<a>ä</a>')
  expect(() => decodeFeed(bytes('klingon'), '')).toThrow(/'klingon', which is not known/)
})
