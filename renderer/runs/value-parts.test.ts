import { expect, test } from 'vitest'
import { parseJson } from '../../shared/json/index.ts'
import { callOf, pathExpression } from './expression-path.ts'
import { findInValue } from './find-in-value.ts'
import { tableOf } from './table-rows.ts'

test('a path is an expression that copes with what is missing', () => {
  expect(pathExpression(callOf('outputs', "Ada's item"), ['body', 'value', 0, "it's"])).toBe(
    "outputs('Ada''s item')?['body']?['value']?[0]?['it''s']",
  )
})

test('parts are found by name and by text, outside in, numbers to the digit', () => {
  const value = parseJson(
    '{"Order":{"id":9007199254740993},"note":"An ORDER for Ada","list":[true,{"a":1.5}]}',
  )
  expect(findInValue(value, 'order', 10)).toEqual([
    { path: ['Order'], text: '{"id":9007199254740993}' },
    { path: ['note'], text: 'An ORDER for Ada' },
  ])
  expect(findInValue(value, '740993', 10)).toEqual([{ path: ['Order', 'id'], text: '9007199254740993' }])
  expect(findInValue(value, 'true', 10)).toEqual([{ path: ['list', 0], text: 'true' }])
  expect(findInValue(value, 'e', 1)).toHaveLength(1)
})

test.each([
  ['a list', '[{"a":1},{"b":2}]', ['a', 'b'], []],
  ['an answer', '{"statusCode":200,"body":{"value":[{"id":1}]}}', ['id'], ['body', 'value']],
  ['a body', '{"body":[{"x":null}]}', ['x'], ['body']],
])('%s is a table', (_name, json, columns, path) => {
  expect(tableOf(parseJson(json))).toMatchObject({ columns, path })
})

test.each(['[]', '[1,2]', '[{"a":1},2]', '{"a":1}', '"text"', '[{}]'])('%s is none', (json) => {
  expect(tableOf(parseJson(json))).toBeUndefined()
})
