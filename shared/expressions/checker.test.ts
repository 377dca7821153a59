import { describe, expect, test } from 'vitest'
import { checkExpression, type ExpressionScope, parseExpression } from './index.ts'

function check(source: string, scope?: ExpressionScope): string[] {
  return checkExpression(parseExpression(source).expression, scope).map(
    ({ code, severity, message, hint, range }) =>
      `${severity} ${code.slice(11)} ${source.slice(range.start, range.end)}: ${message}${hint === undefined ? '' : ` ${hint}`}`,
  )
}

test.each<[string, string[]]>([
  ["concat('a', toLower('B'))", []],
  ["tolwer('B')", ["error unknown-function tolwer: There is no function 'tolwer'. Did you mean 'toLower'?"]],
  [
    "completelyUnknownThing('B')",
    ["error unknown-function completelyUnknownThing: There is no function 'completelyUnknownThing'."],
  ],
  [
    'toLower()',
    [
      "error argument-count toLower(): The function 'toLower' takes 1 argument, but 0 are given. It takes (text).",
    ],
  ],
  [
    "substring('a', 1, 2, 3)",
    [
      "error argument-count substring('a', 1, 2, 3): The function 'substring' takes 2 to 3 arguments, but 4 are given. It takes (text, startIndex, length?).",
    ],
  ],
  [
    'add(1)',
    [
      "error argument-count add(1): The function 'add' takes 2 arguments, but 1 is given. It takes (summand_1, summand_2).",
    ],
  ],
  [
    "union(json('[]'))",
    [
      "error argument-count union(json('[]')): The function 'union' takes at least 2 arguments, but 1 is given. It takes (collection1, collection2...).",
    ],
  ],
  ["add('1', 2)", ["error argument-type '1': The function 'add' takes number for 'summand_1', not string."]],
  [
    'toUpper(length(null))',
    [
      "error argument-type length(null): The function 'toUpper' takes string for 'text', not integer.",
      "error argument-type null: The function 'length' takes string or array for 'collection', not null.",
    ],
  ],
  [
    "if('x', 1, 2)",
    ["error argument-type 'x': The function 'if' takes boolean for 'expression', not string."],
  ],
  ["toLower(body('x'))", []],
  ["toLower(body('x')?['y'])", []],
  ["xpath(xml('<a/>'), '/a')", []],
  [
    "decodeBase64('YQ==')",
    [
      "warning deprecated-function decodeBase64: The function 'decodeBase64' is deprecated. Use 'base64ToString' instead.",
    ],
  ],
  [
    'add(99999999999999999999, 1)',
    ['error overflow 99999999999999999999: This integer does not fit in 64 bits.'],
  ],
])('%s', (source, issues) => {
  expect(check(source)).toEqual(issues)
})

describe('names, with a scope', () => {
  const scope: ExpressionScope = { names: { action: ['Get_item', 'For each'], variable: [] }, hasItem: false }
  test.each<[string, string[]]>([
    ["body('get_ITEM')", []],
    [
      "body('Get_itm')",
      ["error missing-reference 'Get_itm': There is no action 'Get_itm' here. Did you mean 'Get_item'?"],
    ],
    ["variables('x')", ["error missing-reference 'x': There is no variable 'x' here."]],
    ["parameters('x')", []],
    ["body(variables('x'))", ["error missing-reference 'x': There is no variable 'x' here."]],
    [
      'item()',
      ["error not-available item(): 'item()' has a value only inside a loop, Select or Filter array."],
    ],
  ])('%s', (source, issues) => {
    expect(check(source, scope)).toEqual(issues)
  })
})
