import { RequestError } from '../errors/index.ts'
import { type Sentence, say } from '../errors/say.ts'
import type { TextEdit } from './text-edit.ts'

/** A change of a flow file: the edits of its text, and what to call it in the undo list. */
export interface FlowEdit {
  readonly label: Sentence
  readonly edits: readonly TextEdit[]
}

/** The actions that an edit is about, as its name says them: `'Send'`, or `3 actions`. */
export function actionsInWords(actions: readonly { readonly name: string }[]): Sentence {
  const [first] = actions
  return actions.length === 1 ? say`'${first?.name ?? ''}'` : say`${actions.length} actions`
}

/** Throws RequestError `request.invalid-name` for a name the platform refuses. Source: limits, 80 characters. */
export function checkNewName(name: string): void {
  const reason =
    name.trim() === ''
      ? 'A name cannot be empty.'
      : name.length > 80
        ? `A name has at most 80 characters; this one has ${name.length}.`
        : undefined
  if (reason !== undefined) throw new RequestError('request.invalid-name', reason)
}
