/** How a text spells the quote at an offset of a JSON string: as it is, or escaped (`\u0027`). */
export function quoteAt(text: string, offset: number): string {
  return text.charCodeAt(offset) === 0x5c ? text.slice(offset, offset + 6) : "'"
}
