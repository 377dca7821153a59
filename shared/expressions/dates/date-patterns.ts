/** The patterns behind the standard date formats, in .NET's pattern letters. */
export interface DatePatterns {
  readonly shortDate: string
  readonly longDate: string
  readonly shortTime: string
  readonly longTime: string
  readonly monthDay: string
  readonly yearMonth: string
}

type Row = readonly [short: string, long: string, time: string, monthDay: string, yearMonth: string]

/** Patterns as Windows has them, for the cultures that people use most. Source: .NET `DateTimeFormatInfo`. */
const rows: Readonly<Record<string, Row>> = {
  '': ['MM/dd/yyyy', 'dddd, dd MMMM yyyy', 'HH:mm', 'MMMM dd', 'yyyy MMMM'],
  'en-US': ['M/d/yyyy', 'dddd, MMMM d, yyyy', 'h:mm tt', 'MMMM d', 'MMMM yyyy'],
  'en-GB': ['dd/MM/yyyy', 'dd MMMM yyyy', 'HH:mm', 'd MMMM', 'MMMM yyyy'],
  'en-AU': ['d/MM/yyyy', 'dddd, d MMMM yyyy', 'h:mm tt', 'd MMMM', 'MMMM yyyy'],
  'en-CA': ['yyyy-MM-dd', 'MMMM d, yyyy', 'h:mm tt', 'MMMM d', 'MMMM yyyy'],
  'en-IE': ['dd/MM/yyyy', 'dddd d MMMM yyyy', 'HH:mm', 'd MMMM', 'MMMM yyyy'],
  'en-IN': ['dd-MM-yyyy', 'dd MMMM yyyy', 'HH:mm', 'dd MMMM', 'MMMM yyyy'],
  'en-NZ': ['d/MM/yyyy', 'dddd, d MMMM yyyy', 'h:mm tt', 'd MMMM', 'MMMM yyyy'],
  'en-ZA': ['yyyy/MM/dd', 'dddd, dd MMMM yyyy', 'HH:mm', 'dd MMMM', 'MMMM yyyy'],
  'de-DE': ['dd.MM.yyyy', 'dddd, d. MMMM yyyy', 'HH:mm', 'd. MMMM', 'MMMM yyyy'],
  'de-AT': ['dd.MM.yyyy', 'dddd, d. MMMM yyyy', 'HH:mm', 'd. MMMM', 'MMMM yyyy'],
  'de-CH': ['dd.MM.yyyy', 'dddd, d. MMMM yyyy', 'HH:mm', 'd. MMMM', 'MMMM yyyy'],
  'fr-FR': ['dd/MM/yyyy', 'dddd d MMMM yyyy', 'HH:mm', 'd MMMM', 'MMMM yyyy'],
  'fr-BE': ['dd-MM-yy', 'dddd d MMMM yyyy', 'HH:mm', 'd MMMM', 'MMMM yyyy'],
  'fr-CA': ['yyyy-MM-dd', 'd MMMM yyyy', 'HH:mm', 'd MMMM', 'MMMM yyyy'],
  'fr-CH': ['dd.MM.yyyy', 'dddd, d MMMM yyyy', 'HH:mm', 'd MMMM', 'MMMM yyyy'],
  'es-ES': ['dd/MM/yyyy', "dddd, d 'de' MMMM 'de' yyyy", 'H:mm', "d 'de' MMMM", "MMMM 'de' yyyy"],
  'es-MX': ['dd/MM/yyyy', "dddd, d 'de' MMMM 'de' yyyy", 'hh:mm tt', "d 'de' MMMM", "MMMM 'de' yyyy"],
  'it-IT': ['dd/MM/yyyy', 'dddd d MMMM yyyy', 'HH:mm', 'd MMMM', 'MMMM yyyy'],
  'nl-NL': ['d-M-yyyy', 'dddd d MMMM yyyy', 'HH:mm', 'd MMMM', 'MMMM yyyy'],
  'nl-BE': ['d/MM/yyyy', 'dddd d MMMM yyyy', 'HH:mm', 'd MMMM', 'MMMM yyyy'],
  'pt-BR': ['dd/MM/yyyy', "dddd, d 'de' MMMM 'de' yyyy", 'HH:mm', "d 'de' MMMM", "MMMM 'de' yyyy"],
  'pt-PT': ['dd/MM/yyyy', "d 'de' MMMM 'de' yyyy", 'HH:mm', "d 'de' MMMM", "MMMM 'de' yyyy"],
  'da-DK': ['dd-MM-yyyy', 'd. MMMM yyyy', 'HH:mm', 'd. MMMM', 'MMMM yyyy'],
  'nb-NO': ['dd.MM.yyyy', 'dddd d. MMMM yyyy', 'HH:mm', 'd. MMMM', 'MMMM yyyy'],
  'sv-SE': ['yyyy-MM-dd', "'den 'd MMMM yyyy", 'HH:mm', "'den 'd MMMM", 'MMMM yyyy'],
  'fi-FI': ['d.M.yyyy', 'dddd d. MMMM yyyy', 'H.mm', 'd. MMMM', 'MMMM yyyy'],
  'pl-PL': ['dd.MM.yyyy', 'd MMMM yyyy', 'HH:mm', 'd MMMM', 'MMMM yyyy'],
  'cs-CZ': ['dd.MM.yyyy', 'dddd d. MMMM yyyy', 'H:mm', 'd. MMMM', 'MMMM yyyy'],
  'hu-HU': ['yyyy. MM. dd.', 'yyyy. MMMM d., dddd', 'H:mm', 'MMMM d.', 'yyyy. MMMM'],
  'ru-RU': ['dd.MM.yyyy', "d MMMM yyyy 'г.'", 'H:mm', 'd MMMM', 'MMMM yyyy'],
  'uk-UA': ['dd.MM.yyyy', "d MMMM yyyy' р.'", 'H:mm', 'd MMMM', "MMMM yyyy' р.'"],
  'tr-TR': ['d.MM.yyyy', 'd MMMM yyyy dddd', 'HH:mm', 'd MMMM', 'MMMM yyyy'],
  'ja-JP': ['yyyy/MM/dd', "yyyy'年'M'月'd'日'", 'H:mm', "M'月'd'日'", "yyyy'年'M'月'"],
  'zh-CN': ['yyyy/M/d', "yyyy'年'M'月'd'日'", 'H:mm', "M'月'd'日'", "yyyy'年'M'月'"],
  'zh-TW': ['yyyy/M/d', "yyyy'年'M'月'd'日'", 'tt hh:mm', "M'月'd'日'", "yyyy'年'M'月'"],
  'ko-KR': ['yyyy-MM-dd', "yyyy'년' M'월' d'일' dddd", 'tt h:mm', "M'월' d'일'", "yyyy'년' M'월'"],
}

/** The patterns of a culture: from the table, else from the platform's CLDR data. */
export function datePatterns(tag: string): DatePatterns {
  const row = rows[tag] ?? rows[regionalTag(tag)]
  if (!row) return derivePatterns(tag)
  const [shortDate, longDate, shortTime, monthDay, yearMonth] = row
  const longTime = shortTime.replace('mm', `mm${/H\.mm/.test(shortTime) ? '.' : ':'}ss`)
  return { shortDate, longDate, shortTime, longTime, monthDay, yearMonth }
}

/** `de` as `de-DE`. */
function regionalTag(tag: string): string {
  if (tag === '') return tag
  const { language, region } = new Intl.Locale(tag).maximize()
  return `${language}-${region}`
}

function derivePatterns(tag: string): DatePatterns {
  const pattern = (options: Intl.DateTimeFormatOptions) => patternOf(tag, options)
  return {
    shortDate: pattern({ year: 'numeric', month: 'numeric', day: 'numeric' }),
    longDate: pattern({ dateStyle: 'full' }),
    shortTime: pattern({ hour: 'numeric', minute: '2-digit' }),
    longTime: pattern({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    monthDay: pattern({ month: 'long', day: 'numeric' }),
    yearMonth: pattern({ year: 'numeric', month: 'long' }),
  }
}

/** .NET pattern letters for what a CLDR format shows of a sample with one-digit day, month and hour. */
function patternOf(tag: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(`${tag}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' })
  const isHalfDay = format.resolvedOptions().hour12 === true
  const letters = (type: string, value: string): string => {
    const isNumber = /^\d+$/.test(value)
    switch (type) {
      case 'year':
        return 'yyyy'
      case 'month':
        return isNumber ? 'M'.repeat(value.length) : 'MMMM'
      case 'day':
        return 'd'.repeat(value.length)
      case 'weekday':
        return 'dddd'
      case 'hour':
        return (isHalfDay ? 'h' : 'H').repeat(value.length)
      case 'minute':
        return 'mm'
      case 'second':
        return 'ss'
      case 'dayPeriod':
        return 'tt'
      default: {
        const text = value.replaceAll(/[\u202f\u00a0]/g, ' ').replaceAll(/[\u200e\u200f]/g, '')
        return /[A-Za-z]|[^\s\p{P}]/u.test(text) ? `'${text}'` : text
      }
    }
  }
  return format
    .formatToParts(Date.UTC(2018, 2, 5, 7, 8, 9))
    .map((part) => letters(part.type, part.value))
    .join('')
}
