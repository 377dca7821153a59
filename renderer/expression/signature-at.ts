import { type CatalogueEntry, functionCatalogue } from '../../shared/expressions/index.ts'

/** The call around a cursor, and which of its arguments the cursor is in. */
export interface CallAt {
  readonly entry: CatalogueEntry
  /** From 0; the last parameter where it repeats. */
  readonly parameter: number
}

/** The innermost call of a known function around an offset of a source; undefined outside of calls. */
export function signatureAt(source: string, offset: number): CallAt | undefined {
  const open: { readonly name: string | undefined; commas: number }[] = []
  let isQuoted = false
  for (let at = 0; at < Math.min(offset, source.length); at += 1) {
    const unit = source[at]
    if (unit === "'") isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (unit === '(') open.push({ name: /([A-Za-z_]\w*)\s*$/.exec(source.slice(0, at))?.[1], commas: 0 })
    else if (unit === '[') open.push({ name: undefined, commas: 0 })
    else if (unit === ')' || unit === ']') open.pop()
    else if (unit === ',') {
      const call = open.at(-1)
      if (call !== undefined) call.commas += 1
    }
  }
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const call = open[index]
    const name = call?.name?.toLowerCase()
    const entry = functionCatalogue.find((candidate) => candidate.name.toLowerCase() === name)
    if (call === undefined || entry === undefined) continue
    const last = entry.parameters.length - 1
    return { entry, parameter: Math.max(0, Math.min(call.commas, last)) }
  }
  return undefined
}
