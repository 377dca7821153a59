/** HTML's names of the characters from U+00A0 on, which writers of feeds use as if XML knew them. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const named: ReadonlyMap<string, number> = new Map([
  ...latin1.split(' ').map((name, index) => [name, 0xa0 + index] as const),
  ...Object.entries({
    ensp: 0x2002,
    emsp: 0x2003,
    thinsp: 0x2009,
    ndash: 0x2013,
    mdash: 0x2014,
    lsquo: 0x2018,
    rsquo: 0x2019,
    sbquo: 0x201a,
    ldquo: 0x201c,
    rdquo: 0x201d,
    bdquo: 0x201e,
    bull: 0x2022,
    hellip: 0x2026,
    prime: 0x2032,
    lsaquo: 0x2039,
    rsaquo: 0x203a,
    euro: 0x20ac,
    trade: 0x2122,
    larr: 0x2190,
    rarr: 0x2192,
    minus: 0x2212,
    OElig: 0x152,
    oelig: 0x153,
    Scaron: 0x160,
    scaron: 0x161,
  }),
])

/** Characters that HTML has names for, and XML has not. */
export function characterNamed(name: string): string | undefined {
  const code = named.get(name)
  return code === undefined ? undefined : String.fromCodePoint(code)
}

/** Comments and elements whose text nobody reads; what is never closed goes to the end, so that none is looked for twice. */
const unread =
  /<!--(?:[\s\S]*?-->|[\s\S]*$)|<(script|style|head|title|template)\b[^<>]*>(?:[\s\S]*?<\/\1\s*>|[\s\S]*$)/gi
/** Tags between which a new line begins. */
const lineEnd = /<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6]|\/table|\/blockquote|hr)\b[^<>]*>/gi
const basic: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What a person reads of an HTML text: lines, without tags. For previews and for mail programs that show no HTML. */
export function plainTextOf(html: string): string {
  return html
    .replace(unread, '')
    .replace(/\s+/g, ' ')
    .replace(lineEnd, '\n')
    .replace(/<[/!?a-z][^<>]*>/gi, '')
    .replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{1,31});/gi, (all, name: string) => characterOf(name) ?? all)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return basic[name.toLowerCase()] ?? characterNamed(name)
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
