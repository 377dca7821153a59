import type { CallSite } from '../functions/call-site.ts'
import type { WdlValue } from '../value.ts'
import { type NumberCulture, numberCulture } from './number-culture.ts'

/** The culture an optional argument names, en-US when it is left out. */
export function takeNumberCulture(
  call: CallSite,
  locale: WdlValue | undefined,
  index: number,
): NumberCulture {
  const name = call.optionalText(locale, index) ?? 'en-US'
  const culture = numberCulture(name)
  if (!culture) throw call.wrongValue(index, "the name of a culture ('en-US', 'de-DE')", locale ?? null)
  return culture
}
