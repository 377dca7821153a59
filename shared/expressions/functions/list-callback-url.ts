import { defineFunction, example } from './define-function.ts'

/** `listCallbackUrl`: URL that calls a webhook trigger or action back. Source: WDL functions reference. */
export const listCallbackUrl = defineFunction({
  name: 'listCallbackUrl',
  category: 'workflow',
  parameters: [],
  returns: 'string',
  summary: 'URL that calls a webhook trigger or action back.',
  examples: [
    example('listCallbackUrl()', 'https://example.com/callback'),
    example('uriHost(listCallbackUrl())', 'example.com'),
  ],
  reads: (call, context) => {
    const url = context.listCallbackUrl()
    if (url === undefined) {
      const hint = 'Use it in the inputs of a webhook trigger or action.'
      throw call.error(
        'expression.not-available',
        "'listCallbackUrl()' has no value here",
        undefined,
        undefined,
        hint,
      )
    }
    return url
  },
})
