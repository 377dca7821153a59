import { defineOperation } from './define-operation.ts'
import { anything, record, text } from './json-schema.ts'

/** Kinds of the Request trigger whose body is what a person or an app is asked for, by the schema. */
export const askingKinds: readonly string[] = ['Button', 'PowerApp', 'PowerAppV2', 'Skills', 'VirtualAgent']

/** Request: starts when a person, an app or an HTTP call asks. Source: WDL reference, "Request trigger". */
export const requestTrigger = defineOperation({
  type: 'Request',
  kind: 'trigger',
  title: 'Request',
  category: 'http',
  icon: 'ArrowDownload',
  summary: 'Starts the flow by hand, from an app or by an HTTP request.',
  kinds: [
    'Http',
    'Button',
    'PowerApp',
    'PowerAppV2',
    'Skills',
    'VirtualAgent',
    'Geofence',
    'ApiConnection',
    'Agent',
  ],
  inputs: record({
    schema: anything('Body JSON schema', { 'x-editor': 'schema', 'x-visibility': 'important' }),
    method: text('Method', { 'x-visibility': 'advanced' }),
    relativePath: text('Relative path', { 'x-visibility': 'advanced' }),
  }),
  outputs: record({
    headers: { type: 'object' },
    body: {},
    queries: { type: 'object' },
    relativePathParameters: {},
  }),
  traits: { starts: 'instant' },
})
