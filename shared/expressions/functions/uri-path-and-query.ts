import { defineFunction, example, required } from './define-function.ts'
import { takeUri } from './take-uri.ts'

/** `uriPathAndQuery`: Path and query of a URI. Source: WDL functions reference. */
export const uriPathAndQuery = defineFunction({
  name: 'uriPathAndQuery',
  category: 'uri',
  parameters: [required('uri', 'string', 'URI.')],
  returns: 'string',
  summary: 'Path and query of a URI.',
  examples: [
    example("uriPathAndQuery('https://contoso.com/a?x=1')", '/a?x=1'),
    example("uriPathAndQuery('https://contoso.com')", '/'),
  ],
  pure: (call, uri = null) => {
    const { path, query } = takeUri(call, uri)
    return path + query
  },
})
