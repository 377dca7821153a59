import { formatIso } from '../dates/format-date.ts'
import { parseDate } from '../dates/parse-date.ts'
import { parseExactDate } from '../dates/parse-exact.ts'
import { defineFunction, example, optional, required } from './define-function.ts'
import { takeDateCulture, utcNowOf } from './take-date.ts'

/** `parseDateTime`: Reads a date in a culture or an exact format; gives a timestamp. Source: WDL functions reference. */
export const parseDateTime = defineFunction({
  name: 'parseDateTime',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Text to read.'),
    optional('locale', 'string', 'Culture, en-US when left out.'),
    optional('format', 'string', 'Exact .NET date format of the text.'),
  ],
  returns: 'string',
  summary: 'Reads a date in a culture or an exact format; gives a timestamp.',
  examples: [
    example("parseDateTime('20 octobre 2010', 'fr-FR')", '2010-10-20T00:00:00.0000000'),
    example("parseDateTime('21052019', 'fr-FR', 'ddMMyyyy')", '2019-05-21T00:00:00.0000000'),
  ],
  reads: (call, context, timestamp = null, locale, format) => {
    const text = call.text(timestamp, 0)
    const culture = takeDateCulture(call, locale, 1)
    const exact = call.optionalText(format, 2)
    const date =
      exact === undefined ? parseDate(text, culture) : parseExactDate(text, exact, culture, utcNowOf(context))
    if (date === 'format') throw call.wrongValue(2, "a .NET date format ('yyyy-MM-dd')", format ?? null)
    if (!date) {
      throw call.wrongValue(
        0,
        exact === undefined ? 'a date of that culture' : 'a text that fits the format',
        timestamp,
      )
    }
    return formatIso(date)
  },
})
