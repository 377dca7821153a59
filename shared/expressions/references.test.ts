import { describe, expect, test } from 'vitest'
import { compileTemplate, type ReferenceKind, renameReference } from './index.ts'

describe('references', () => {
  test.each<[string, unknown[]]>([
    ["@body('Get_item')?['x']", [['action', 'Get_item', "'Get_item'"]]],
    [
      "@{outputs('A')} and @{actions('B').status}",
      [
        ['action', 'A', "'A'"],
        ['action', 'B', "'B'"],
      ],
    ],
    ["@variables(concat('a', 'b'))", [['variable', undefined, "concat('a', 'b')"]]],
    ["@Parameters('p')", [['parameter', 'p', "'p'"]]],
    ["@items('L')", [['items', 'L', "'L'"]]],
    ["@iterationIndexes('U')", [['iterationIndexes', 'U', "'U'"]]],
    ["@result('S')", [['result', 'S', "'S'"]]],
    ["@appsetting('k')", [['appSetting', 'k', "'k'"]]],
    [
      "@concat(triggerBody()?['x'], item())",
      [
        ['trigger', undefined, 'triggerBody()'],
        ['item', undefined, 'item()'],
      ],
    ],
    ["@formDataValue('F', 'key')", [['action', 'F', "'F'"]]],
    ["@body('it''s')", [['action', "it's", "'it''s'"]]],
    ["text with body('A')", []],
    ["@@body('A')", []],
    ["@concat(body('A')", [['action', 'A', "'A'"]]],
  ])('%s', (text, wanted) => {
    const { references } = compileTemplate(text)
    expect(
      references.map(({ kind, name, range }) => [kind, name, text.slice(range.start, range.end)]),
    ).toEqual(wanted)
  })
})

describe('renaming', () => {
  test.each<[string, ReferenceKind, string, string, string]>([
    ["@body('a')", 'action', 'a', 'b', "@body('b')"],
    ["@body( 'A' )?['a']", 'action', 'a', "it's", "@body( 'it''s' )?['a']"],
    [
      "x @{body('a')} @{items('A')} y @{result('a')}",
      'action',
      'a',
      'b',
      "x @{body('b')} @{items('b')} y @{result('b')}",
    ],
    ["@outputs('a''b')", 'action', "a'b", 'c', "@outputs('c')"],
    ["@variables('a')", 'action', 'a', 'b', "@variables('a')"],
    [
      "@add(variables('a'), variables('A'))",
      'variable',
      'a',
      'long name',
      "@add(variables('long name'), variables('long name'))",
    ],
    ["@parameters('a')", 'parameter', 'a', 'b', "@parameters('b')"],
    ["@concat('a', body('x'))", 'action', 'a', 'b', "@concat('a', body('x'))"],
    ["@body(variables('a'))", 'action', 'a', 'b', "@body(variables('a'))"],
    ["@concat(body('a'), ", 'action', 'a', 'b', "@concat(body('b'), "],
    ['@body("a")', 'action', 'a', 'b', '@body("a")'],
    ["plain body('a')", 'action', 'a', 'b', "plain body('a')"],
    ["@@{body('a')}", 'action', 'a', 'b', "@@{body('a')}"],
  ])('%s: %s %s becomes %s', (text, kind, from, to, wanted) => {
    expect(renameReference(text, kind, from, to)).toBe(wanted)
  })
})
