import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeEdits } from './compose-edits.ts'
import { applyTextEdits, type TextEdit } from './text-edit.ts'

/** Some edits of a text that do not overlap. */
function editsOf(text: string, cuts: readonly number[], inserted: readonly string[]): readonly TextEdit[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  const edits: TextEdit[] = []
  for (let index = 0; index + 1 < places.length; index += 2) {
    const offset = places[index] ?? 0
    edits.push({
      offset,
      length: (places[index + 1] ?? offset) - offset,
      text: inserted[index % inserted.length] ?? '',
    })
  }
  return edits
}

const step = fc.tuple(
  fc.array(fc.nat(1000), { maxLength: 6 }),
  fc.array(fc.string({ maxLength: 5 }), { minLength: 1, maxLength: 3 }),
)

test('edits composed give the text that they give one after the other', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(step, { maxLength: 6 }), (text, steps) => {
      let now = text
      const lists = steps.map(([cuts, inserted]) => {
        const edits = editsOf(now, cuts, inserted)
        now = applyTextEdits(now, edits)
        return edits
      })
      expect(applyTextEdits(text, composeEdits(text.length, lists))).toBe(now)
    }),
  )
})

test('what stays is not part of the edits', () => {
  const edits = composeEdits(9, [
    [{ offset: 0, length: 3, text: 'x' }],
    [{ offset: 4, length: 3, text: '' }],
    [{ offset: 0, length: 1, text: 'yy' }],
  ])
  expect(edits).toEqual([
    { offset: 0, length: 3, text: 'yy' },
    { offset: 6, length: 3, text: '' },
  ])
})
