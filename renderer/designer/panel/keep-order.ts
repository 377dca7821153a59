import type { FormField } from './step-json.ts'

/**
 * The fields in the order in which they are shown already; new ones come after those they follow. A field that gets its
 * first value stays where it is, under the hands that write it.
 */
export function keepOrder(shown: readonly string[], fields: readonly FormField[]): readonly FormField[] {
  const byKey = new Map(fields.map((field) => [keyOf(field), field]))
  const order = shown.filter((key) => byKey.has(key))
  fields.forEach((field, index) => {
    const key = keyOf(field)
    if (order.includes(key)) return
    const before = fields[index - 1]
    order.splice(before === undefined ? 0 : order.indexOf(keyOf(before)) + 1, 0, key)
  })
  return order.flatMap((key) => byKey.get(key) ?? [])
}

/** Names a field within its step. */
export function keyOf({ path }: Pick<FormField, 'path'>): string {
  return path.join('/')
}
