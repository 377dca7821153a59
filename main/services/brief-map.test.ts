import { expect, test } from 'vitest'
import { BriefMap } from './brief-map.ts'

test('what is put in is there until it is deleted', () => {
  const map = new BriefMap<string, { readonly name: string }>()
  const [first, second] = [{ name: 'first' }, { name: 'second' }]
  map.set('a', { name: 'earlier' })
  map.set('a', first)
  map.set('b', second)
  expect(map.values()).toEqual([first, second])
  map.delete('a')
  map.delete('a')
  expect([map.get('a'), map.has('a'), map.get('b')]).toEqual([undefined, false, second])
  map.clear()
  expect(map.values()).toEqual([])
})
