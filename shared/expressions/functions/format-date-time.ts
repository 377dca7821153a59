import { defineFunction, example, optional, required } from './define-function.ts'
import { showDate, takeDate, takeDateCulture } from './take-date.ts'

/** `formatDateTime`: Shows a timestamp by a .NET date format and a culture. Source: WDL functions reference. */
export const formatDateTime = defineFunction({
  name: 'formatDateTime',
  category: 'dateTime',
  parameters: [
    required('timestamp', 'string', 'Timestamp.'),
    optional('format', 'string', '.NET date format, e.g. yyyy-MM-dd; o when left out.'),
    optional('locale', 'string', 'Culture, en-US when left out.'),
  ],
  returns: 'string',
  summary: 'Shows a timestamp by a .NET date format and a culture.',
  examples: [
    example("formatDateTime('03/15/2018 12:00:00', 'yyyy-MM-ddTHH:mm:ss')", '2018-03-15T12:00:00'),
    example("formatDateTime('01/31/2016', 'dddd MMMM d', 'fr-FR')", 'dimanche janvier 31'),
  ],
  pure: (call, timestamp = null, format, locale) => {
    const culture = takeDateCulture(call, locale, 2)
    return showDate(call, takeDate(call, timestamp), format, 1, culture)
  },
})
