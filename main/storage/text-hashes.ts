import { createHash } from 'node:crypto'

/** Texts whose hashes are remembered, and how long they may be in UTF-16 units. */
const maxRemembered = 64
const maxRememberedText = 1_000_000

/** SHA-256 of texts, in hexadecimal digits. Texts that come again with every run, such as definitions, are hashed once. */
export class TextHashes {
  readonly #known = new Map<string, string>()

  of(text: string): string {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const hash = createHash('sha256').update(text).digest('hex')
    if (text.length > maxRememberedText) return hash
    if (this.#known.size >= maxRemembered) this.#known.clear()
    this.#known.set(text, hash)
    return hash
  }
}
