import { defineFunction, example, required } from './define-function.ts'
import { takeUri } from './take-uri.ts'

/** `uriQuery`: Query of a URI with its question mark; empty when it has none. Source: WDL functions reference. */
export const uriQuery = defineFunction({
  name: 'uriQuery',
  category: 'uri',
  parameters: [required('uri', 'string', 'URI.')],
  returns: 'string',
  summary: 'Query of a URI with its question mark; empty when it has none.',
  examples: [
    example("uriQuery('https://contoso.com/a?x=1#y')", '?x=1'),
    example("uriQuery('https://contoso.com')", ''),
  ],
  pure: (call, uri = null) => takeUri(call, uri).query,
})
