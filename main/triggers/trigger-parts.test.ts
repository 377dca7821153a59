import { expect, test } from 'vitest'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { compileRelativePath } from './relative-path.ts'
import { splitOutputs } from './split-on.ts'

test.each<[string, string, Readonly<Record<string, string>> | undefined]>([
  ['', '', {}],
  ['', 'more', undefined],
  ['/orders', 'Orders/', {}],
  ['/orders', 'ordersx', undefined],
  ['/customers/{id}/orders/{order}', 'customers/a%2Fb/orders/17', { id: 'a/b', order: '17' }],
  ['/customers/{id}', 'customers/1/2', undefined],
  ['{id}', '%zz', { id: '%zz' }],
  ['/v1.0/ä {x}', 'v1.0/%C3%A4%20y', { x: 'y' }],
  ['/v1.0', 'v1x0', undefined],
])('relative path %j takes %j as %j', (template, path, expected) => {
  expect(compileRelativePath(template)(path)).toEqual(expected)
})

test.each<[WdlValue, WdlValue, readonly WdlValue[] | undefined]>([
  [
    { headers: { a: 'b' }, body: { value: [1, 2] } },
    [1, 2],
    [
      { headers: { a: 'b' }, body: 1 },
      { headers: { a: 'b' }, body: 2 },
    ],
  ],
  [{ Body: [1] }, [{ id: 1 }], [{ Body: { id: 1 } }]],
  [{ body: [] }, [], []],
  [{ body: null }, null, []],
  [{ body: {} }, {}, undefined],
])('outputs %j split on %j', (outputs, items, expected) => {
  expect(splitOutputs(outputs, items)).toEqual(expected)
})
