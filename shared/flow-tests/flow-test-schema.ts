/** A JSON Schema (draft-07) as plain JSON. */
export interface FlowTestSchema {
  readonly [name: string]: unknown
}

/** Where Monaco finds the schema; nothing is ever fetched from it. */
export const flowTestSchemaUri = 'flowbench://schemas/flowtest.json'

const statuses = ['Succeeded', 'Failed', 'Skipped', 'TimedOut', 'Cancelled', 'Aborted', 'Ignored']
const expected = { $ref: '#/definitions/expected' }
const expectedByName = { type: 'object', additionalProperties: expected }
const answers = {
  oneOf: [
    { $ref: '#/definitions/answer' },
    { type: 'array', minItems: 1, items: { $ref: '#/definitions/answer' } },
  ],
}
const duration = {
  description: 'Seconds, or an ISO 8601 duration.',
  oneOf: [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: '^P' },
  ],
}

/** The JSON Schema of a flow test's file, for editors; docs/flowtest.schema.json is its published text. */
export function createFlowTestSchema(): FlowTestSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'flowtest.schema.json',
    title: 'Flow test',
    description: 'What a flow is given and what is expected of its run. docs/flow-tests.md tells more.',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      description: { description: 'What the test is about, in a sentence.', type: 'string' },
      tags: { type: 'array', items: { type: 'string' } },
      skip: { description: 'Why it is not run for now; true without a reason.', type: ['boolean', 'string'] },
      timeoutSeconds: {
        description: 'Real time the test may take.',
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 3600,
        default: 10,
      },
      clock: {
        description:
          'The time when the run begins; it stands still while the flow works, and waits pass at once.',
        type: 'string',
        examples: ['2026-01-31T08:00:00Z'],
      },
      trigger: {
        type: 'object',
        properties: {
          name: { description: 'The trigger that fires; the first one when absent.', type: 'string' },
          body: { description: "The trigger's body." },
          outputs: { description: "The trigger's whole outputs: headers, body, queries; wins over body." },
        },
        additionalProperties: false,
      },
      parameters: { description: 'Values of workflow parameters by name.', type: 'object' },
      mocks: { $ref: '#/definitions/mocks' },
      cassette: {
        description: 'File beside the test with recorded traffic that answers the calls.',
        type: 'string',
        pattern: '^[^/\\\\]+$',
      },
      sandbox: {
        description:
          'Connectors that have a sandbox are answered there. By the connector’s id: `shared_dropbox`.',
        type: 'object',
        properties: {
          before: {
            description: 'State of sandboxes before the run; others begin with their sample data.',
            type: 'object',
            additionalProperties: { type: 'object' },
          },
          after: {
            description: 'What is expected of the state of sandboxes after the run.',
            type: 'object',
            additionalProperties: expected,
          },
        },
        additionalProperties: false,
      },
      expect: { $ref: '#/definitions/expectations' },
    },
    additionalProperties: false,
    definitions: { ...expectationDefinitions, ...matcherDefinitions, ...mockDefinitions },
  }
}

const expectationDefinitions = {
  status: { enum: statuses },
  expectations: {
    description: 'What is expected of the run. What is not named may be anything.',
    type: 'object',
    properties: {
      status: { $ref: '#/definitions/status' },
      error: { ...expected, description: 'Code and message of the run’s error.' },
      response: {
        type: 'object',
        properties: { statusCode: expected, headers: expectedByName, body: expected },
        additionalProperties: false,
      },
      outputs: { ...expectedByName, description: 'Outputs of the flow by name.' },
      variables: { ...expectedByName, description: 'Values of variables at the end of the run, by name.' },
      actions: {
        description: 'By name: a status, or more. "Name@Loop[0]" is the action in the first turn of a loop.',
        type: 'object',
        additionalProperties: {
          oneOf: [{ $ref: '#/definitions/status' }, { $ref: '#/definitions/actionExpectation' }],
        },
      },
      order: {
        description: 'Actions that begin in this order; others may begin between them.',
        type: 'array',
        items: { type: 'string' },
      },
    },
    additionalProperties: false,
  },
  actionExpectation: {
    type: 'object',
    properties: {
      status: { $ref: '#/definitions/status' },
      code: expected,
      inputs: expected,
      outputs: expected,
      error: { ...expected, description: 'Code and message of its error.' },
      count: { description: 'How often it ran, over all turns of loops.', type: 'integer', minimum: 0 },
      attempts: { description: 'Attempts, retries included.', type: 'integer', minimum: 0 },
      iterations: { description: 'Turns of a loop.', type: 'integer', minimum: 0 },
      branch: {
        description: 'Branch that was taken: actions, else, a case’s name, default.',
        type: 'string',
      },
    },
    additionalProperties: false,
  },
}

const matcher = (name: string, value: object, more: object = {}) => ({
  type: 'object',
  properties: { [name]: value, ...more },
  required: [name],
  additionalProperties: false,
})

const matcherDefinitions = {
  expected: {
    description: 'JSON that is compared exactly, with matchers in it where it need not be exact.',
    anyOf: [{ $ref: '#/definitions/matcher' }, {}],
  },
  matcher: {
    anyOf: [
      matcher('$any', { description: 'Something is there, whatever it is.', const: true }),
      matcher('$absent', { description: 'Nothing is there.', const: true }),
      matcher('$partial', { description: 'Properties that are not named may be there.' }),
      matcher('$contains', {
        description: 'A text holds this text, a list this item, an object these properties.',
      }),
      matcher(
        '$regex',
        { description: 'A text in which this regular expression is found.', type: 'string' },
        { $flags: { type: 'string', pattern: '^[imsu]*$' } },
      ),
      matcher('$type', {
        description: 'A value of this type, or of one of these.',
        anyOf: [
          { enum: ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null', 'date'] },
          { type: 'array', items: { type: 'string' } },
        ],
      }),
      matcher('$jsonSchema', { description: 'A value that follows this JSON schema.', type: 'object' }),
      matcher(
        '$approx',
        { description: 'A number or a time near this one.', type: ['number', 'string'] },
        { $within: { description: 'How far away; seconds for times.', type: 'number', minimum: 0 } },
      ),
      matcher('$expression', {
        description: 'An expression that is true of the value, which is item().',
        type: 'string',
        examples: ['@greater(item(), 5)'],
      }),
      matcher('$length', { description: 'A text, list or object of this length.' }),
      matcher('$equals', { description: 'Exactly this, with no matcher in it.' }),
      matcher('$not', { description: 'Anything but this.' }),
      matcher('$allOf', { description: 'All of these.', type: 'array' }),
      matcher('$anyOf', { description: 'One of these.', type: 'array' }),
    ],
  },
}

const mockDefinitions = {
  mocks: {
    description: 'How calls are answered, by name of the action: an answer, or a list of answers in order.',
    type: 'object',
    properties: {
      $unanswered: {
        description: 'What becomes of calls without an answer: a sample, the real call, or a failure.',
        enum: ['sample', 'call', 'fail'],
        default: 'sample',
      },
      $operations: {
        description: 'Answers by operationId, or method and path; * stands for any text.',
        type: 'object',
        additionalProperties: answers,
      },
      $faults: {
        description: 'Calls that go wrong on demand.',
        type: 'array',
        items: { $ref: '#/definitions/fault' },
      },
    },
    additionalProperties: answers,
  },
  answer: {
    type: 'object',
    properties: {
      statusCode: {
        description: '200 when absent; decides the status when there is none.',
        type: ['integer', 'string'],
      },
      headers: { type: 'object' },
      body: {},
      outputs: { description: 'Whole outputs, in place of statusCode, headers and body.' },
      status: { $ref: '#/definitions/status' },
      code: { type: 'string' },
      error: {
        type: 'object',
        properties: { code: { type: 'string' }, message: { type: 'string' } },
      },
      evaluate: {
        description: 'Texts in the answer are expressions; action().inputs are those of the call.',
        type: 'boolean',
        default: false,
      },
    },
  },
  fault: {
    type: 'object',
    properties: {
      action: { type: 'string', minLength: 1 },
      operation: { type: 'string', minLength: 1 },
      url: { type: 'string', minLength: 1 },
      fault: { enum: ['status', 'timeout', 'reset', 'slow'] },
      after: { description: 'Calls that go well first.', type: 'integer', minimum: 0, default: 0 },
      times: {
        description: 'Calls that go wrong then.',
        oneOf: [{ type: 'integer', minimum: 0 }, { const: 'always' }],
        default: 1,
      },
      statusCode: { type: 'integer', minimum: 100, maximum: 599 },
      retryAfter: duration,
      headers: { type: 'object' },
      body: {},
      delay: duration,
    },
    required: ['fault'],
    additionalProperties: false,
  },
}
