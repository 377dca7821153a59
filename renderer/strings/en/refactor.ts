import type { PlaceRole, SymbolKind } from '../../../shared/wdl/symbols/flow-symbol.ts'

/** Sentences about renaming what a flow names. */
export const refactor = {
  command: 'Rename the selected step…',
  commandHere: 'Rename…',
  commandDeclared: 'Rename a variable, parameter or connection reference…',
  nothingDeclared: 'This flow has no variables, parameters or connection references.',
  what: 'What',
  things: {
    action: (name: string) => `Action ${name}`,
    trigger: (name: string) => `Trigger ${name}`,
    variable: (name: string) => `Variable ${name}`,
    parameter: (name: string) => `Parameter ${name}`,
    connection: (name: string) => `Connection reference ${name}`,
  } satisfies Record<SymbolKind, (name: string) => string>,
  titles: {
    action: (name: string) => `Rename the action ${name}`,
    trigger: (name: string) => `Rename the trigger ${name}`,
    variable: (name: string) => `Rename the variable ${name}`,
    parameter: (name: string) => `Rename the parameter ${name}`,
    connection: (name: string) => `Rename the connection reference ${name}`,
  } satisfies Record<SymbolKind, (name: string) => string>,
  newName: 'New name',
  places: (count: number) => (count === 1 ? '1 place changes' : `${count} places change`),
  chosen: (chosen: number, all: number) => `${chosen} of ${all} places change`,
  noPlaces: 'Type another name to see what changes.',
  list: 'Places that change',
  line: (line: number) => `Line ${line}`,
  roles: {
    definition: 'Definition',
    'run-after': 'Run after',
    transition: 'Hand-off',
    list: 'List',
    expression: 'Expression',
    change: 'Change',
    use: 'Use',
    'static-result': 'Static result',
    note: 'Note',
  } satisfies Record<PlaceRole, string>,
  noteHint: 'Words in a note may mean something else: tick those that speak of it.',
  all: 'All',
  apply: 'Rename',
  done: (from: string, to: string, count: number) =>
    `${from} is now ${to}, in ${count === 1 ? '1 place' : `${count} places`}`,
  undo: 'Undo',
  broken: 'The JSON of this flow has an error. Mend it in the code view first.',
  nothingHere: 'There is nothing here that can be renamed.',
  nothingHereHint:
    'Put the cursor on the name of an action, a variable, a parameter or a connection reference.',
  mustChange: 'The definition changes in any case.',
  test: 'Test',
  inTest: (file: string, line: string) => `${file}, ${line}`,
  testsHint:
    'Files of tests are written at once; the flow when you save it. Undo in the message takes back both, the undo of the editor the flow alone.',
  testsFailed: 'The tests were not changed',
  testsUnread: 'The tests of this flow could not be read; they keep the old name',
  stillInTests: (name: string, count: number) =>
    count === 1 ? `1 file of tests still says ${name}` : `${count} files of tests still say ${name}`,
  renameInTests: 'Rename there too',
  renamedInTests: (name: string, count: number) =>
    count === 1 ? `1 file of tests says ${name} now` : `${count} files of tests say ${name} now`,
} as const
