/** The URL a text is; `undefined` for what is none. (`URL.canParse` is not there on Node 18.15.) */
export function readAddress(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
