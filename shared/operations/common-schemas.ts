import { httpAuthentication } from './authentication.ts'
import {
  anyJson,
  anything,
  choice,
  dictionary,
  integer,
  type JsonSchema,
  list,
  record,
  text,
} from './json-schema.ts'

/** What an HTTP exchange gives: `outputs('x')`. */
export const httpOutputs: JsonSchema = record({
  statusCode: integer('Status code'),
  headers: dictionary('Headers'),
  body: anything('Body'),
})

/** Retry policy. Source: "Handle errors and exceptions in Azure Logic Apps", retry policies. */
export const retryPolicy: JsonSchema = record(
  {
    type: choice('Type', ['none', 'fixed', 'exponential', 'default']),
    count: integer('Count', { minimum: 1, maximum: 90 }),
    interval: text('Interval', {
      examples: ['PT20S'],
      description: 'ISO 8601 duration, 5 seconds to 1 day.',
    }),
    minimumInterval: text('Minimum interval', { examples: ['PT5S'] }),
    maximumInterval: text('Maximum interval', { examples: ['PT1H'] }),
  },
  ['type'],
  { title: 'Retry policy', 'x-visibility': 'advanced' },
)

/** What the platform writes into calls of connectors; people have no use for it. */
export const authentication: JsonSchema = anything('Authentication', { 'x-visibility': 'advanced' })

/** Fields of an HTTP request that actions and triggers share. */
export const httpRequestFields: Readonly<Record<string, JsonSchema>> = {
  method: choice('Method', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'], {
    'x-visibility': 'important',
  }),
  uri: text('URI', { 'x-visibility': 'important', examples: ['https://example.org/items'] }),
  headers: { ...anyJson, title: 'Headers', 'x-editor': 'key-value' },
  queries: { ...anyJson, title: 'Queries', 'x-editor': 'key-value' },
  body: anything('Body'),
  cookie: text('Cookie', { 'x-visibility': 'advanced' }),
  authentication: httpAuthentication,
  retryPolicy,
}

/** The connection of an OpenAPI operation, as Power Automate writes it. */
export const openApiHost: JsonSchema = record(
  {
    connectionName: text('Connection reference', { examples: ['shared_office365'] }),
    connectionReferenceName: text('Connection reference'),
    operationId: text('Operation', { examples: ['SendEmailV2'] }),
    apiId: text('Connector', { examples: ['/providers/Microsoft.PowerApps/apis/shared_office365'] }),
  },
  ['operationId'],
  { title: 'Host' },
)

/** The connection of a Logic Apps connector call. */
export const apiConnectionHost: JsonSchema = record(
  {
    connection: anything('Connection', {
      description: '`{name: "@parameters(\'$connections\')[...]"}` or `{referenceName}`.',
    }),
    api: anything('API'),
  },
  [],
  { title: 'Host' },
)

/** Interval and schedule of triggers that run by the clock. */
export const recurrenceFields: Readonly<Record<string, JsonSchema>> = {
  frequency: choice('Frequency', ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month', 'Year'], {
    'x-visibility': 'important',
  }),
  interval: integer('Interval', { minimum: 1, 'x-visibility': 'important' }),
  startTime: text('Start time', { 'x-editor': 'timestamp', examples: ['2026-01-31T08:00:00Z'] }),
  endTime: text('End time', { 'x-editor': 'timestamp' }),
  timeZone: text('Time zone', { examples: ['W. Europe Standard Time'] }),
  count: integer('Count', { minimum: 1, 'x-visibility': 'advanced' }),
  schedule: record(
    {
      minutes: list('Minutes', integer('Minute', { minimum: 0, maximum: 59 })),
      hours: list('Hours', { anyOf: [integer('Hour', { minimum: 0, maximum: 23 }), { type: 'string' }] }),
      weekDays: list('Days of the week', {
        type: 'string',
        enum: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
      }),
      monthDays: list('Days of the month', integer('Day', { minimum: -31, maximum: 31 })),
      monthlyOccurrences: list('Occurrences in the month'),
    },
    [],
    { title: 'Schedule' },
  ),
}

/** `recurrence` of a polling trigger. */
export const pollingRecurrence: JsonSchema = record(
  {
    recurrence: record(recurrenceFields, ['frequency', 'interval'], {
      title: 'How often to check',
      'x-editor': 'recurrence',
    }),
  },
  [],
)
