import type { WdlValue } from '../../../shared/expressions/value.ts'

const after = (...names: string[]): WdlValue => Object.fromEntries(names.map((name) => [name, ['Succeeded']]))

const http = (uri: string, retry = 0.03): WdlValue => ({
  method: 'GET',
  uri,
  retryPolicy: { type: 'fixed', count: 3, interval: `PT${retry}S` },
})

/**
 * A mixed flow whose outcome does not depend on timing: parallel branches, a parallel loop with calls that fail
 * once, a loop until a count, waits, a handled failure, variables, an answer.
 */
export const workload: WdlValue = {
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } },
  actions: {
    Count: {
      type: 'InitializeVariable',
      inputs: { variables: [{ name: 'n', type: 'integer', value: 0 }] },
      runAfter: {},
    },
    List: {
      type: 'InitializeVariable',
      inputs: { variables: [{ name: 'list', type: 'array', value: [] }] },
      runAfter: after('Count'),
    },
    Each: {
      type: 'Foreach',
      foreach: '@range(0, 6)',
      runtimeConfiguration: { concurrency: { repetitions: 3 } },
      actions: {
        Call: {
          type: 'Http',
          inputs: http("https://service.test/item/@{item()}/@{triggerBody()['run']}"),
          runAfter: {},
        },
        Keep: {
          type: 'AppendToArrayVariable',
          inputs: { name: 'list', value: "@body('Call')['path']" },
          runAfter: after('Call'),
        },
      },
      runAfter: after('List'),
    },
    Repeat: {
      type: 'Until',
      expression: "@greaterOrEquals(variables('n'), 4)",
      limit: { count: 10, timeout: 'PT1H' },
      actions: {
        Nap: { type: 'Wait', inputs: { interval: { count: 0.02, unit: 'Second' } }, runAfter: {} },
        Add: { type: 'IncrementVariable', inputs: { name: 'n', value: 1 }, runAfter: after('Nap') },
      },
      runAfter: after('List'),
    },
    Try: {
      type: 'Scope',
      actions: {
        Before: {
          type: 'Http',
          inputs: http("https://service.test/try/@{triggerBody()['run']}"),
          runAfter: {},
        },
        Breaks: { type: 'Compose', inputs: '@div(1, 0)', runAfter: after('Before') },
        Never: { type: 'Compose', inputs: 1, runAfter: after('Breaks') },
      },
      runAfter: after('List'),
    },
    Catch: {
      type: 'Scope',
      actions: { What: { type: 'Compose', inputs: "@result('Try')[1]['code']", runAfter: {} } },
      runAfter: { Try: ['Failed'] },
    },
    Sub: {
      type: 'Workflow',
      inputs: {
        host: { workflow: { id: 'helper' } },
        body: { run: "@triggerBody()['run']" },
        retryPolicy: { type: 'none' },
      },
      runAfter: after('List'),
    },
    Told: { type: 'Compose', inputs: "@body('Sub')['said']", runAfter: after('Sub') },
    Choose: {
      type: 'If',
      expression: { equals: ["@length(variables('list'))", 6] },
      actions: { Sorted: { type: 'Compose', inputs: "@sort(variables('list'))", runAfter: {} } },
      else: { actions: { Lost: { type: 'Compose', inputs: 'lost', runAfter: {} } } },
      runAfter: after('Each', 'Repeat', 'Catch', 'Told'),
    },
    Answer: {
      type: 'Response',
      kind: 'Http',
      inputs: { statusCode: 200, body: { list: "@outputs('Sorted')", n: "@variables('n')" } },
      runAfter: after('Choose'),
    },
  },
  outputs: {},
}

/** The flow that the workload calls: it answers in the middle and goes on. */
export const helper: WdlValue = {
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } },
  actions: {
    Ask: { type: 'Http', inputs: http("https://service.test/sub/@{triggerBody()['run']}"), runAfter: {} },
    Pause: { type: 'Wait', inputs: { interval: { count: 0.02, unit: 'Second' } }, runAfter: after('Ask') },
    Say: {
      type: 'Response',
      kind: 'Http',
      inputs: { statusCode: 200, body: { said: "@first(split(body('Ask')['path'], '/'))" } },
      runAfter: after('Pause'),
    },
    Behind: {
      type: 'Http',
      inputs: http("https://service.test/behind/@{triggerBody()['run']}"),
      runAfter: after('Say'),
    },
  },
  outputs: {},
}
