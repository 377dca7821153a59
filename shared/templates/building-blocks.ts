import type { FlowTemplate } from './flow-template.ts'
import { after, button } from './parts.ts'

/** Try, catch, finally. */
export const tryCatchFinally: FlowTemplate = {
  id: 'try-catch-finally',
  title: 'Try, catch and finally',
  summary:
    'A frame for work that may fail: what fails is explained, what must be tidied up is tidied up in any case.',
  kind: 'instant',
  parameters: {},
  triggers: button({
    number: { title: 'Divide 100 by', type: 'number', default: 4, 'x-ms-content-hint': 'NUMBER' },
  }),
  actions: {
    Try: {
      type: 'Scope',
      runAfter: {},
      actions: {
        Work: { type: 'Compose', runAfter: {}, inputs: "@div(100, coalesce(triggerBody()?['number'], 4))" },
      },
    },
    Catch: {
      type: 'Scope',
      runAfter: { Try: ['Failed', 'TimedOut'] },
      actions: {
        What_failed: {
          type: 'Query',
          runAfter: {},
          inputs: { from: "@result('Try')", where: "@equals(item()?['status'], 'Failed')" },
        },
        Explanation: {
          type: 'Compose',
          runAfter: after('What_failed'),
          inputs:
            "@{first(body('What_failed'))?['name']}: @{first(body('What_failed'))?['error']?['message']}",
        },
      },
    },
    Finally: {
      type: 'Scope',
      runAfter: { Catch: ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] },
      actions: { Tidy_up: { type: 'Compose', runAfter: {}, inputs: 'Close what was opened.' } },
    },
    Was_there_a_failure: {
      type: 'If',
      runAfter: after('Finally'),
      expression: { and: [{ equals: ["@actions('Try')?['status']", 'Failed'] }] },
      actions: {
        Fail_the_flow: {
          type: 'Terminate',
          runAfter: {},
          inputs: {
            runStatus: 'Failed',
            runError: { code: 'WorkFailed', message: "@{outputs('Explanation')}" },
          },
        },
      },
    },
  },
}

/** Text of a table into records. */
export const csvToRecords: FlowTemplate = {
  id: 'csv-to-records',
  title: 'Turn CSV into records',
  summary: 'Takes the text of a CSV table and gives its rows as records, without a premium connector.',
  kind: 'instant',
  parameters: {},
  triggers: button({
    text: {
      title: 'CSV',
      type: 'string',
      default: 'name,city\nAnn,Oslo\nBen,Rome',
      'x-ms-content-hint': 'TEXT',
    },
  }),
  actions: {
    Lines: {
      type: 'Compose',
      runAfter: {},
      inputs:
        "@split(replace(trim(if(empty(triggerBody()?['text']), 'name,city', triggerBody()?['text'])), decodeUriComponent('%0D'), ''), decodeUriComponent('%0A'))",
    },
    Column_names: {
      type: 'Compose',
      runAfter: after('Lines'),
      inputs: "@split(first(outputs('Lines')), ',')",
    },
    Rows: {
      type: 'Select',
      runAfter: after('Column_names'),
      inputs: {
        from: "@skip(outputs('Lines'), 1)",
        select: {
          "@{outputs('Column_names')?[0]}": "@split(item(), ',')?[0]",
          "@{coalesce(outputs('Column_names')?[1], 'second')}": "@split(item(), ',')?[1]",
        },
      },
    },
    Count: { type: 'Compose', runAfter: after('Rows'), inputs: "@length(body('Rows'))" },
  },
}

/** A part that other flows call. */
export const childFlow: FlowTemplate = {
  id: 'child-flow',
  title: 'A part that other flows call',
  summary:
    'Takes a text, gives it back tidied up: the frame of a child flow, which other flows call by Run a child flow.',
  kind: 'instant',
  parameters: {},
  triggers: button({ text: { title: 'Text', type: 'string', 'x-ms-content-hint': 'TEXT' } }, ['text']),
  actions: {
    Tidy: { type: 'Compose', runAfter: {}, inputs: "@trim(coalesce(triggerBody()?['text'], ''))" },
    Respond_to_the_parent: {
      type: 'Response',
      kind: 'PowerApp',
      runAfter: after('Tidy'),
      inputs: {
        statusCode: 200,
        schema: { type: 'object', properties: { result: { title: 'Result', type: 'string' } } },
        body: { result: "@{outputs('Tidy')}" },
      },
    },
  },
}
