/** A flow file as text around some triggers and actions, as our own files look. For tests. */
export function flowText(
  actions: object,
  triggers: object = { manual: { type: 'Request', inputs: { schema: {} } } },
): string {
  return JSON.stringify(
    {
      schemaVersion: '1.0.0.0',
      properties: {
        displayName: 'Test flow',
        definition: {
          $schema:
            'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
          contentVersion: '1.0.0.0',
          triggers,
          actions,
        },
      },
    },
    null,
    2,
  )
}

/** A Compose after some others. */
export function compose(...after: readonly string[]): object {
  return {
    type: 'Compose',
    inputs: 1,
    runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
  }
}
