import { formatNumberValue } from '../formats/format-number.ts'
import { takeNumberCulture } from '../formats/take-culture.ts'
import { defineFunction, example, optional, required } from './define-function.ts'

/** `formatNumber`: Shows a number by a .NET number format and a culture. Source: WDL functions reference. */
export const formatNumber = defineFunction({
  name: 'formatNumber',
  category: 'string',
  parameters: [
    required('number', 'number', 'Number to show.'),
    required('format', 'string', '.NET standard or custom number format, e.g. N2 or 0.00.'),
    optional('locale', 'string', 'Culture, en-US when left out.'),
  ],
  returns: 'string',
  summary: 'Shows a number by a .NET number format and a culture.',
  examples: [
    example("formatNumber(1234567.891, 'N2')", '1,234,567.89'),
    example("formatNumber(1234.5, 'N2', 'de-DE')", '1.234,50'),
  ],
  pure: (call, number = null, format = null, locale) => {
    const culture = takeNumberCulture(call, locale, 2)
    const text = formatNumberValue(call.number(number, 0), call.text(format, 1), culture)
    if (text === undefined) throw call.wrongValue(1, 'a .NET number format that fits the number', format)
    return text
  },
})
