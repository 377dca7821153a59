// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { asId, type Content } from '../../shared/run/index.ts'
import type { FakeSeed } from '../bridge/fake-bridge.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { ContentView } from './content-view.tsx'

afterEach(cleanup)
const show = (content: Content | undefined, seed: FakeSeed = {}) =>
  renderWithBridge(<ContentView title="Outputs" content={content} />, seed)
const inline = (json: string): Content => ({ kind: 'inline', json })
const stored = (bytes: number): Content => ({ kind: 'stored', hash: asId.content('h'), bytes })
const text = () => screen.getByRole('region', { name: 'Outputs' }).textContent

test('a value as a tree and as text, numbers as exact as they were', async () => {
  const { user } = show(inline('{"id":9007199254740993,"price":5.0,"rows":[{"a":null}]}'))
  expect(text()).toContain('9007199254740993')
  expect(text()).toContain('5.0')
  await user.click(screen.getByRole('tab', { name: 'Raw' }))
  expect(screen.getByRole('region', { name: 'Outputs' }).querySelector('pre')?.textContent).toBe(
    '{\n  "id": 9007199254740993,\n  "price": 5.0,\n  "rows": [\n    {\n      "a": null\n    }\n  ]\n}',
  )
})

test('branches close and open; a long list comes in parts', async () => {
  const { user } = show(inline(JSON.stringify({ rows: Array.from({ length: 250 }, (_, at) => `row ${at}`) })))
  expect(screen.queryByText('"row 100"')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show 100 more' }))
  expect(screen.getByText('"row 100"')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^Collapse rows: / }))
  expect(screen.queryByText('"row 1"')).toBeNull()
  expect(screen.getByRole('button', { name: /^Expand rows: / }).getAttribute('aria-expanded')).toBe('false')
})

test('nothing, and secured', () => {
  show(undefined)
  expect(text()).toContain('None')
  cleanup()
  show({ kind: 'secured' })
  expect(text()).toContain('Hidden by secure inputs or outputs')
})

test('a small stored payload comes by itself', async () => {
  show(stored(2000), { contents: { h: '{"body":"here"}' } })
  expect(await screen.findByText('"here"')).toBeTruthy()
})

test('a large one comes when asked for', async () => {
  const { user, bridge } = show(stored(3_000_000), { contents: { h: '{"body":"here"}' } })
  expect(bridge.requests).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Load 2.9 MB' }))
  expect(await screen.findByText('"here"')).toBeTruthy()
})

test('one that cannot be loaded says why and can be asked for again', async () => {
  const { user } = show(stored(2000), {
    contents: { h: '"here"' },
    failures: { 'runs:content': { code: 'run.store-locked', message: 'The history is locked.' } },
  })
  expect((await screen.findByRole('alert')).textContent).toContain('The history is locked.')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('"here"')).toBeTruthy()
})

test('a part is copied as the expression that reads it, from the tree and from what was searched', async () => {
  const { user } = renderWithBridge(
    <ContentView
      title="Outputs"
      content={inline('{"body":{"value":[{"id":7,"it\'s":"Ada"}]}}')}
      expression="outputs('Get')"
    />,
  )
  await user.click(screen.getByRole('button', { name: /^Expand 0: / }))
  await user.click(screen.getByRole('button', { name: 'Copy the expression of id' }))
  expect(await navigator.clipboard.readText()).toBe("@outputs('Get')?['body']?['value']?[0]?['id']")
  await user.click(screen.getByRole('button', { name: 'Search' }))
  await user.type(screen.getByRole('searchbox', { name: 'Search in Outputs' }), 'ada')
  expect(screen.getByRole('status').textContent).toBe('1 found')
  await user.click(screen.getByRole('button', { name: /it''s.*Ada/ }))
  expect(await navigator.clipboard.readText()).toBe("@outputs('Get')?['body']?['value']?[0]?['it''s']")
  await user.type(screen.getByRole('searchbox'), ' of nobody')
  expect(screen.getByRole('status').textContent).toBe('Nothing found')
})

test('a list of objects as a table, other values not', async () => {
  const { user } = show(inline('{"body":{"value":[{"id":1,"name":"Ada"},{"id":2,"tags":["x"]}]}}'))
  await user.click(screen.getByRole('tab', { name: 'Table' }))
  const table = screen.getByRole('table', { name: 'Outputs' })
  expect(
    [...table.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent)),
  ).toEqual([
    ['#', 'id', 'name', 'tags'],
    ['0', '1', 'Ada', ''],
    ['1', '2', '', '["x"]'],
  ])
  cleanup()
  show(inline('{"a":1}'))
  expect(screen.queryByRole('tab', { name: 'Table' })).toBeNull()
})

test('bytes are written to a file', async () => {
  const { user, bridge } = show(inline('{"body":{"$content-type":"application/pdf","$content":"JVBERi0="}}'))
  await user.click(screen.getByRole('button', { name: 'Save as file (5 B)…' }))
  expect(bridge.requests.at(-1)).toEqual({
    channel: 'runs:saveBinary',
    args: { name: 'content.pdf', base64: 'JVBERi0=' },
  })
})
