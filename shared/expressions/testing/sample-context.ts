import type { EvaluationContext } from '../context.ts'
import { plainContext } from '../plain-context.ts'
import type { WdlValue } from '../value.ts'

const form = (fields: readonly (readonly [string, string])[]): WdlValue => ({
  '$content-type': 'application/x-www-form-urlencoded',
  $content: '',
  $formdata: fields.map(([key, value]) => ({ key, value })),
})

const parts = (texts: readonly string[]): WdlValue => ({
  '$content-type': 'multipart/form-data; boundary=b1',
  $content: '',
  $multipart: texts.map((text) => ({ headers: {}, body: text })),
})

/** The run that the examples of the function catalogue are evaluated in. */
export const sampleRun: WdlValue = {
  now: '2018-04-15T13:00:00Z',
  item: 'sample item',
  items: { For_each: { id: 3 } },
  iterationIndexes: { Until: 2 },
  results: { Try: [{ name: 'HTTP', status: 'Succeeded' }] },
  parameters: { fullName: 'Sophia Owen' },
  variables: { numItems: 20 },
  appSettings: { Region: 'west' },
  agentParameters: { city: 'Paris' },
  callbackUrl: 'https://example.com/callback',
  action: { name: 'Subscribe', status: 'Succeeded', outputs: { statusCode: 200 } },
  actions: {
    Get_user: { name: 'Get_user', status: 'Succeeded', outputs: { statusCode: 200, body: { name: 'Ann' } } },
    Post_form: {
      outputs: {
        body: form([
          ['Subject', 'Hello'],
          ['To', 'a@example.com'],
          ['To', 'b@example.com'],
        ]),
      },
    },
    Get_parts: { outputs: { body: parts(['first', 'second']) } },
  },
  trigger: { name: 'manual', outputs: { headers: { 'X-Id': '77' }, body: { id: 12 } } },
  workflow: { name: 'my-flow', run: { name: 'run-1' } },
}

/** The sample run, with a form or parts as the trigger's body where an example is about those. */
export function sampleContext(about = ''): EvaluationContext {
  const run = sampleRun as { readonly [name: string]: WdlValue }
  const body = /FormData/.test(about)
    ? form([
        ['feedUrl', 'https://example.com/feed'],
        ['tag', 'a'],
        ['tag', 'b'],
      ])
    : /Multipart/.test(about)
      ? parts(['alpha', 'beta'])
      : undefined
  const json = body === undefined ? run : { ...run, trigger: { name: 'manual', outputs: { body } } }
  return plainContext(json, {
    nowMs: () => 0,
    random: () => 0.5,
    newGuid: () => '1f2e3d4c-0000-4000-8000-0123456789ab',
  })
}
