import { create } from 'zustand'
import type { JsonPath } from '../../shared/errors/index.ts'
import { type FlowSymbol, type SymbolPlace, symbolKey } from '../../shared/wdl/symbols/flow-symbol.ts'
import { indexSymbols, symbolAt } from '../../shared/wdl/symbols/index-symbols.ts'
import { notify } from '../app/notices.ts'
import { findAnalysis, flowDocumentOf } from '../document/analyses.ts'
import { type FlowRef, findDocument } from '../document/documents.ts'
import { refactorStrings } from '../strings/refactor.ts'

/** Something that the person wants to call otherwise. */
export interface RenameRequest {
  readonly flow: FlowRef
  readonly symbol: FlowSymbol
  /** What else could be meant, itself among them; absent: nothing. */
  readonly choices?: readonly FlowSymbol[]
}

interface RenameState {
  readonly request: RenameRequest | undefined
}

/** What is about to be renamed; the dialog stands open while there is something. */
export const useRenameRequest = create<RenameState>(() => ({ request: undefined }))

/**
 * Opens the dialog that renames a step of an open flow, or a variable that it makes, or the connection reference that it
 * goes through. With broken JSON it says why it cannot.
 */
export function askRenameStep(flow: FlowRef, { kind, name, path }: RenamableStep): void {
  const document = documentToRename(flow)
  if (document === undefined) return
  const symbol: FlowSymbol = { kind, name }
  const inside = distinct(
    indexSymbols(document).places.filter(
      (place) => isOwn(place) && path.every((step, index) => place.path[index] === step),
    ),
  )
  useRenameRequest.setState({ request: { flow, symbol, choices: [symbol, ...inside] } })
}

/** A trigger or an action, by its path in the document. */
interface RenamableStep {
  readonly kind: 'trigger' | 'action'
  readonly name: string
  readonly path: JsonPath
}

/** The same for one of the flow's variables, parameters and connection references. */
export function askRenameDeclared(flow: FlowRef): void {
  const document = documentToRename(flow)
  if (document === undefined) return
  const choices = distinct(
    indexSymbols(document).places.filter(
      ({ role, symbol }) =>
        role === 'definition' && declaredKinds.has(symbol.kind) && !symbol.name.startsWith('$'),
    ),
  )
  const [symbol] = choices
  if (symbol !== undefined) useRenameRequest.setState({ request: { flow, symbol, choices } })
  else notify({ intent: 'info', title: refactorStrings.nothingDeclared })
}

const declaredKinds: ReadonlySet<string> = new Set(['variable', 'parameter', 'connection'])

/** What a step calls by a name of its own beside itself. */
function isOwn({ symbol, role }: SymbolPlace): boolean {
  return (
    (symbol.kind === 'variable' && role === 'definition') || (symbol.kind === 'connection' && role === 'use')
  )
}

function distinct(places: readonly SymbolPlace[]): readonly FlowSymbol[] {
  return [...new Map(places.map(({ symbol }) => [symbolKey(symbol), symbol])).values()]
}

/** Means another of the choices. */
export function chooseToRename(symbol: FlowSymbol): void {
  useRenameRequest.setState(({ request }) => ({ request: request && { ...request, symbol } }))
}

/** The same for whatever is named at an offset of the flow's text. */
export function askRenameAt(flow: FlowRef, offset: number): void {
  const document = documentToRename(flow)
  if (document === undefined) return
  const place = symbolAt(document, offset)
  if (place !== undefined) useRenameRequest.setState({ request: { flow, symbol: place.symbol } })
  else {
    const { nothingHere, nothingHereHint } = refactorStrings
    notify({ intent: 'info', title: nothingHere, body: nothingHereHint })
  }
}

/** Closes the dialog. */
export function endRename(): void {
  useRenameRequest.setState({ request: undefined })
}

function documentToRename(flow: FlowRef) {
  const open = findDocument(flow)
  if (open === undefined || open.isReadOnly) return undefined
  const document = flowDocumentOf(open.text, findAnalysis(flow).chosen)
  if (!document.syntaxProblems.some(({ severity }) => severity === 'error')) return document
  notify({ intent: 'warning', title: refactorStrings.broken })
  return undefined
}
