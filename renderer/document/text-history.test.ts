import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextEdit } from '../../shared/wdl/text-edit.ts'
import { closeStep, emptyHistory, recordEdit, redoStep, type TextHistory, undoStep } from './text-history.ts'

interface State {
  readonly text: string
  readonly history: TextHistory
}

const start: State = { text: 'abc', history: emptyHistory }

function type(state: State, offset: number, text: string, at: number, length = 0): State {
  return recordEdit(state.history, state.text, {
    edits: [{ offset, length, text }],
    name: 'typing',
    source: 'code',
    at,
    isTyping: true,
  })
}

function design(state: State, edits: readonly TextEdit[], name: string): State {
  return recordEdit(state.history, state.text, { edits, name, source: 'designer', at: 0 })
}

const names = ({ history }: State) => history.undo.map((step) => step.name)

describe('bursts of typing', () => {
  test('letters typed one after the other are one step', () => {
    let state = type(start, 3, 'd', 0)
    state = type(state, 4, 'e', 300)
    state = type(state, 5, 'f', 600)
    expect([state.text, names(state)]).toEqual(['abcdef', ['typing']])
    expect(undoStep(state.history, state.text)?.text).toBe('abc')
  })

  test('deleting backwards goes on with the burst', () => {
    let state = type(start, 3, 'd', 0)
    state = type(state, 3, '', 100, 1)
    state = type(state, 2, '', 200, 1)
    expect([state.text, names(state)]).toEqual(['ab', ['typing']])
    expect(undoStep(state.history, state.text)?.text).toBe('abc')
  })

  test.each<[string, (state: State) => State]>([
    ['a pause', (state) => type(state, 4, 'e', 2_000)],
    ['another place', (state) => type(state, 0, 'e', 100)],
    ['a new line', (state) => type(state, 4, '\n', 100)],
    [
      'the editor lost the focus',
      (state) => type({ ...state, history: closeStep(state.history) }, 4, 'e', 100),
    ],
    ['an edit in the designer', (state) => design(state, [{ offset: 4, length: 0, text: 'e' }], 'add')],
  ])('%s begins a new step', (_name, next) => {
    expect(names(next(type(start, 3, 'd', 0)))).toHaveLength(2)
  })
})

describe('one history for both views', () => {
  test('undo takes back the last step wherever it was made, redo makes it again', () => {
    let state = type(start, 3, 'd', 0)
    state = design(state, [{ offset: 0, length: 1, text: 'A' }], 'rename')
    state = type(state, 4, '!', 100)
    expect([state.text, names(state)]).toEqual(['Abcd!', ['typing', 'rename', 'typing']])
    const texts = [state.text]
    for (
      let taken = undoStep(state.history, state.text);
      taken;
      taken = undoStep(state.history, state.text)
    ) {
      state = taken
      texts.push(state.text)
    }
    expect(texts).toEqual(['Abcd!', 'Abcd', 'abcd', 'abc'])
    for (
      let taken = redoStep(state.history, state.text);
      taken;
      taken = redoStep(state.history, state.text)
    ) {
      state = taken
    }
    expect(state.text).toBe('Abcd!')
  })

  test('an edit after undo lets go of what could be redone', () => {
    const typed = type(start, 3, 'd', 0)
    const undone = undoStep(typed.history, typed.text) as State
    expect(design(undone, [{ offset: 0, length: 0, text: 'x' }], 'add').history.redo).toEqual([])
  })

  test('equal versions are equal texts', () => {
    const typed = type(start, 3, 'd', 0)
    const undone = undoStep(typed.history, typed.text)
    expect(undone?.history.version).toBe(start.history.version)
    expect(undone && redoStep(undone.history, undone.text)?.history.version).toBe(typed.history.version)
  })
})

test('undoing everything gives the first text back, redoing everything the last one', () => {
  const edit = fc.record({
    at: fc.nat(),
    length: fc.nat(5),
    text: fc.string({ maxLength: 5 }),
    pause: fc.nat(3000),
  })
  fc.assert(
    fc.property(fc.string(), fc.array(edit, { maxLength: 30 }), (first, edits) => {
      let state: State = { text: first, history: emptyHistory }
      let clock = 0
      for (const { at, length, text, pause } of edits) {
        clock += pause
        const offset = at % (state.text.length + 1)
        state = type(state, offset, text, clock, Math.min(length, state.text.length - offset))
      }
      const last = state.text
      for (
        let taken = undoStep(state.history, state.text);
        taken;
        taken = undoStep(state.history, state.text)
      ) {
        state = taken
      }
      expect(state.text).toBe(first)
      for (
        let taken = redoStep(state.history, state.text);
        taken;
        taken = redoStep(state.history, state.text)
      ) {
        state = taken
      }
      expect(state.text).toBe(last)
    }),
    { numRuns: 300 },
  )
})
