import { beforeAll, expect, test } from 'vitest'
import { plainContext } from '../expressions/index.ts'
import type { WdlValue } from '../expressions/value.ts'
import { parseJson } from '../json/index.ts'
import { match, prepareMatching } from './match.ts'
import { checkExpected } from './matcher.ts'

beforeAll(prepareMatching)

const sources = { nowMs: () => 0, random: () => 0, newGuid: () => '' }
const differences = (actual: string | undefined, expected: string) =>
  match(actual === undefined ? undefined : parseJson(actual), parseJson(expected), {
    contextOf: (item: WdlValue) => plainContext({ item, variables: { Limit: 5 } }, sources),
  }).map(({ path, kind }) => `${path.join('.')}:${kind}`)

test.each<[string | undefined, string]>([
  ['5', '5.0'],
  ['{"a":1,"b":[1,{"c":null}]}', '{"b":[1,{"c":null}],"a":1}'],
  ['9007199254740993', '9007199254740993'],
  ['"x"', '{"$any":true}'],
  [undefined, '{"$absent":true}'],
  ['{"a":1}', '{"a":1,"b":{"$absent":true}}'],
  ['{"a":1,"b":2}', '{"$partial":{"b":2}}'],
  ['{"a":{"b":1,"c":2}}', '{"$partial":{"a":{"c":2}}}'],
  ['"Order 5 is late"', '{"$contains":"5 is"}'],
  ['[{"id":1,"x":2},{"id":2}]', '{"$contains":{"id":1}}'],
  ['"A-2026-01"', '{"$regex":"^a-\\\\d{4}","$flags":"i"}'],
  ['3', '{"$type":"integer"}'],
  ['null', '{"$type":["string","null"]}'],
  ['"2026-01-31T08:00:00Z"', '{"$type":"date"}'],
  ['{"n":1}', '{"$jsonSchema":{"type":"object","required":["n"]}}'],
  ['3.14159', '{"$approx":3.14,"$within":0.01}'],
  ['"2026-01-31T08:00:03Z"', '{"$approx":"2026-01-31T08:00:00Z","$within":5}'],
  ['6', '{"$expression":"@greater(item(), variables(\'Limit\'))"}'],
  ['6', '{"$expression":"greater(item(), 5)"}'],
  ['6', '{"$not":5}'],
  ['6', '{"$anyOf":[5,6]}'],
  ['6', '{"$allOf":[{"$type":"number"},{"$not":7}]}'],
  ['[1,2,3]', '{"$length":3}'],
  ['"abc"', '{"$length":{"$approx":3}}'],
  [
    '{"$content-type":"text/plain","$content":"eA=="}',
    '{"$content-type":"text/plain","$content":{"$any":true}}',
  ],
  ['{"$any":true}', '{"$equals":{"$any":true}}'],
])('%s matches %s', (actual, expected) => expect(differences(actual, expected)).toEqual([]))

test.each<[string | undefined, string, string[]]>([
  ['5', '6', [':different']],
  ['"5"', '5', [':wrong-type']],
  [undefined, '5', [':missing']],
  ['{"a":1,"b":2}', '{"a":1}', ['b:unexpected']],
  ['{"a":{"b":[1,2]}}', '{"a":{"b":[1,3,4]}}', ['a.b.1:different', 'a.b.2:missing']],
  ['[1,2]', '[1]', ['1:unexpected']],
  ['9007199254740993', '9007199254740992', [':different']],
  ['5', '{"$absent":true}', [':unexpected']],
  [undefined, '{"$any":true}', [':missing']],
  ['"abc"', '{"$contains":"x"}', [':no-match']],
  ['5', '{"$regex":"5"}', [':no-match']],
  ['3.5', '{"$type":"integer"}', [':no-match']],
  ['{"n":"1"}', '{"$jsonSchema":{"properties":{"n":{"type":"number"}}}}', [':no-match']],
  ['3.2', '{"$approx":3.14,"$within":0.01}', [':no-match']],
  ['5', '{"$expression":"@greater(item(), 5)"}', [':no-match']],
  ['null', '{"$expression":"@greater(item(), 5)"}', [':no-match']],
  ['6', '{"$not":{"$type":"number"}}', [':no-match']],
  ['7', '{"$anyOf":[5,6]}', [':no-match']],
  ['[1]', '{"$length":2}', [':no-match']],
  ['{"a":{"$any":true}}', '{"$equals":{"a":1}}', [':different']],
])('%s does not match %s', (actual, expected, found) => expect(differences(actual, expected)).toEqual(found))

test.each<[WdlValue, [string, boolean][]]>([
  [{ a: [{ $regex: '(a+)+' }] }, [['a.0.$regex', true]]],
  [{ $regex: '(' }, [['$regex', true]]],
  [{ $type: 'text' }, [['$type', true]]],
  [{ $any: false }, [['$any', true]]],
  [{ $anyOf: 5 }, [['$anyOf', true]]],
  [{ $approx: 'soon' }, [['$approx', true]]],
  [{ $approx: 1, $within: -1 }, [['$within', true]]],
  [{ $expression: '@greater(' }, [['$expression', true]]],
  [{ $any: true, other: 1 }, [['other', true]]],
  [{ $partail: {} }, [['$partail', false]]],
  [{ $filter: 'x eq 1', $top: 5 }, []],
  [{ $equals: { $type: 'text' } }, []],
])('%j is checked', (expected, issues) => {
  expect(checkExpected(expected).map(({ path, isError }) => [path.join('.'), isError])).toEqual(issues)
})
