import { defineFunction, example, required } from './define-function.ts'
import { takeUri } from './take-uri.ts'

/** `uriPort`: Port of a URI; without one, the usual port of its scheme. Source: WDL functions reference. */
export const uriPort = defineFunction({
  name: 'uriPort',
  category: 'uri',
  parameters: [required('uri', 'string', 'URI.')],
  returns: 'integer',
  summary: 'Port of a URI; without one, the usual port of its scheme.',
  examples: [
    example("uriPort('https://contoso.com:8080')", 8080),
    example("uriPort('https://contoso.com')", 443),
  ],
  pure: (call, uri = null) => takeUri(call, uri).port,
})
