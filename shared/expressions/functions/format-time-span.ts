import { formatTimeSpanTicks, readTimeSpan } from '../dates/time-span.ts'
import { invariantNumbers } from '../formats/number-culture.ts'
import { takeNumberCulture } from '../formats/take-culture.ts'
import { defineFunction, example, optional, required } from './define-function.ts'

/** `formatTimeSpan`: Shows a time span by a .NET time span format. Source: WDL functions reference. */
export const formatTimeSpan = defineFunction({
  name: 'formatTimeSpan',
  category: 'dateTime',
  parameters: [
    required('timeSpan', 'string', 'Time span, e.g. 1.02:03:04.'),
    required('format', 'string', '.NET time span format, e.g. c, g or hh\\:mm.'),
    optional('culture', 'string', 'Culture, invariant when left out.'),
  ],
  returns: 'string',
  summary: 'Shows a time span by a .NET time span format.',
  examples: [
    example("formatTimeSpan('1.02:03:04', 'hh\\:mm\\:ss')", '02:03:04'),
    example("formatTimeSpan('02:30:00', 'c')", '02:30:00'),
  ],
  pure: (call, timeSpan = null, format = null, culture) => {
    const numbers = culture === undefined ? invariantNumbers : takeNumberCulture(call, culture, 2)
    const ticks = readTimeSpan(call.text(timeSpan, 0))
    if (ticks === undefined) throw call.wrongValue(0, "a time span ('d.hh:mm:ss.fffffff')", timeSpan)
    const text = formatTimeSpanTicks(ticks, call.text(format, 1), numbers.decimal)
    if (text === undefined) throw call.wrongValue(1, 'a .NET time span format', format)
    return text
  },
})
