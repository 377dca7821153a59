import { closestName } from '../checks/closest-name.ts'
import { connectionPlaceIn, writeName } from '../symbols/flow-symbol.ts'
import { indexSymbols, symbolAt } from '../symbols/index-symbols.ts'
import type { FixFinder } from './quick-fix.ts'

/** Writes the name that is most like the unknown one. */
export const nearestName: FixFinder = (document, { range }) => {
  const place = symbolAt(document, range.start + 1)
  if (place === undefined) return []
  const names = indexSymbols(document)
    .places.filter(({ symbol, role }) => symbol.kind === place.symbol.kind && role === 'definition')
    .map(({ symbol }) => symbol.name)
  const near = closestName(place.symbol.name, names)
  if (near === undefined) return []
  const { start, end } = place.range
  return [
    {
      kind: 'replace',
      names: [place.symbol.name, near],
      edits: [{ offset: start, length: end - start, text: writeName(place, near) }],
    },
  ]
}

/** Names the connection reference that is most like the unknown one, or the only one there is. */
export const nearestConnection: FixFinder = (document, { path }) => {
  const { places } = indexSymbols(document)
  const used = connectionPlaceIn(places, path)
  const declared = places
    .filter(({ symbol, role }) => symbol.kind === 'connection' && role === 'definition')
    .map(({ symbol }) => symbol.name)
  const near = used === undefined ? undefined : closestName(used.symbol.name, declared)
  const name = near ?? (declared.length === 1 ? declared[0] : undefined)
  if (used === undefined || name === undefined) return []
  const { start, end } = used.range
  return [
    {
      kind: 'replace',
      names: [used.symbol.name, name],
      edits: [{ offset: start, length: end - start, text: writeName(used, name) }],
    },
  ]
}
