import { defineFunction, example, required } from './define-function.ts'
import { takeUri } from './take-uri.ts'

/** `uriScheme`: Scheme of a URI. Source: WDL functions reference. */
export const uriScheme = defineFunction({
  name: 'uriScheme',
  category: 'uri',
  parameters: [required('uri', 'string', 'URI.')],
  returns: 'string',
  summary: 'Scheme of a URI.',
  examples: [
    example("uriScheme('https://contoso.com')", 'https'),
    example("uriScheme('ftp://contoso.com')", 'ftp'),
  ],
  pure: (call, uri = null) => takeUri(call, uri).scheme,
})
