import type { refactor as english } from '../en/refactor.ts'
import type { Translation } from '../in-language.ts'

/** Sentences about renaming, in German. */
export const refactor: Translation<typeof english> = {
  command: 'Ausgewählten Schritt umbenennen…',
  commandHere: 'Umbenennen…',
  commandDeclared: 'Variable, Parameter oder Verbindungsreferenz umbenennen…',
  nothingDeclared: 'Dieser Flow hat keine Variablen, Parameter oder Verbindungsreferenzen.',
  what: 'Was',
  things: {
    action: (name) => `Aktion ${name}`,
    trigger: (name) => `Trigger ${name}`,
    variable: (name) => `Variable ${name}`,
    parameter: (name) => `Parameter ${name}`,
    connection: (name) => `Verbindungsreferenz ${name}`,
  },
  titles: {
    action: (name) => `Aktion ${name} umbenennen`,
    trigger: (name) => `Trigger ${name} umbenennen`,
    variable: (name) => `Variable ${name} umbenennen`,
    parameter: (name) => `Parameter ${name} umbenennen`,
    connection: (name) => `Verbindungsreferenz ${name} umbenennen`,
  },
  newName: 'Neuer Name',
  places: (count) => (count === 1 ? '1 Stelle wird geändert' : `${count} Stellen werden geändert`),
  chosen: (chosen, all) => `${chosen} von ${all} Stellen werden geändert`,
  noPlaces: 'Geben Sie einen anderen Namen ein, um zu sehen, was sich ändert.',
  list: 'Stellen, die sich ändern',
  line: (line) => `Zeile ${line}`,
  roles: {
    definition: 'Definition',
    'run-after': 'Ausführen nach',
    transition: 'Übergabe',
    list: 'Liste',
    expression: 'Ausdruck',
    change: 'Änderung',
    use: 'Verwendung',
    'static-result': 'Statisches Ergebnis',
    note: 'Notiz',
  },
  noteHint: 'Wörter einer Notiz können etwas anderes meinen: Wählen Sie die, die davon sprechen.',
  all: 'Alle',
  apply: 'Umbenennen',
  done: (from, to, count) => `${from} heißt jetzt ${to}, an ${count === 1 ? '1 Stelle' : `${count} Stellen`}`,
  undo: 'Rückgängig',
  broken: 'Das JSON dieses Flows hat einen Fehler. Beheben Sie ihn zuerst in der Codeansicht.',
  nothingHere: 'Hier ist nichts, was umbenannt werden kann.',
  nothingHereHint:
    'Setzen Sie den Cursor auf den Namen einer Aktion, einer Variablen, eines Parameters oder einer Verbindungsreferenz.',
  mustChange: 'Die Definition ändert sich in jedem Fall.',
  test: 'Test',
  inTest: (file, line) => `${file}, ${line}`,
  testsHint:
    'Testdateien werden sofort geschrieben, der Flow beim Speichern. „Rückgängig“ in der Meldung nimmt beides zurück, im Editor nur den Flow.',
  testsFailed: 'Die Tests wurden nicht geändert',
  testsUnread: 'Die Tests dieses Flows konnten nicht gelesen werden; sie behalten den alten Namen',
  stillInTests: (name, count) =>
    count === 1 ? `1 Testdatei nennt noch ${name}` : `${count} Testdateien nennen noch ${name}`,
  renameInTests: 'Dort auch umbenennen',
  renamedInTests: (name, count) =>
    count === 1 ? `1 Testdatei nennt jetzt ${name}` : `${count} Testdateien nennen jetzt ${name}`,
}
