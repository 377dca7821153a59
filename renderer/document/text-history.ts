import { applyTextEdits, invertEdits, type TextEdit } from '../../shared/wdl/text-edit.ts'

/** Where an edit was made; both views share one history. */
export type EditSource = 'code' | 'designer' | 'file'

/** A step that can be undone: what it is called and how the text goes there and back. */
export interface HistoryStep {
  /** What people read: 'Undo Rename action'. */
  readonly name: string
  readonly source: EditSource
  /** Edits in the order in which they were made; each list counts offsets in the text before it. */
  readonly forward: readonly (readonly TextEdit[])[]
  /** The way back, in the order in which to apply it. */
  readonly backward: readonly (readonly TextEdit[])[]
  /** Names the text before and after the step: equal numbers are equal texts. */
  readonly before: number
  readonly after: number
  /** When the step last grew, ms. */
  readonly at: number
  /** Closed steps take no more typing in. */
  readonly isOpen: boolean
  readonly joinKey: string | undefined
  /** Roughly how many characters it keeps. */
  readonly weight: number
}

/** The steps of one document. The text itself is kept beside it. */
export interface TextHistory {
  readonly undo: readonly HistoryStep[]
  readonly redo: readonly HistoryStep[]
  /** Number of the present text. */
  readonly version: number
  /** Number the next new text gets. */
  readonly nextVersion: number
}

/** A pause this long, in ms, ends a burst of typing. */
export const burstPauseMs = 1_000

/** Steps and characters kept; the oldest are let go. */
const maxSteps = 1_000
const maxWeight = 200_000_000

export const emptyHistory: TextHistory = { undo: [], redo: [], version: 0, nextVersion: 1 }

export interface NewEdit {
  readonly edits: readonly TextEdit[]
  readonly name: string
  readonly source: EditSource
  /** ms; handed in so that tests need not wait. */
  readonly at: number
  /** Joins the last step when that was typing at the same place a moment ago. */
  readonly isTyping?: boolean
  /** Names the field typed in: typing there goes on as one step wherever in the text its edits lie. */
  readonly joinKey?: string
}

/** Makes an edit: the new text and the history with the step in it. Whatever could be redone no longer can. */
export function recordEdit(
  history: TextHistory,
  text: string,
  edit: NewEdit,
): { readonly text: string; readonly history: TextHistory } {
  const backward = invertEdits(text, edit.edits)
  const nextText = applyTextEdits(text, edit.edits)
  const version = history.nextVersion
  const last = history.undo.at(-1)
  const joined = last !== undefined && canJoin(last, edit) ? last : undefined
  const step: HistoryStep = {
    name: edit.name,
    source: edit.source,
    forward: joined === undefined ? [edit.edits] : [...joined.forward, edit.edits],
    backward: joined === undefined ? [backward] : [backward, ...joined.backward],
    before: joined?.before ?? history.version,
    after: version,
    at: edit.at,
    isOpen: edit.isTyping === true,
    joinKey: edit.joinKey,
    weight: (joined?.weight ?? 0) + weigh(edit.edits) + weigh(backward),
  }
  const undo = joined === undefined ? [...history.undo, step] : [...history.undo.slice(0, -1), step]
  return { text: nextText, history: { undo: trim(undo), redo: [], version, nextVersion: version + 1 } }
}

/** Ends the present burst of typing: what is typed next is a step of its own. */
export function closeStep(history: TextHistory): TextHistory {
  const last = history.undo.at(-1)
  if (last === undefined || !last.isOpen) return history
  return { ...history, undo: [...history.undo.slice(0, -1), { ...last, isOpen: false }] }
}

/** Goes one step back; undefined when there is none. `edits` are what was applied, in order. */
export function undoStep(history: TextHistory, text: string): StepTaken | undefined {
  const step = history.undo.at(-1)
  if (step === undefined) return undefined
  return {
    step,
    edits: step.backward,
    text: applyAll(text, step.backward),
    history: {
      ...history,
      undo: history.undo.slice(0, -1),
      redo: [...history.redo, { ...step, isOpen: false }],
      version: step.before,
    },
  }
}

/** Makes the last undone step again; undefined when there is none. */
export function redoStep(history: TextHistory, text: string): StepTaken | undefined {
  const step = history.redo.at(-1)
  if (step === undefined) return undefined
  return {
    step,
    edits: step.forward,
    text: applyAll(text, step.forward),
    history: {
      ...history,
      undo: [...history.undo, step],
      redo: history.redo.slice(0, -1),
      version: step.after,
    },
  }
}

export interface StepTaken {
  readonly step: HistoryStep
  readonly edits: readonly (readonly TextEdit[])[]
  readonly text: string
  readonly history: TextHistory
}

function applyAll(text: string, lists: readonly (readonly TextEdit[])[]): string {
  let result = text
  for (const edits of lists) result = applyTextEdits(result, edits)
  return result
}

/** Typing goes on: single edits, close in time, each beginning where the last one ended (or deleting up to it). */
function canJoin(last: HistoryStep, edit: NewEdit): boolean {
  if (!last.isOpen || edit.isTyping !== true || last.source !== edit.source) return false
  if (edit.at - last.at > burstPauseMs || last.joinKey !== edit.joinKey) return false
  if (edit.joinKey !== undefined) return true
  const previous = last.forward.at(-1)
  const before = previous?.[0]
  const now = edit.edits[0]
  if (previous?.length !== 1 || edit.edits.length !== 1 || before === undefined || now === undefined)
    return false
  if (now.text.includes('\n')) return false
  const end = before.offset + before.text.length
  return now.offset === end || now.offset + now.length === end
}

function weigh(edits: readonly TextEdit[]): number {
  let weight = 50
  for (const edit of edits) weight += edit.text.length
  return weight
}

function trim(steps: readonly HistoryStep[]): readonly HistoryStep[] {
  let weight = 0
  let keep = 0
  for (let index = steps.length - 1; index >= 0 && keep < maxSteps; index--) {
    weight += steps[index]?.weight ?? 0
    if (weight > maxWeight && keep > 0) break
    keep++
  }
  return keep === steps.length ? steps : steps.slice(steps.length - keep)
}
