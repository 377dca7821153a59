import { openForEdit } from './edit-parts.ts'
import type { EditSession } from './edit-session.ts'
import type { FlowDocument } from './flow-document.ts'
import { foldName } from './lookup.ts'
import { renameAction, renameVariable } from './rename-flow-part.ts'
import { definitionsOf, indexSymbols } from './symbols/index-symbols.ts'

/** Names of the platform have at most 80 characters; a number takes up to four of them. */
const maxStem = 76

/** Gives a fragment's actions and variables names that are free in a flow, in its own expressions too. */
export function giveFreeNames(own: EditSession, target: FlowDocument): void {
  const { graph } = openForEdit(target)
  const isTaken = (name: string) => graph.action(name) !== undefined || graph.trigger(name) !== undefined
  for (const { name } of openForEdit(own.document).graph.actions) {
    if (!isTaken(name)) continue
    const mine = openForEdit(own.document).graph
    const free = freeName(name, (other) => isTaken(other) || mine.action(other) !== undefined)
    own.apply(renameAction(own.document, name, free).edits)
  }
  const isVariable = (document: FlowDocument, name: string) =>
    definitionsOf(document, { kind: 'variable', name }).length > 0
  for (const name of variablesMade(own.document)) {
    if (!isVariable(target, name)) continue
    const free = freeName(name, (other) => isVariable(target, other) || isVariable(own.document, other))
    own.apply(renameVariable(own.document, name, free).edits)
  }
}

/** The name with the first number that is free. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  const stem = name.slice(0, maxStem).replace(/_\d+$/, '')
  let number = 1
  while (isTaken(`${stem}_${number}`)) number++
  return `${stem}_${number}`
}

function variablesMade(document: FlowDocument): readonly string[] {
  const names = new Map<string, string>()
  for (const { symbol, role } of indexSymbols(document).places) {
    if (symbol.kind === 'variable' && role === 'definition') names.set(foldName(symbol.name), symbol.name)
  }
  return [...names.values()]
}
