import { withoutColours } from './style.ts'

/** Width of a text on a terminal, in cells: wide characters (CJK, emoji) count two, combining marks none. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of withoutColours(text)) width += cellsOf(character)
  return width
}

/** Cuts plain text (no colours) to a width in cells; what is left out at the end shows as `…`. */
export function cutToWidth(text: string, maxCells: number): string {
  if (textWidth(text) <= maxCells) return text
  let cut = ''
  let width = 1
  for (const character of text) {
    width += cellsOf(character)
    if (width > maxCells) break
    cut += character
  }
  return maxCells < 1 ? '' : `${cut}…`
}

/** Text made safe for one line of a terminal: control characters (tabs, line ends, escapes) become spaces. */
export function oneLine(text: string): string {
  return text.replace(controlCharacters, ' ')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
const controlCharacters = /[\u0000-\u001f\u007f-\u009f]+/g

function cellsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x300) return 1
  if (isZeroWidth.test(character)) return 0
  return isWide(point) ? 2 : 1
}

const isZeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u

/** Source: Unicode East Asian Width, the wide and full-width blocks and emoji. */
function isWide(point: number): boolean {
  return (
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xa4cf && point !== 0x303f) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe6f) ||
    (point >= 0xff00 && point <= 0xff60) ||
    (point >= 0xffe0 && point <= 0xffe6) ||
    (point >= 0x1f300 && point <= 0x1f64f) ||
    (point >= 0x1f680 && point <= 0x1f6ff) ||
    (point >= 0x1f900 && point <= 0x1f9ff) ||
    (point >= 0x20000 && point <= 0x3fffd)
  )
}
