import type { JsonSchema } from './json-schema.ts'
import type { OperationCategory, OperationManifest, OperationTraits } from './operation-manifest.ts'

interface OperationInput<Type extends string> {
  readonly type: Type
  readonly kind?: 'action' | 'trigger'
  readonly title: string
  readonly category: OperationCategory
  readonly icon: string
  readonly colour?: string
  readonly summary: string
  readonly kinds?: readonly string[]
  readonly inputs?: JsonSchema
  readonly fields?: JsonSchema
  readonly outputs?: JsonSchema
  readonly traits?: Partial<Omit<OperationTraits, 'isLoop'>>
}

const categoryColours: Readonly<Record<OperationCategory, string>> = {
  control: '#484f58',
  variables: '#770bd6',
  data: '#8c3900',
  http: '#709727',
  schedule: '#1c6fa8',
  connectors: '#0f6cbd',
  code: '#3a7d44',
  integration: '#7a5c00',
  ai: '#a4262c',
  other: '#616161',
}

const plainTraits: OperationTraits = {
  childActions: [],
  loop: 'none',
  isLoop: false,
  idempotent: true,
  canRunAfter: true,
  needsConnection: false,
  supportsRetry: false,
  isResponse: false,
  endsRun: false,
  isTopLevelOnly: false,
  variable: 'none',
  variableTypes: [],
  itemInputs: [],
  actionNameLists: [],
  hasOwnNames: false,
  handsOverTo: undefined,
  expressionFields: [],
  runtime: 'supported',
  starts: 'none',
  polls: false,
}

/** Completes the manifest of an action or trigger type: what is not said is as plain as can be. */
export function defineOperation<const Type extends string>(
  input: OperationInput<Type>,
): OperationManifest<Type> {
  const kind = input.kind ?? 'action'
  const traits = { ...plainTraits, canRunAfter: kind === 'action', ...input.traits }
  return {
    type: input.type,
    kind,
    title: input.title,
    category: input.category,
    icon: input.icon,
    colour: input.colour ?? categoryColours[input.category],
    summary: input.summary,
    kinds: input.kinds ?? [],
    inputs: input.inputs,
    fields: input.fields,
    outputs: input.outputs,
    traits: { ...traits, isLoop: traits.loop !== 'none' },
  }
}
