import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '../../main/storage/text-encoding.ts'
import { checkAllDefinitions, openFlowDocument, pathAt, summariseFlow } from '../../shared/wdl/index.ts'
import { corpusFolder, readCorpusFlows } from '../support/corpus-flows.ts'

const folder = corpusFolder()
const texts = folder === undefined ? [''] : readCorpusFlows(folder).map((flow) => decodeText(flow.bytes).text)
const numRuns = process.env.FLOWBENCH_FUZZ === 'full' ? 5000 : 300

/** Pieces that break a flow in interesting ways when they land somewhere in it. */
const piece = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  ':',
  '@{',
  "'",
  'null',
  '0',
  '"runAfter": {}',
  '\\',
  '\ud800',
  '',
)

describe.skipIf(folder === undefined)('real flows, damaged', () => {
  test('are read and checked without a crash, and every place lies in the text', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), piece), {
          minLength: 1,
          maxLength: 4,
        }),
        (pick, cuts) => {
          let text = texts[pick % texts.length] ?? ''
          for (const [where, length, inserted] of cuts) {
            const at = Math.floor(where * text.length)
            text = text.slice(0, at) + inserted + text.slice(at + length)
          }
          const { problems } = checkAllDefinitions(text)
          summariseFlow(openFlowDocument(text))
          for (const { range, line, column } of problems) {
            expect(range.start).toBeGreaterThanOrEqual(0)
            expect(range.end).toBeGreaterThanOrEqual(range.start)
            expect(range.end).toBeLessThanOrEqual(text.length)
            expect(line).toBeGreaterThanOrEqual(1)
            expect(column).toBeGreaterThanOrEqual(1)
          }
        },
      ),
      { numRuns },
    )
  })

  test('with any value replaced by any other: still no crash, and what is under an offset is found', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.jsonValue({ maxDepth: 2 }),
        (pick, where, value) => {
          const source = texts[pick % texts.length] ?? ''
          const document = openFlowDocument(source)
          const path = pathAt(document, Math.floor(where * source.length))
          const root = structuredClone(JSON.parse(source))
          const parent = path.slice(0, -1).reduce((at, step) => at[step], root)
          const last = path.at(-1)
          if (last !== undefined) parent[last] = value
          const text = JSON.stringify(root)
          expect(() => checkAllDefinitions(text)).not.toThrow()
          expect(openFlowDocument(text).faults).toEqual([])
        },
      ),
      { numRuns },
    )
  })
})
