import type { JsonSchema } from './json-schema.ts'

/** Shelf in the designer's panel. */
export type OperationCategory =
  | 'control'
  | 'variables'
  | 'data'
  | 'http'
  | 'schedule'
  | 'connectors'
  | 'code'
  | 'integration'
  | 'ai'
  | 'other'

/**
 * Where a type keeps nested actions: property names from the action down, `*` for any name, the last one holding
 * actions by name: `actions`, `else.actions`, `cases.*.actions`, `default.actions`, `tools.*.actions`.
 */
export type ChildActionsPath = string

/** How far our engine goes with a type. */
export type RuntimeSupport =
  /** Runs. */
  | 'supported'
  /** Runs when its answers are mocked, until its connector or runtime is built. */
  | 'mock-only'
  /** Kept and shown; fails with a clear error at run time. */
  | 'unsupported'

/** What engine, checker and designer may know of a type. Shared code asks these, never the type's name. */
export interface OperationTraits {
  readonly childActions: readonly ChildActionsPath[]
  /** How it repeats its children, where it does. */
  readonly loop: 'foreach' | 'until' | 'none'
  readonly isLoop: boolean
  /** Doing it twice is as good as doing it once. */
  readonly idempotent: boolean
  /** Whether it takes `runAfter` (actions do, triggers do not). */
  readonly canRunAfter: boolean
  /** Whether it points at a connection reference. */
  readonly needsConnection: boolean
  /** Whether `retryPolicy` applies. */
  readonly supportsRetry: boolean
  /** Whether it answers the caller of a Request trigger. */
  readonly isResponse: boolean
  /** Whether it ends the run. */
  readonly endsRun: boolean
  /** Whether it must stand at the top level of the flow. */
  readonly isTopLevelOnly: boolean
  /** What it does with a variable: the one named in `inputs.name`, or those of `inputs.variables`. */
  readonly variable: 'none' | 'initialize' | 'change'
  /** Types a variable must have to be changed by it; empty for any. */
  readonly variableTypes: readonly string[]
  /** Input properties in which `item()` stands for the element of `inputs.from`. */
  readonly itemInputs: readonly string[]
  /** Paths inside the action of plain lists of action names, such as explicit dependencies. */
  readonly actionNameLists: readonly string[]
  /** Input that names the sibling it hands the work over to (agents). */
  readonly handsOverTo: string | undefined
  /** Whether names of nested actions need to be unique only within it (an agent's tools). */
  readonly hasOwnNames: boolean
  /** Properties beside `inputs` that hold values or expressions to evaluate (`expression`, `foreach`, `items`). */
  readonly expressionFields: readonly string[]
  readonly runtime: RuntimeSupport
  /** Triggers: how a flow with it starts. */
  readonly starts: 'automated' | 'instant' | 'scheduled' | 'none'
  /** Triggers: whether it asks at an interval (`recurrence`). */
  readonly polls: boolean
}

/** One action or trigger type: what it is called, takes, gives and is like. Plain data. */
export interface OperationManifest<Type extends string = string> {
  /** As the language spells it. Types compare without case. */
  readonly type: Type
  readonly kind: 'action' | 'trigger'
  readonly title: string
  readonly category: OperationCategory
  /** Name of a Fluent icon without size and style, such as `BracesVariable`. */
  readonly icon: string
  /** Accent colour, `#rrggbb`. */
  readonly colour: string
  readonly summary: string
  /** Values of `kind` it knows; others are kept. */
  readonly kinds: readonly string[]
  /** Schema of its `inputs`; `undefined` when it has none. */
  readonly inputs: JsonSchema | undefined
  /** Schema of its own properties beside `inputs`, such as `expression` of If or `cases` of Switch. */
  readonly fields: JsonSchema | undefined
  /** Schema of `outputs('x')`. */
  readonly outputs: JsonSchema | undefined
  readonly traits: OperationTraits
}
