import { RequestError } from '../../errors/index.ts'
import { type Sentence, say, word } from '../../errors/say.ts'
import type { FlowDocument } from '../flow-document.ts'
import { checkNewName, type FlowEdit } from '../flow-edit.ts'
import { isSameName } from '../lookup.ts'
import { type FlowSymbol, type SymbolKind, type SymbolPlace, writeName } from '../symbols/flow-symbol.ts'
import { definitionsOf, indexSymbols } from '../symbols/index-symbols.ts'
import type { TextEdit } from '../text-edit.ts'
import { notePlaces } from './note-places.ts'
import { staticResultPlaces } from './static-result-places.ts'

/** One place that a rename would change, and what it would say. */
export interface RenamePlace extends SymbolPlace {
  readonly newText: string
  /** Belongs to the name for certain; the others (words in notes) are for the person to judge. */
  readonly isCertain: boolean
}

/** All that a rename would do; nothing is done yet. */
export interface RenamePlan {
  /** The thing as it is defined. */
  readonly symbol: FlowSymbol
  readonly newName: string
  /** In document order. */
  readonly places: readonly RenamePlace[]
}

const words: Readonly<Record<SymbolKind, string>> = {
  action: 'action',
  trigger: 'trigger',
  variable: 'variable',
  parameter: 'parameter',
  connection: 'connection reference',
}

/**
 * Plans to call an action, trigger, variable, parameter or connection reference otherwise: its own key, what runs after
 * it, every expression that names it, static results named after it, notes that speak of it. Throws RequestError
 * `request.no-such-action`, `request.no-such-variable`, `request.no-such-place`, `request.name-taken` or
 * `request.invalid-name`.
 */
export function planRename(document: FlowDocument, wanted: FlowSymbol, newName: string): RenamePlan {
  const [definition] = definitionsOf(document, wanted)
  if (definition === undefined) throw notThere(wanted)
  const symbol = { kind: wanted.kind, name: definition.symbol.name }
  checkNewName(newName)
  if (symbol.name.startsWith('$')) throw builtIn(symbol)
  if (!isSameName(newName, symbol.name)) checkIsFree(document, symbol, newName)
  const certain = [...placesToRename(document, symbol), ...staticResultPlaces(document, symbol)].map(
    (place) => ({ ...place, newText: writeName(place, newName), isCertain: true }),
  )
  const noted = notePlaces(document, symbol).map((place) => ({
    ...place,
    newText: writeName(place, newName),
    isCertain: false,
  }))
  const places = [...certain, ...noted]
    .filter(({ range, newText }) => document.text.slice(range.start, range.end) !== newText)
    .sort((a, b) => a.range.start - b.range.start)
  return { symbol, newName, places }
}

/** The edit that carries out a plan at some of its places: the certain ones where nothing is said. */
export function renameEdit(
  plan: RenamePlan,
  isChosen: (place: RenamePlace) => boolean = ({ isCertain }) => isCertain,
): FlowEdit {
  const { symbol, newName, places } = plan
  return {
    label: renameLabel(symbol, newName),
    edits: places.filter(isChosen).map(({ range, newText }): TextEdit => {
      return { offset: range.start, length: range.end - range.start, text: newText }
    }),
  }
}

function renameLabel({ kind, name }: FlowSymbol, newName: string): Sentence {
  return kind === 'action' || kind === 'trigger'
    ? say`Rename '${name}' to '${newName}'`
    : say`Rename ${word(words[kind])} '${name}' to '${newName}'`
}

/** The first action of a name is meant where there are two; a trigger and an action may share one in bad files. */
function placesToRename(document: FlowDocument, symbol: FlowSymbol): readonly SymbolPlace[] {
  let isFirst = true
  return indexSymbols(document)
    .of(symbol)
    .filter(({ role }) => {
      if (role !== 'definition' || symbol.kind !== 'action') return true
      const isMeant = isFirst
      isFirst = false
      return isMeant
    })
}

function checkIsFree(document: FlowDocument, symbol: FlowSymbol, newName: string): void {
  const kinds: readonly SymbolKind[] =
    symbol.kind === 'action' || symbol.kind === 'trigger' ? ['action', 'trigger'] : [symbol.kind]
  const isTaken = kinds.some((kind) => definitionsOf(document, { kind, name: newName }).length > 0)
  if (!isTaken) return
  throw new RequestError('request.name-taken', `The name '${newName}' is taken in this flow.`, {
    hint: 'Names are unique in the whole flow; case does not count.',
  })
}

function notThere({ kind, name }: FlowSymbol): RequestError {
  const message = `There is no ${words[kind]} '${name}' in this flow.`
  if (kind === 'variable') return new RequestError('request.no-such-variable', message)
  if (kind === 'action' || kind === 'trigger') return new RequestError('request.no-such-action', message)
  return new RequestError('request.no-such-place', message, {
    hint: 'It can be renamed where it is declared; in a project that is parameters.json or connections.json.',
  })
}

function builtIn({ kind, name }: FlowSymbol): RequestError {
  return new RequestError('request.invalid-name', `The ${words[kind]} '${name}' belongs to the platform.`, {
    hint: 'Names that begin with $ cannot be changed.',
  })
}
