import { defineFunction, example, optional } from './define-function.ts'

function formatGuid(guid: string, format: string): string | undefined {
  const digits = guid.replaceAll('-', '').toLowerCase()
  switch (format.toUpperCase()) {
    case 'N':
      return digits
    case 'D':
    case '':
      return guid.toLowerCase()
    case 'B':
      return `{${guid.toLowerCase()}}`
    case 'P':
      return `(${guid.toLowerCase()})`
    case 'X': {
      const bytes = (digits.slice(16).match(/../g) ?? []).map((byte) => `0x${byte}`)
      return `{0x${digits.slice(0, 8)},0x${digits.slice(8, 12)},0x${digits.slice(12, 16)},{${bytes.join(',')}}}`
    }
    default:
      return undefined
  }
}

/** `guid`: Makes a new random GUID. Source: WDL functions reference. */
export const guid = defineFunction({
  name: 'guid',
  category: 'string',
  parameters: [optional('format', 'string', 'N, D, B, P or X; D when left out.')],
  returns: 'string',
  summary: 'Makes a new random GUID.',
  examples: [example('length(guid())', 36), example("startsWith(guid('B'), '{')", true)],
  fresh: (call, context, format) => {
    const shown = formatGuid(context.newGuid(), call.optionalText(format ?? undefined, 0) ?? 'D')
    if (shown === undefined) throw call.wrongValue(0, 'one of N, D, B, P, X', format ?? null)
    return shown
  },
})
