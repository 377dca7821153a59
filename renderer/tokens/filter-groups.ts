import { fitsType, type TokenEntry, type TokenGroup } from '../expression/token-catalogue.ts'
import type { TypeWord } from '../expression/value-schema.ts'
import { fieldStrings } from '../strings/fields.ts'

/** The groups with only what fits a type and matches a search: every word in the value's or its step's name. */
export function filterGroups(
  groups: readonly TokenGroup[],
  search: string,
  wanted: TypeWord,
): readonly TokenGroup[] {
  const asked = search
    .toLowerCase()
    .split(/[\s_]+/)
    .filter((word) => word !== '')
  return groups.flatMap((group) => {
    const isKept = (entry: TokenEntry) => isOffered(entry, wanted) && matches(group, entry, asked)
    const entries = asked.length === 0 ? group.entries.filter(isKept) : hitsOf(group.entries, isKept)
    return entries.length === 0 ? [] : [{ ...group, entries }]
  })
}

/** Entries out of a tree. One whose parents are left out stands at the edge and says what it lies in. */
function hitsOf(
  entries: readonly TokenEntry[],
  isKept: (entry: TokenEntry) => boolean,
): readonly TokenEntry[] {
  const parents: { readonly entry: TokenEntry; readonly hit: TokenEntry | undefined }[] = []
  return entries.flatMap((entry) => {
    while ((parents.at(-1)?.entry.depth ?? -1) >= entry.depth) parents.pop()
    const parent = parents.at(-1)
    const within = parents.map(({ entry }) => entry.label).filter((label) => label !== '')
    const hit = !isKept(entry)
      ? undefined
      : parent === undefined
        ? entry
        : parent.hit !== undefined
          ? { ...entry, depth: parent.hit.depth + 1 }
          : { ...entry, depth: 0, within }
    parents.push({ entry, hit })
    return hit === undefined ? [] : [hit]
  })
}

function isOffered({ type, inItemsOf }: TokenEntry, wanted: TypeWord): boolean {
  if (!fitsType(type, wanted)) return false
  // A list is wanted whole; of what lies in its items only lists are meant.
  return wanted !== 'array' || inItemsOf === undefined || type === 'array'
}

function matches(group: TokenGroup, entry: TokenEntry, asked: readonly string[]): boolean {
  if (asked.length === 0) return true
  const text = `${group.name.replaceAll('_', ' ')} ${entry.label} ${entry.expression}`.toLowerCase()
  return asked.every((word) => text.includes(word))
}

/** Icon, colour and heading of a group; an empty heading stands for its name. */
export function lookOfGroup({ kind, step, name }: TokenGroup): {
  readonly icon: string
  readonly colour: string
  readonly title: string
} {
  switch (kind) {
    case 'variables':
      return { icon: 'BracesVariable', colour: '#770bd6', title: fieldStrings.picker.variables }
    case 'parameters':
      return { icon: 'BracesVariable', colour: '#616161', title: fieldStrings.picker.parameters }
    case 'loop':
      return {
        icon: 'ArrowRepeatAll',
        colour: '#484f58',
        title: name === '' ? fieldStrings.picker.currentItem : '',
      }
    default:
      return {
        icon: step?.manifest.icon ?? 'QuestionCircle',
        colour: step?.manifest.colour ?? '#616161',
        title: '',
      }
  }
}
