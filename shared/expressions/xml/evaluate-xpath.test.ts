import { expect, test } from 'vitest'
import { evaluateXPath } from './evaluate-xpath.ts'
import { parseXml } from './parse-xml.ts'

const small = parseXml('<r><a i="1"><b>1</b></a><a i="2"><b>2</b></a><a i="3"><b>3</b></a></r>').document

function values(expression: string): unknown {
  const result = evaluateXPath(expression, small, {})
  return Array.isArray(result) ? result.map((node) => node.nodeValue) : result
}

test.each<[string, unknown]>([
  ['//b/text()', ['1', '2', '3']],
  ['(//a[3]/b | //a[1]/b)/text()', ['1', '3']],
  ['//a[2]/preceding-sibling::a/@i', ['1']],
  ['//b[. = 3]/ancestor::r//b/text()', ['1', '2', '3']],
  ['(//a/@i)[last()]', ['3']],
  ['string(//a[preceding-sibling::a]/b)', '2'],
  ['string((//a[position() > 1])[1]/@i)', '2'],
  ['count(//a | //a | //b)', 6],
  ['number(//none)', Number.NaN],
  ["number('1e3')", Number.NaN],
  ["'10' > 9", true],
])('%s', (expression, wanted) => {
  expect(values(expression)).toEqual(wanted)
})

test('predicates over twenty thousand siblings come to an end', () => {
  const rows = Array.from({ length: 20_000 }, (_, id) => `<a><b>${id}</b></a>`).join('')
  const { document } = parseXml(`<r>${rows}</r>`)
  expect(evaluateXPath('/r/a[b = 19999]/b/text()', document, {})).toHaveLength(1)
  expect(evaluateXPath('//a[position() < 10]', document, {})).toHaveLength(9)
})
