import type { PlaceRole, SymbolKind } from '../../../shared/wdl/symbols/flow-symbol.ts'

/** Sentences about renaming what a flow names. */
export const refactor = {
  command: 'Rename the selected step…',
  commandHere: 'Rename…',
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
  tests: 'Tests',
  inTest: (file: string) => `Test ${file}`,
  testsHint: 'Test files are written when the flow is saved.',
  testFailed: (file: string) => `The test ${file} was not changed`,
} as const
