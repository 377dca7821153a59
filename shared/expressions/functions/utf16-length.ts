import { defineFunction, example, required } from './define-function.ts'

/** `utf16Length`: Size of a text in UTF-16, in bytes. Source: WDL functions reference. */
export const utf16Length = defineFunction({
  name: 'utf16Length',
  category: 'conversion',
  parameters: [required('value', 'string', 'Source.')],
  returns: 'integer',
  summary: 'Size of a text in UTF-16, in bytes.',
  examples: [example("utf16Length('hello')", 10), example("utf16Length('é')", 2)],
  pure: (call, value = null) => call.text(value, 0).length * 2,
})
