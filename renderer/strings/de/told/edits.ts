/** Why an edit of a flow cannot be made, and what is said of values and times, in German, by the English sentences. */
export const editSentences: Readonly<Record<string, string>> = {
  'A file of this kind keeps no connection references.':
    'Eine Datei dieser Art enthält keine Verbindungsreferenzen.',
  'Import it into an environment as a flow of its own.': 'Sie als eigenen Flow in eine Umgebung importieren.',
  "There is a case '{0}' already.": 'Einen Fall „{0}“ gibt es schon.',
  "There is no case '{0}'.": 'Einen Fall „{0}“ gibt es nicht.',
  "'{0}' has no cases.": '„{0}“ hat keine Fälle.',
  "'{0}' has a static result of its own.": '„{0}“ hat schon ein eigenes statisches Ergebnis.',
  'Take that away first, or let it stand for the action.':
    'Das zuerst entfernen oder für die Aktion stehen lassen.',
  "The name '{0}' is taken in this flow.": 'Der Name „{0}“ ist in diesem Flow vergeben.',
  'A file of this kind has no place for a display name.':
    'Eine Datei dieser Art hat keinen Platz für einen Anzeigenamen.',
  'Rename the file, or import it into an environment as a flow of its own.':
    'Die Datei umbenennen oder sie als eigenen Flow in eine Umgebung importieren.',
  "There is a property '{0}' already.": 'Eine Eigenschaft „{0}“ gibt es schon.',
  'The document has no place for this change.': 'Das Dokument hat keinen Platz für diese Änderung.',
  'An action cannot be moved into itself.': 'Eine Aktion kann nicht in sich selbst verschoben werden.',
  'There is no such branch in this flow.': 'Diesen Zweig gibt es in diesem Flow nicht.',
  "'{0}' is not in this branch.": '„{0}“ liegt nicht in diesem Zweig.',
  "'{0}' must stand at the top level of the flow.": '„{0}“ muss auf der obersten Ebene des Flows stehen.',
  'Variables are made at the top level. Leave it out of the selection.':
    'Variablen entstehen auf der obersten Ebene. Sie aus der Auswahl nehmen.',
  "The selected actions run after different outcomes of '{0}': one action around them cannot tell them apart.":
    'Die ausgewählten Aktionen laufen nach verschiedenen Ergebnissen von „{0}“: Eine Aktion darum herum kann sie nicht unterscheiden.',
  'Wrap those for each outcome on their own.': 'Die für jedes Ergebnis einzeln umschließen.',
  "There are no actions in '{0}'.": 'In „{0}“ sind keine Aktionen.',
  "Several branches of '{0}' hold actions.": 'Mehrere Zweige von „{0}“ enthalten Aktionen.',
  'Move or delete the actions of all branches but one first.':
    'Zuerst die Aktionen aller Zweige bis auf einen verschieben oder löschen.',
  'A name cannot be empty.': 'Ein Name darf nicht leer sein.',
  'A name has at most 80 characters; this one has {0}.': 'Ein Name hat höchstens 80 Zeichen; dieser hat {0}.',
  'Choose a JSON file of a flow, or the zip of a package or solution.':
    'Eine JSON-Datei eines Flows oder das ZIP eines Pakets oder einer Lösung wählen.',
  'There is no flow in this file.': 'In dieser Datei ist kein Flow.',
  '“{0}” cannot be exported: {1}.': '„{0}“ kann nicht exportiert werden: {1}.',
  'there is no definition in it': 'darin ist keine Definition',
  'Open it in the code view and mend it first.':
    'Öffnen Sie ihn zuerst in der Codeansicht und beheben Sie ihn.',
  'The file is not JSON (line {0}): {1}': 'Die Datei ist kein JSON (Zeile {0}): {1}',
  'Flows of solutions (Workflows/*.json), Logic Apps (workflow.json, ARM templates), definition.json of exports and bare definitions can be imported.':
    'Importieren lassen sich Flows aus Lösungen (Workflows/*.json), Logic Apps (workflow.json, ARM-Vorlagen), definition.json aus Exporten und bloße Definitionen.',
  'Objects and arrays are nested more than {0} deep here.':
    'Objekte und Listen sind hier tiefer als {0} verschachtelt.',
  'Flows nest at most 8 scopes; a value this deep cannot be opened.':
    'Flows verschachteln höchstens 8 Bereiche; ein so tiefer Wert lässt sich nicht öffnen.',
  'There is no JSON of actions on the clipboard.': 'In der Zwischenablage ist kein JSON von Aktionen.',
  'The JSON on the clipboard holds no actions.': 'Das JSON in der Zwischenablage enthält keine Aktionen.',
  'Copy actions here or in the cloud designer, or the JSON of an action.':
    'Aktionen hier oder im Cloud-Designer kopieren oder das JSON einer Aktion.',
  'What is on the clipboard is a trigger; only actions can be pasted.':
    'In der Zwischenablage ist ein Trigger; einfügen lassen sich nur Aktionen.',
  'Names are unique in the whole flow; case does not count.':
    'Namen sind im ganzen Flow eindeutig; Groß- und Kleinschreibung zählt nicht.',
  "There is no {0} '{1}' in this flow.": 'Diesen Namen gibt es im Flow nicht: {0} „{1}“.',
  action: 'Aktion',
  trigger: 'Trigger',
  'It can be renamed where it is declared; in a project that is parameters.json or connections.json.':
    'Umbenennen lässt es sich dort, wo es deklariert ist; in einem Projekt ist das parameters.json oder connections.json.',
  "The {0} '{1}' belongs to the platform.": 'Das gehört zur Plattform: {0} „{1}“.',
  'Names that begin with $ cannot be changed.': 'Namen, die mit $ beginnen, lassen sich nicht ändern.',
  'No action is selected.': 'Keine Aktion ist ausgewählt.',
  'The selected actions lie in several branches.': 'Die ausgewählten Aktionen liegen in mehreren Zweigen.',
  'Select actions of one branch, or cut and paste them.':
    'Aktionen eines Zweigs auswählen oder sie ausschneiden und einfügen.',
  'There is no list to go over.': 'Es gibt keine Liste zum Durchlaufen.',

  // Values
  '{0} at line {1}, column {2}.': '{0} in Zeile {1}, Spalte {2}.',
  'JSON takes double quotes.': 'JSON verlangt doppelte Anführungszeichen.',
  'Remove the last comma.': 'Das letzte Komma entfernen.',
  'A value is nested deeper than {0} levels.': 'Ein Wert ist tiefer als {0} Ebenen verschachtelt.',
  'Invalid type. Expected {0} but got {1}.': 'Falscher Typ. Erwartet ist {0}, gefunden wurde {1}.',
  'Required properties are missing from object: {0}.': 'Dem Objekt fehlen nötige Eigenschaften: {0}.',
  "Property '{0}' has not been defined and the schema does not allow additional properties.":
    'Die Eigenschaft „{0}“ ist nicht vorgesehen, und das Schema erlaubt keine weiteren.',
  'Value {0} is not defined in enum.': 'Der Wert {0} ist keiner der erlaubten.',
  'At a breakpoint{0}.': 'An einem Haltepunkt{0}.',

  // Recurrences
  'The trigger has no recurrence.': 'Der Trigger hat keine Wiederholung.',
  'Give a frequency and an interval.': 'Häufigkeit und Intervall angeben.',
  'The interval is not a whole number from 1.': 'Das Intervall ist keine ganze Zahl ab 1.',
  'The count is not a whole number from 1.': 'Die Anzahl ist keine ganze Zahl ab 1.',
  'The recurrence has no frequency.': 'Die Wiederholung hat keine Häufigkeit.',
  "'{0}' is no frequency.": '„{0}“ ist keine Häufigkeit.',
  'Use Second, Minute, Hour, Day, Week, Month or Year.':
    'Second, Minute, Hour, Day, Week, Month oder Year verwenden.',
  "'{0}' is no time zone.": '„{0}“ ist keine Zeitzone.',
  "Use a Windows name such as 'W. Europe Standard Time', or an IANA name such as 'Europe/Berlin'.":
    'Einen Windows-Namen wie „W. Europe Standard Time“ oder einen IANA-Namen wie „Europe/Berlin“ verwenden.',
  'The {0} is no time.': 'Keine Zeitangabe: {0}.',
  'Write it as 2026-01-31T08:00:00Z.': 'Zu schreiben wie 2026-01-31T08:00:00Z.',
  'A schedule goes with the frequencies Hour, Day, Week and Month only.':
    'Ein Zeitplan geht nur mit den Häufigkeiten Hour, Day, Week und Month.',
  'With the frequency Hour a schedule gives minutes only.':
    'Mit der Häufigkeit Hour gibt ein Zeitplan nur Minuten an.',
  'Use Day or Week.': 'Day oder Week verwenden.',
  'Days of the month go with the frequency Month only.':
    'Tage des Monats gehen nur mit der Häufigkeit Month.',
  "The schedule's {0} are whole numbers from {1} to {2}.":
    'Im Zeitplan ({0}) stehen ganze Zahlen von {1} bis {2}.',
  '{0} is no day of the week.': '{0} ist kein Wochentag.',
  'Use Monday to Sunday.': 'Monday bis Sunday verwenden.',
  'An occurrence is a whole number from 1 to 5, or -1 to -5 from the end.':
    'Ein Vorkommen ist eine ganze Zahl von 1 bis 5 oder vom Ende her -1 bis -5.',
}
