import type { JsonPath, TextRange } from '../../errors/index.ts'
import { foldName } from '../lookup.ts'

/** What a flow names, and can be asked to call otherwise. */
export type SymbolKind = 'action' | 'trigger' | 'variable' | 'parameter' | 'connection'

/** A named thing of a flow. Names compare without case. */
export interface FlowSymbol {
  readonly kind: SymbolKind
  /** As written. */
  readonly name: string
}

/**
 * What a place does with a name.
 * - `definition`: the thing is made here (a variable may be made once, an action is its key).
 * - `run-after`, `transition`, `list`: names an action as a neighbour.
 * - `expression`: an expression reads it.
 * - `change`: an action sets the variable.
 * - `use`: an operation goes through the connection reference.
 * - `static-result`: a static result that is named after its action.
 * - `note`: a description speaks of it.
 */
export type PlaceRole =
  | 'definition'
  | 'run-after'
  | 'transition'
  | 'list'
  | 'expression'
  | 'change'
  | 'use'
  | 'static-result'
  | 'note'

/** How a name is written at a place. */
export type NameStyle =
  /** A JSON string that is the name and nothing else. */
  | { readonly kind: 'string'; readonly suffix?: string }
  /** A literal of an expression; `quote` as the text spells it (`'` or an escape), `count` of them on each side. */
  | { readonly kind: 'literal'; readonly quote: string; readonly count: 1 | 2 }
  /** Words of a text. */
  | { readonly kind: 'words' }

/** One place of a flow's text that says a name. */
export interface SymbolPlace {
  readonly symbol: FlowSymbol
  readonly role: PlaceRole
  /** Range in the document's text of the name, its quotes included. */
  readonly range: TextRange
  /** Path in the document of the value (or of the property whose name it is). */
  readonly path: JsonPath
  readonly style: NameStyle
}

/** Key of a symbol: equal for the same thing however it is written. */
export function symbolKey({ kind, name }: FlowSymbol): string {
  return `${kind} ${foldName(name)}`
}

/** Whether two symbols are the same thing. */
export function isSameSymbol(left: FlowSymbol, right: FlowSymbol): boolean {
  return symbolKey(left) === symbolKey(right)
}

/** What stands at a place when the thing is called `name`, quotes and escapes as the place has them. */
export function writeName({ style }: SymbolPlace, name: string): string {
  switch (style.kind) {
    case 'string':
      return JSON.stringify(name + (style.suffix ?? ''))
    case 'words':
      return JSON.stringify(name).slice(1, -1)
    case 'literal': {
      const { quote, count } = style
      const inner = JSON.stringify(name)
        .slice(1, -1)
        .replaceAll("'", quote.repeat(count * 2))
      return quote.repeat(count) + inner + quote.repeat(count)
    }
  }
}

/** The place below a path where an operation names its connection reference. */
export function connectionPlaceIn(places: readonly SymbolPlace[], path: JsonPath): SymbolPlace | undefined {
  return places.find(
    (place) =>
      place.symbol.kind === 'connection' &&
      place.role === 'use' &&
      path.every((step, index) => place.path[index] === step),
  )
}
