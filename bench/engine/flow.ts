/** Names of the ten derived values. */
const steps = Array.from({ length: 10 }, (_, index) => `Step_${index + 1}`)

/** The job of the speed measurement: ten actions in a row, each deriving a value by an expression, then a Response. */
export const tenActions = JSON.stringify({
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } },
  actions: {
    ...Object.fromEntries(
      steps.map((name, index) => [
        name,
        {
          type: 'Compose',
          inputs: {
            order: "@triggerBody()?['order']",
            total:
              index === 0
                ? "@mul(triggerBody()['amount'], 2)"
                : `@add(outputs('${steps[index - 1]}')['total'], ${index})`,
            label: "@{toUpper(triggerBody()['name'])}-@{string(length(triggerBody()['name']))}",
          },
          runAfter: index === 0 ? {} : { [steps[index - 1] as string]: ['Succeeded'] },
        },
      ]),
    ),
    Response: {
      type: 'Response',
      kind: 'Http',
      inputs: { statusCode: 200, body: "@outputs('Step_10')" },
      runAfter: { Step_10: ['Succeeded'] },
    },
  },
  outputs: {},
})

/** What is posted. */
export const postedBody = JSON.stringify({ order: 4711, name: 'Contoso', amount: 21 })

/** A loop over `count` items with one expression action each. */
export function loopFlow(count: number): string {
  return JSON.stringify({
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } },
    actions: {
      Each: {
        type: 'Foreach',
        foreach: `@range(0, ${count})`,
        actions: { Value: { type: 'Compose', inputs: '@mul(item(), 2)' } },
      },
    },
  })
}

/** A flow that sleeps for a day. */
export const waitingFlow = JSON.stringify({
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } },
  actions: {
    Before: { type: 'Compose', inputs: '@triggerBody()' },
    Nap: {
      type: 'Wait',
      inputs: { interval: { count: 1, unit: 'Day' } },
      runAfter: { Before: ['Succeeded'] },
    },
  },
})
