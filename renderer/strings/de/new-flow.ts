import type { newFlow as english } from '../en/new-flow.ts'
import type { Translation } from '../in-language.ts'

const flows = (count: number) => (count === 1 ? '1 Flow' : `${count} Flows`)
const called = (title: string | undefined) => (title === undefined ? '' : ` „${title}“`)

/** Sentences of the dialog that makes a flow, in German. */
export const newFlow: Translation<typeof english> = {
  ways: {
    template: 'Aus einer Vorlage',
    import: 'Aus einer Datei',
  },
  wayHints: {
    template:
      'Beginnen Sie mit einem Flow für eine häufige Aufgabe oder mit einem, den Sie in dieser Umgebung aufbewahren.',
    import:
      'Übernehmen Sie Flows eines Pakets, einer Lösung, eines Logic-Apps-Projekts oder einer ARM-Vorlage.',
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
  file: {
    choose: 'Datei auswählen…',
    hint: 'Oder legen Sie sie hier ab: ein Paket oder eine Lösung von Power Automate (.zip), ein Logic-Apps-Projekt (.zip), eine ARM-Vorlage oder die JSON-Datei eines Flows.',
    reading: 'Die Datei wird angesehen',
    tooLarge: (megabytes) =>
      `Die Datei hat mehr als ${megabytes} MB. Exportieren Sie die Flows in kleineren Teilen.`,
    contents: 'Was in der Datei ist',
    flows: 'Flows in der Datei',
    all: 'Alle Flows',
    kinds: {
      'power-automate': (title, count) => `Paket von Power Automate${called(title)}: ${flows(count)}`,
      solution: (title, count) => `Lösung${called(title)}: ${flows(count)}`,
      standard: (title, count) => `Logic-Apps-Projekt${called(title)}: ${flows(count)}`,
      files: (_title, count) => `ZIP mit ${flows(count)}`,
      file: (_title, count) => `Datei mit ${flows(count)}`,
    },
    take: (name) => `${name} importieren`,
    nameOf: (name) => `Name von ${name}`,
    size: (triggers, actions) => `${triggers} Trigger, ${actions === 1 ? '1 Aktion' : `${actions} Aktionen`}`,
    errors: (count) => `${count} Fehler`,
    warnings: (count) => (count === 1 ? '1 Warnung' : `${count} Warnungen`),
    problems: 'Was die Flow-Prüfung findet',
    more: (count) => `und ${count} weitere`,
    connections: 'Später zu wählende Verbindungen',
    variables: (names) => `Zu den Variablen der Umgebung hinzufügen, wo sie noch fehlen: ${names}`,
    connectors: (titles) => `Die eigenen Connectors hinzufügen, wo sie noch fehlen: ${titles}`,
    connectorsAdded: (titles) => `Eigene Connectors hinzugefügt: ${titles}`,
    showConnectors: 'Connectors anzeigen',
    unresolved: (count) =>
      `${count === 1 ? '1 Text' : `${count} Texte`} der ARM-Vorlage bleiben, wie sie sind; nur Azure weiß, wofür sie stehen.`,
    notes: {
      classic: (count) =>
        `${count === 1 ? '1 klassischer Workflow bleibt' : `${count} klassische Workflows bleiben`} weg: das sind keine Cloud-Flows.`,
      unreadable: (path, reason) => `${path} bleibt weg: ${reason}`,
      connector: (path, reason) => `Der eigene Connector ${path} bleibt weg: ${reason}`,
      secrets: (names) => `Werte geheimer Parameter werden nicht übernommen: ${names}.`,
      connectionValues: (names) =>
        `Werte eingebauter Verbindungen, die geheim sein können, werden nicht übernommen: ${names}.`,
    },
    import: (count) => (count === 1 ? 'Flow importieren' : `${count} Flows importieren`),
    imported: (count) => `${flows(count)} importiert`,
    notImported: (count) =>
      count === 1
        ? 'Ein Teil der Datei konnte nicht importiert werden'
        : `${count} Teile der Datei konnten nicht importiert werden`,
  },
  saveAsTemplate: 'Als Vorlage speichern',
  savedAsTemplate: (name) => `${name} wird als Vorlage dieser Umgebung aufbewahrt`,
  saveAsTemplateFailed: 'Die Vorlage wurde nicht gespeichert',
  deleteTemplate: (name) => `Vorlage ${name} löschen`,
  deleteTemplateFailed: 'Die Vorlage wurde nicht gelöscht',
}
