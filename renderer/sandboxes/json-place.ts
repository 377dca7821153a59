/** JSON of a sandbox's state. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** Where in a state one is. */
export type JsonPlace = readonly (string | number)[]

/** The value at a place; undefined where there is none. */
export function valueAt(root: Json | undefined, place: JsonPlace): Json | undefined {
  let value: Json | undefined = root
  for (const step of place) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<string | number, Json>>)[step]
  }
  return value
}

/** The state with another value at a place; `undefined` takes away what is there. Everything else stays the same. */
export function withValueAt(root: Json, [step, ...rest]: JsonPlace, value: Json | undefined): Json {
  if (step === undefined) return value ?? null
  if (Array.isArray(root)) {
    const items = root as readonly Json[]
    const at = Number(step)
    if (rest.length > 0)
      return items.map((item, index) => (index === at ? withValueAt(item, rest, value) : item))
    if (value === undefined) return items.filter((_, index) => index !== at)
    return at >= items.length ? [...items, value] : items.map((item, index) => (index === at ? value : item))
  }
  if (typeof root !== 'object' || root === null) return root
  const object = root as Readonly<Record<string, Json>>
  if (rest.length === 0 && value === undefined) {
    return Object.fromEntries(Object.entries(object).filter(([name]) => name !== String(step)))
  }
  const inside = rest.length === 0 ? (value as Json) : withValueAt(object[step] ?? null, rest, value)
  return { ...object, [step]: inside }
}

/** Whether a value is a list of objects: it is shown as a table. */
export function isTable(value: Json | undefined): value is readonly { readonly [name: string]: Json }[] {
  return (
    Array.isArray(value) &&
    value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
  )
}

/** Columns that say most of an entry come first. */
const telling = ['name', 'title', 'Title', 'subject', 'path', 'url', 'id', 'text']
const maxColumns = 6

/** The columns of a table: those that most rows have, plain values before others. */
export function columnsOf(rows: readonly { readonly [name: string]: Json }[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const row of rows.slice(0, 50)) {
    for (const [name, value] of Object.entries(row)) {
      const isPlain = typeof value !== 'object' || value === null
      counts.set(name, (counts.get(name) ?? 0) + (isPlain ? 2 : 1))
    }
  }
  const rank = (name: string) => {
    const at = telling.indexOf(name)
    return at < 0 ? telling.length : at
  }
  const names = [...counts.keys()]
  const order = new Map(names.map((name, index) => [name, index]))
  const chosen = [...names]
    .sort((left, right) => rank(left) - rank(right) || (counts.get(right) ?? 0) - (counts.get(left) ?? 0))
    .slice(0, maxColumns)
  return chosen.sort(
    (left, right) => rank(left) - rank(right) || (order.get(left) ?? 0) - (order.get(right) ?? 0),
  )
}

/** An entry with what stands in its `fields` beside its other values: columns of list items. */
export function flat(row: { readonly [name: string]: Json }): { readonly [name: string]: Json } {
  const { fields, ...rest } = row
  const isObject = typeof fields === 'object' && fields !== null && !Array.isArray(fields)
  return isObject ? { ...(fields as { readonly [name: string]: Json }), ...rest } : row
}

/** What an entry is called. */
export function nameOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const object = value as Readonly<Record<string, Json>>
  const fields = object.fields
  const inner =
    typeof fields === 'object' && fields !== null && !Array.isArray(fields)
      ? (fields as Record<string, Json>)
      : {}
  for (const name of telling) {
    const text = object[name] ?? inner[name]
    if (typeof text === 'string' && text !== '') return text
  }
  return undefined
}

/** An entry like the last one, to begin a new one with: without what is made anew. */
export function templateOf(rows: readonly { readonly [name: string]: Json }[]): Json {
  const last = rows.at(-1)
  if (last === undefined) return {}
  const made =
    /^(id|ID|created|modified|createdon|modifiedon|change|revisions|version|versionnumber|etag|.*id)$/
  return Object.fromEntries(Object.entries(last).filter(([name]) => !made.test(name)))
}
