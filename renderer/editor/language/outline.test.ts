import { expect, test } from 'vitest'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { compose, flowText } from '../../designer/testing/flow-text.ts'
import { embeddedAt, ownerOf } from './embedded-expression.ts'
import { crumbsAt, type OutlineItem, outlineOf } from './outline.ts'

const text = flowText({
  First: compose(),
  Check: {
    type: 'If',
    expression: '@equals(1, 1)',
    actions: { Yes: { type: 'Compose', inputs: 'a "quoted" @{concat(\'x\', 1)} end' } },
    else: { actions: { No: compose() } },
  },
  Group: { type: 'Scope', actions: { Inner: compose() } },
})
const document = openFlowDocument(text)
const names = (items: readonly OutlineItem[]): unknown =>
  items.map(({ name, children }) => [name, names(children)])

test('the outline nests as the flow does; branches of a condition have lines of their own', () => {
  expect(names(outlineOf(document))).toEqual([
    ['manual', []],
    ['First', []],
    [
      'Check',
      [
        ['actions', [['Yes', []]]],
        ['else', [['No', []]]],
      ],
    ],
    ['Group', [['Inner', []]]],
  ])
})

test('the way to a place', () => {
  const crumbs = crumbsAt(outlineOf(document), text.indexOf('"No"') + 2)
  expect(crumbs.map(({ item }) => item.name)).toEqual(['Check', 'else', 'No'])
  expect(crumbs[0]?.siblings.map(({ name }) => name)).toEqual(['manual', 'First', 'Check', 'Group'])
})

test('an expression inside of a string, escapes counted', () => {
  const at = text.indexOf('concat') + 3
  const embedded = embeddedAt(document, at)
  expect(embedded?.source).toBe("concat('x', 1)")
  expect(embedded?.offset).toBe(3)
  const range = embedded?.toText({ start: 0, end: 6 })
  expect(text.slice(range?.start, range?.end)).toBe('concat')
  expect(embeddedAt(document, text.indexOf('quoted'))).toBeUndefined()
  expect(embeddedAt(document, text.indexOf('"First"') + 3)).toBeUndefined()
})

test('whose place it is', () => {
  const path = ['properties', 'definition', 'actions', 'Check', 'else', 'actions', 'No', 'inputs']
  expect(ownerOf(document, path)).toEqual({ owner: 'No', place: ['inputs'] })
  expect(ownerOf(document, ['properties', 'displayName'])).toEqual({ owner: undefined, place: [] })
})
