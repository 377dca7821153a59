/** A flow for a common job, ready to be made one's own. */
export interface FlowTemplate {
  /** Names it for ever: `approve-a-request`. */
  readonly id: string
  readonly title: string
  /** What the flow does, in a sentence; becomes its description. */
  readonly summary: string
  readonly kind: 'instant' | 'scheduled' | 'automated'
  readonly parameters: Readonly<Record<string, TemplateParameter>>
  readonly triggers: object
  readonly actions: object
}

/** A value that the maker fills in before the flow runs for the first time. */
export interface TemplateParameter {
  readonly type: 'String' | 'Int' | 'Array'
  readonly value: unknown
  readonly description: string
}

/** A template in another language. */
export interface TemplateWords {
  readonly title: string
  readonly summary: string
  /** Texts of the flow by the English ones: descriptions, titles of inputs, mails, columns. */
  readonly texts?: Readonly<Record<string, string>>
  /** What actions, triggers, variables and parameters are called, by their English names. */
  readonly names?: Readonly<Record<string, string>>
}

const schema =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'

/** The text of a new flow file made from a template. */
export function templateText(template: FlowTemplate, displayName: string): string {
  const { parameters, triggers, actions, summary } = template
  const declared = Object.fromEntries(
    Object.entries(parameters).map(([name, { type, value, description }]) => [
      name,
      { type, defaultValue: value, metadata: { description } },
    ]),
  )
  const file = {
    schemaVersion: '1.0.0.0',
    properties: {
      displayName,
      description: summary,
      state: 'Started',
      connectionReferences: Object.fromEntries(
        connectorsIn([triggers, actions]).map((name) => [
          name,
          { runtimeSource: 'embedded', connection: {}, api: { name } },
        ]),
      ),
      definition: {
        $schema: schema,
        contentVersion: '1.0.0.0',
        parameters: {
          $connections: { defaultValue: {}, type: 'Object' },
          $authentication: { defaultValue: {}, type: 'SecureObject' },
          ...declared,
        },
        triggers,
        actions,
        outputs: {},
      },
    },
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Names of the connectors that operations in a value go through, each once. */
export function connectorsIn(value: unknown): readonly string[] {
  const names = new Set<string>()
  const look = (at: unknown): void => {
    if (typeof at !== 'object' || at === null) return
    const { connectionName } = at as { connectionName?: unknown }
    if (typeof connectionName === 'string') names.add(connectionName)
    for (const inner of Object.values(at)) look(inner)
  }
  look(value)
  return [...names]
}
