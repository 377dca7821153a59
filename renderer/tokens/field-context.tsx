import { createContext, useContext } from 'react'
import type { ScopeSchemas } from '../expression/schema-of-expression.ts'

/** Path of a field below its step: `['inputs', 'body', 'to']`. */
export type FieldPlace = readonly (string | number)[]

/** How a pill looks: what it is called and whose value it is. */
export interface PillLook {
  readonly label: string
  /** Step, loop or variable it comes from, as people read it; empty for formulas. */
  readonly of: string
  readonly icon: string
  /** `#rrggbb` */
  readonly colour: string
}

/** An expression to be edited in the large editor, and where it goes when the person is done. */
export interface ExpressionRequest {
  /** Without its `@`; empty for a new one. */
  readonly expression: string
  readonly place: FieldPlace
  /** Name of the field, for the editor's title. */
  readonly fieldLabel: string
  readonly onDone: (expression: string) => void
}

/** A value out of a list that was chosen for a single field. */
export interface WrapRequest {
  readonly place: FieldPlace
  /** Expressions of the lists, without their `@`, outermost first; inner ones read the item before by `item()`. */
  readonly lists: readonly string[]
  /** The field's text with the loop's item in it, once the loop has a name. */
  readonly textFor: (itemExpression: string) => string
  readonly syntax: 'string' | 'json'
}

/** What fields of a step need of the flow around them. */
export interface FieldContext {
  /** Different for each step: what was typed in a field is not joined with another step's. */
  readonly stepId: string
  readonly schemasAt: (place: FieldPlace) => ScopeSchemas
  readonly lookOf: (expression: string, place: FieldPlace) => PillLook
  /** The value of an expression in the run looked at, short; undefined when there is none. */
  readonly sampleOf: (expression: string, place: FieldPlace) => string | undefined
  readonly editExpression: (request: ExpressionRequest) => void
  /** Puts the step into an Apply to each over the list. False where it cannot be (a trigger). */
  readonly wrap: (request: WrapRequest) => boolean
  readonly undo: () => void
  readonly redo: () => void
  /** What is typed from now on is a step of its own in the history. */
  readonly endTyping: () => void
}

const FieldContextHolder = createContext<FieldContext | undefined>(undefined)

/** Gives fields what they need of the flow. */
export const FieldContextProvider = FieldContextHolder.Provider

/** What fields need of the flow; undefined outside of one, where they hold plain text. */
export function useFieldContext(): FieldContext | undefined {
  return useContext(FieldContextHolder)
}
