import type { newFlow as english } from '../en/new-flow.ts'
import type { Translation } from '../in-language.ts'

/** Sentences of the dialog that makes a flow, in German. */
export const newFlow: Translation<typeof english> = {
  ways: {
    template: 'Aus einer Vorlage',
    import: 'Aus einer Datei',
  },
  wayHints: {
    template:
      'Beginnen Sie mit einem Flow für eine häufige Aufgabe oder mit einem, den Sie in dieser Umgebung aufbewahren.',
    import: 'Übernehmen Sie einen Flow einer Lösung, von Logic Apps oder aus einer ARM-Vorlage.',
  },
  every: 'Alle',
  interval: 'Intervall',
  frequency: 'Einheit',
  frequencies: { Minute: 'Minuten', Hour: 'Stunden', Day: 'Tage', Week: 'Wochen', Month: 'Monate' },
  at: 'Um (UTC)',
  onDays: 'Am',
  weekDays: {
    Monday: 'Mo',
    Tuesday: 'Di',
    Wednesday: 'Mi',
    Thursday: 'Do',
    Friday: 'Fr',
    Saturday: 'Sa',
    Sunday: 'So',
  },
  next: (times) => `Als Nächstes: ${times}`,
  never: 'Er würde nie starten.',
  trigger: 'Wodurch er startet',
  searchTriggers: 'Trigger suchen',
  noTriggers: 'Kein Trigger entspricht der Suche. Connectors werden unter „Connectors“ hinzugefügt.',
  loadingTriggers: 'Connectors werden gelesen',
  triggersFailed: 'Die Connectors konnten nicht gelesen werden',
  searchTemplates: 'Vorlagen suchen',
  templates: 'Vorlagen',
  own: 'Aus dieser Umgebung',
  noTemplates: 'Keine Vorlage entspricht der Suche.',
  chooseFile: 'Datei auswählen…',
  dropHint:
    'Oder legen Sie sie hier ab. JSON-Dateien von Flows; ein Paket (ZIP) wird zuerst entpackt, seine Flows liegen im Ordner „Workflows“.',
  isPackage:
    'Das ist ein Paket (ZIP). Entpacken Sie es, und wählen Sie einen Flow aus dem Ordner „Workflows“ oder die definition.json.',
  found: (triggers, actions) => `${triggers} Trigger, ${actions === 1 ? '1 Aktion' : `${actions} Aktionen`}`,
  unresolved: (count) =>
    `${count === 1 ? '1 Text' : `${count} Texte`} der ARM-Vorlage bleiben, wie sie sind; nur Azure weiß, wofür sie stehen.`,
  flowsInFile: 'Flows in der Datei',
  unnamed: (index) => `Flow ${index}`,
  saveAsTemplate: 'Als Vorlage speichern',
  savedAsTemplate: (name) => `${name} wird als Vorlage dieser Umgebung aufbewahrt`,
  saveAsTemplateFailed: 'Die Vorlage wurde nicht gespeichert',
  deleteTemplate: (name) => `Vorlage ${name} löschen`,
  deleteTemplateFailed: 'Die Vorlage wurde nicht gelöscht',
}
