import { defineFunction, example, required } from './define-function.ts'
import { takeUri } from './take-uri.ts'

/** `uriPath`: Path of a URI; / when it has none. Source: WDL functions reference. */
export const uriPath = defineFunction({
  name: 'uriPath',
  category: 'uri',
  parameters: [required('uri', 'string', 'URI.')],
  returns: 'string',
  summary: 'Path of a URI; / when it has none.',
  examples: [
    example("uriPath('https://contoso.com/a/b?x=1')", '/a/b'),
    example("uriPath('https://contoso.com')", '/'),
  ],
  pure: (call, uri = null) => takeUri(call, uri).path,
})
