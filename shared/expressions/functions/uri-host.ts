import { defineFunction, example, required } from './define-function.ts'
import { takeUri } from './take-uri.ts'

/** `uriHost`: Host of a URI. Source: WDL functions reference. */
export const uriHost = defineFunction({
  name: 'uriHost',
  category: 'uri',
  parameters: [required('uri', 'string', 'URI.')],
  returns: 'string',
  summary: 'Host of a URI.',
  examples: [
    example("uriHost('https://www.contoso.com:8080/x')", 'www.contoso.com'),
    example("uriHost('http://user@example.com')", 'example.com'),
  ],
  pure: (call, uri = null) => takeUri(call, uri).host,
})
