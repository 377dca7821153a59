/**
 * Longest stem we make, in bytes of UTF-8: file systems allow 255 for the whole name, and `.json`, `.tests`, ` (99)`
 * and the name of a temporary file need room beside it.
 */
const maxStemBytes = 200

/** Names that Windows keeps for devices, also with an extension. Source: "Naming Files, Paths, and Namespaces". */
const reservedNames = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i

/** Characters that Windows, macOS or Linux do not allow in a file's name, and those that cannot be seen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const illegalCharacters = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g

/**
 * A display name as the stem of a file name that every one of our systems can hold: illegal characters become `-`,
 * no dots or spaces at the ends, no reserved name, at most 200 bytes. Never empty, never a path.
 * @param fallback stem to use when nothing of the name remains
 */
export function fileStemFor(displayName: string, fallback = 'Flow'): string {
  const legal = displayName
    .normalize('NFC')
    .replace(loneSurrogates, '')
    .replace(illegalCharacters, '-')
    .replace(/\s+/g, ' ')
  const stem = trimEnds(cutToBytes(trimEnds(legal), maxStemBytes))
  if (stem === '' || /^-+$/.test(stem)) return fallback
  return reservedNames.test(stem) ? `${stem.replace(/\..*$/, '')} flow` : stem
}

const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Dots and spaces are lost at the end of a Windows name; a leading dot hides the file elsewhere. */
function trimEnds(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/g, '')
}

function cutToBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text
  let cut = ''
  let bytes = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > maxBytes) break
    cut += character
  }
  return cut
}

/**
 * `name`, or `name (2)`, `name (3)` ... : the first that `isTaken` does not know. Ask without regard to case, since
 * two of our three systems do not tell `Flow` and `flow` apart.
 */
export function firstFreeName(name: string, isTaken: (candidate: string) => boolean): string {
  if (!isTaken(name)) return name
  for (let number = 2; ; number++) {
    const candidate = `${name} (${number})`
    if (!isTaken(candidate)) return candidate
  }
}
