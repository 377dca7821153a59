import fc from 'fast-check'
import { createEditor } from 'lexical'
import { describe, expect, test } from 'vitest'
import { $fieldText, $fillField, $segments } from './field-model.ts'
import { type FieldSyntax, joinedSource, segmentsOf, textOfSegments } from './field-segments.ts'
import { PillNode } from './pill-node.tsx'

/** A text put into a field's editor and read out again, with the pills it shows. */
function throughEditor(text: string, syntax: FieldSyntax): { text: string; pills: string[] } {
  const editor = createEditor({
    nodes: [PillNode],
    onError: (error) => {
      throw error
    },
  })
  editor.update(() => $fillField(text, syntax), { discrete: true })
  return editor.read(() => ({
    text: $fieldText(syntax),
    pills: $segments().flatMap((segment) => (segment.kind === 'pill' ? [segment.expression] : [])),
  }))
}

describe('a text as pills and plain pieces', () => {
  test.each<[string, FieldSyntax, string[]]>([
    ['', 'string', []],
    ['plain', 'string', []],
    ["@body('x')", 'string', ["body('x')"]],
    ["Hello @{triggerBody()?['name']}!", 'string', ["triggerBody()?['name']"]],
    ["@{ variables( 'x' ) }@{item()}", 'string', [" variables( 'x' ) ", 'item()']],
    ['@@body(1)', 'string', []],
    ['a @@{b} @ c', 'string', []],
    ["@{concat('}', '{')} end", 'string', ["concat('}', '{')"]],
    ['@{broken(} and @{item()}', 'string', ['item()']],
    ['@john writes', 'string', []],
    ['@{open', 'string', []],
    ['line 1\r\nline 2\n\n@{item()}\t', 'string', ['item()']],
    ['@concat(\n  1,\n  2\n)', 'string', ['concat(\n  1,\n  2\n)']],
    ['{"to": "@{item()?[\'mail\']}", "n": 1}', 'json', ["item()?['mail']"]],
    ['{"a": "say \\"@{item()}\\" @@{x}", "@k": "@variables(\'v\')"}', 'json', ['item()', "variables('v')"]],
    ['{"a": "@{concat(\'\\u0041\', \'\\\\\')}"', 'json', ["concat('A', '\\')"]],
    ['{"a": "@{item()}', 'json', []],
  ])('%j read as %s', (text, syntax, pills) => {
    expect(textOfSegments(segmentsOf(text, syntax))).toBe(text)
    expect(throughEditor(text, syntax)).toEqual({ text, pills })
  })

  test('@john is a call without parentheses to nobody, so it is no pill', () => {
    expect(segmentsOf('@john', 'string').map(({ kind }) => kind)).toEqual(['text'])
  })

  test('any text comes out of a field as it went in', () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        '@',
        '@{',
        '}',
        '@@',
        '@@{',
        "'",
        "''",
        '"',
        '\\',
        '\r',
        '\n',
        '\t',
        '\u2028',
        'item()',
        "body('x')",
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    )
    const texts = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.constantFrom<FieldSyntax>('string', 'json'), (text, syntax) => {
        expect(throughEditor(text, syntax).text).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('pills that get company', () => {
  const pill = { kind: 'pill', source: "@body('x')", expression: "body('x')" } as const
  const text = (source: string) => ({ kind: 'text', source }) as const
  test.each([
    ['alone it keeps its type', [pill], 'string', "@body('x')"],
    ['with text it is interpolated', [text('Hi '), pill], 'string', "Hi @{body('x')}"],
    [
      'an @ before it does not escape it',
      [text('to @'), { ...pill, source: '@{item()}' }],
      'string',
      "to @{'@'}@{item()}",
    ],
    ['alone in a JSON string', [text('{"a": "'), pill, text('"}')], 'json', '{"a": "@body(\'x\')"}'],
    [
      'with text in a JSON string',
      [text('{"a": "Hi '), pill, text('"}')],
      'json',
      '{"a": "Hi @{body(\'x\')}"}',
    ],
  ] as const)('%s', (_name, segments, syntax, expected) => {
    expect(joinedSource(segments, syntax)).toBe(expected)
    expect(segmentsOf(expected, syntax).some(({ kind }) => kind === 'pill')).toBe(true)
  })
})
