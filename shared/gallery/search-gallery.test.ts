import { expect, test } from 'vitest'
import type { GalleryEntry } from './gallery-entry.ts'
import { galleryFacets, searchGallery } from './search-gallery.ts'

function entry(id: string, name: string, more: Partial<GalleryEntry> = {}): GalleryEntry {
  const [provider = id, service] = id.split('/')
  return {
    id,
    name,
    provider,
    ...(service === undefined ? {} : { service }),
    categories: [],
    color: '#0f6cbd',
    operations: 10,
    auth: ['none'],
    version: '1',
    summary: '',
    isUnofficial: false,
    hasHost: true,
    bytes: 1,
    ...more,
  }
}

const entries = [
  entry('github.com/api', 'GitHub v3 REST API', {
    categories: ['developer_tools'],
    auth: ['oauth2'],
    operations: 900,
  }),
  entry('github.com/old', 'GitHub v2 REST API', { operations: 5 }),
  entry('hubs.example', 'Hub of gits', { summary: 'Not GitHub, but near it.' }),
  entry('spotify.com/fans', 'Spotify Web API', { isUnofficial: true, operations: 99 }),
  entry('spotify.com', 'Spotify Web API', { operations: 98 }),
  entry('weather.example', 'Wetterdienst für Köln', { categories: ['open_data'], auth: ['apiKey'] }),
  entry('googleapis.com/calendar', 'Calendar API', { categories: ['analytics'] }),
]
const ids = (found: readonly GalleryEntry[]) => found.map(({ id }) => id)

test.each([
  ['github', ['github.com/api', 'github.com/old', 'hubs.example']],
  ['GITHUB.COM', ['github.com/api', 'github.com/old']],
  ['github old', ['github.com/old']],
  ['spotify', ['spotify.com', 'spotify.com/fans']],
  ['koln', ['weather.example']],
  ['google calendar', ['googleapis.com/calendar']],
  ['developer tools', ['github.com/api']],
  ['(.*)', [...ids(searchGallery(entries, {}))]],
  ['nothing at all', []],
])('%s finds, the best first', (text, expected) => {
  expect(ids(searchGallery(entries, { text }))).toEqual(expected)
})

test('filters narrow, by name without words', () => {
  expect(ids(searchGallery(entries, { auth: 'apiKey' }))).toEqual(['weather.example'])
  expect(ids(searchGallery(entries, { category: 'developer_tools', auth: 'apiKey' }))).toEqual([])
  expect(ids(searchGallery(entries, {}))[0]).toBe('googleapis.com/calendar')
})

test('facets count, the most frequent first', () => {
  expect(galleryFacets(entries).auth).toEqual([
    { value: 'none', count: 5 },
    { value: 'apiKey', count: 1 },
    { value: 'oauth2', count: 1 },
  ])
  expect(galleryFacets(entries).categories.map(({ value }) => value)).toEqual([
    'analytics',
    'developer_tools',
    'open_data',
  ])
})
