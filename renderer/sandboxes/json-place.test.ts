import { expect, test } from 'vitest'
import {
  columnsOf,
  flat,
  isTable,
  type Json,
  nameOf,
  templateOf,
  valueAt,
  withValueAt,
} from './json-place.ts'

const state: Json = {
  sites: [{ url: 'a', lists: [{ title: 'L', items: [{ id: 1, fields: { Title: 'T' } }] }] }],
  n: 1,
}

test('values are found, changed, added and taken away at a place', () => {
  expect(valueAt(state, ['sites', 0, 'lists', 0, 'title'])).toBe('L')
  expect(valueAt(state, ['sites', 5, 'lists'])).toBeUndefined()
  const changed = withValueAt(state, ['sites', 0, 'lists', 0, 'title'], 'M')
  expect(valueAt(changed, ['sites', 0, 'lists', 0, 'title'])).toBe('M')
  expect(valueAt(changed, ['sites', 0, 'url'])).toBe('a')
  expect(valueAt(state, ['sites', 0, 'lists', 0, 'title'])).toBe('L')
  expect(withValueAt([1, 2, 3], [1], undefined)).toEqual([1, 3])
  expect(withValueAt([1], [1], 2)).toEqual([1, 2])
  expect(withValueAt({ a: 1, b: 2 }, ['a'], undefined)).toEqual({ b: 2 })
  expect(withValueAt({ a: 1 }, [], { b: 1 })).toEqual({ b: 1 })
})

test('lists of objects are tables, with the telling columns first', () => {
  expect(isTable([{ a: 1 }])).toBe(true)
  expect(isTable([1])).toBe(false)
  expect(columnsOf([{ modified: 'x', id: 1, deep: {}, path: '/a' }])).toEqual([
    'path',
    'id',
    'modified',
    'deep',
  ])
})

test('columns of list items stand beside their other values', () => {
  expect(flat({ id: 1, fields: { Title: 'T', id: 2 } })).toEqual({ Title: 'T', id: 1 })
  expect(flat({ id: 1 })).toEqual({ id: 1 })
})

test('an entry has a name, and is a template for the next', () => {
  expect(nameOf({ id: 1, fields: { Title: 'T' } })).toBe('T')
  expect(nameOf(5)).toBeUndefined()
  expect(templateOf([{ id: 1, accountid: 'x', title: 'A', created: 'now' }])).toEqual({ title: 'A' })
  expect(templateOf([])).toEqual({})
})
