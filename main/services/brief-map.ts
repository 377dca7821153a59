/**
 * A map of large values that are in it for a short time, such as runs under way. A `Map` that is added to and deleted
 * from replaces its table every few entries, and an old table keeps its values until the next full collection: with
 * thousands of entries a second that is most of what is allocated. Here the tables hold a small holder of each value,
 * which lets go of it when it is deleted.
 */
export class BriefMap<Key, Value extends object> {
  readonly #holders = new Map<Key, { value: Value | undefined }>()

  get(key: Key): Value | undefined {
    return this.#holders.get(key)?.value
  }

  has(key: Key): boolean {
    return this.#holders.has(key)
  }

  set(key: Key, value: Value): void {
    const holder = this.#holders.get(key)
    if (holder === undefined) this.#holders.set(key, { value })
    else holder.value = value
  }

  delete(key: Key): void {
    const holder = this.#holders.get(key)
    if (holder === undefined) return
    holder.value = undefined
    this.#holders.delete(key)
  }

  clear(): void {
    for (const holder of this.#holders.values()) holder.value = undefined
    this.#holders.clear()
  }

  /** What is in it now, oldest first. */
  values(): Value[] {
    const values: Value[] = []
    for (const { value } of this.#holders.values()) if (value !== undefined) values.push(value)
    return values
  }
}
