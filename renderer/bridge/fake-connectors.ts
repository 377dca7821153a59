import type {
  ConnectorSummary,
  DynamicChoices,
  DynamicSchema,
  OperationDetail,
  OperationSummary,
} from '../../shared/ipc/connectors-payloads.ts'

/** The connectors of a fake's environments. */
export interface FakeConnectors {
  readonly list?: readonly ConnectorSummary[]
  /** Their operations; a search lists the same ones without what only forms need. */
  readonly operations?: readonly OperationDetail[]
  /** Choices by the field they are for. */
  readonly choices?: Readonly<Record<string, DynamicChoices>>
  /** Schemas by the field they are for; `answer` for the answer's. */
  readonly schemas?: Readonly<Record<string, DynamicSchema>>
}

/** Main's answers about connectors, from a seed. Fields that the seed does not know have no choices and no schema. */
export function fakeConnectorArea(seed: FakeConnectors = {}) {
  const operations = seed.operations ?? []
  return {
    list: () => seed.list ?? [],
    operations: ({ connectorIds }: { connectorIds?: readonly string[] }): readonly OperationSummary[] =>
      operations.filter(
        ({ connectorId, visibility }) =>
          visibility !== 'internal' && (connectorIds === undefined || connectorIds.includes(connectorId)),
      ),
    operation: (args: { connectorId: string; operationId?: string; method?: string; path?: string }) =>
      operations.find(
        (one) =>
          one.connectorId === args.connectorId.split('/').at(-1) &&
          (args.operationId === undefined
            ? one.path === args.path && one.method === (args.method ?? 'GET').toUpperCase()
            : one.operationId === args.operationId),
      ) ?? null,
    dynamicValues: ({ field, search }: { field: string; search?: string }): DynamicChoices => {
      const found = seed.choices?.[field]
      if (found === undefined) return { choices: [], missing: [] }
      const wanted = (search ?? '').toLowerCase()
      return { ...found, choices: found.choices.filter(({ title }) => title.toLowerCase().includes(wanted)) }
    },
    dynamicSchema: ({ field }: { field?: string }): DynamicSchema =>
      seed.schemas?.[field ?? 'answer'] ?? { missing: [] },
  }
}
