import type { history as english } from '../en/history.ts'
import type { Translation } from '../in-language.ts'

/** Die Sätze zu Suche, Auswahl, Statistik und Vergleich von Ausführungen auf Deutsch. */
export const history: Translation<typeof english> = {
  search: {
    label: 'Ausführungen durchsuchen',
    placeholder: 'Text in Eingaben, Ausgaben, Fehlern',
    period: 'Gestartet',
    periods: {
      any: 'Zu jeder Zeit',
      hour: 'In der letzten Stunde',
      day: 'In den letzten 24 Stunden',
      week: 'In den letzten 7 Tagen',
      month: 'In den letzten 28 Tagen',
    },
    trigger: 'Trigger',
    anyTrigger: 'Jeder Trigger',
    searching: 'Wird durchsucht',
  },
  tags: {
    title: 'Markierungen',
    filter: 'Markierung',
    name: 'Name oder Name=Wert',
    add: 'Markierung hinzufügen',
    find: 'Ausführungen mit dieser Markierung',
    remove: (tag: string) => `${tag} entfernen`,
    showRuns: 'Alle Ausführungen mit dieser Markierung zeigen',
    none: 'Keine Ausführung hat so eine Markierung.',
    runs: (count: number) => (count === 1 ? '1 Ausführung' : `${count} Ausführungen`),
    anyValue: (count: number) =>
      `beliebiger Wert · ${count === 1 ? '1 Ausführung' : `${count} Ausführungen`}`,
    sources: {
      tracked: 'Eine nachverfolgte Eigenschaft einer Aktion',
      'tracking-id': 'Die Nachverfolgungs-ID des Aufrufers',
      own: 'Von Hand hinzugefügt',
    },
    failed: 'Die Markierungen wurden nicht geändert',
  },
  choice: {
    column: 'Auswählen',
    choose: (name) => `${name} auswählen`,
    chosen: (count) => (count === 1 ? '1 Ausführung gewählt' : `${count} Ausführungen gewählt`),
    resubmit: 'Erneut ausführen',
    cancel: 'Abbrechen',
    delete: 'Löschen',
    compare: 'Vergleichen',
    compareHint: 'Wählen Sie zwei Ausführungen, um sie zu vergleichen.',
    clear: 'Auswahl aufheben',
    resubmitted: (count) =>
      count === 1 ? '1 Ausführung wurde gestartet' : `${count} Ausführungen wurden gestartet`,
    resubmitFailed: (count) =>
      count === 1 ? '1 Ausführung wurde nicht gestartet' : `${count} Ausführungen wurden nicht gestartet`,
    cancelled: (count) =>
      count === 1 ? '1 Ausführung wurde abgebrochen' : `${count} Ausführungen wurden abgebrochen`,
    deleteTitle: (count) => (count === 1 ? '1 Ausführung löschen?' : `${count} Ausführungen löschen?`),
    deleteBody: 'Ihr Verlauf wird mit gelöscht. Ausführungen, die noch laufen, bleiben.',
  },
  statistics: {
    title: 'Die letzten 28 Tage',
    show: 'Statistik',
    runs: 'Ausführungen',
    failures: 'Fehlgeschlagen',
    failureRate: (percent) => `${percent} von allen`,
    median: 'Mittlere Dauer',
    p95: '95 % innerhalb von',
    none: 'Keine Ausführungen in den letzten 28 Tagen.',
    day: (date, succeeded, failed, cancelled) =>
      `${date}: ${succeeded} erfolgreich, ${failed} fehlgeschlagen, ${cancelled} abgebrochen`,
    chart: (runs, failed) => `Ausführungen nach Tag: ${runs} insgesamt, ${failed} fehlgeschlagen`,
    durations: 'Mittlere Dauer nach Tag',
    failed: 'Die Statistik konnte nicht gelesen werden',
  },
  from: {
    run: 'Ab hier ausführen',
    hint: 'Führt den Flow in seiner jetzigen Form ab diesem Schritt aus, mit den Ergebnissen, die diese Ausführung davor hatte.',
    failed: 'Dort kann keine Ausführung beginnen',
  },
  export: {
    action: 'Exportieren…',
    done: 'Die Ausführung wurde exportiert',
    failed: 'Die Ausführung wurde nicht exportiert',
  },
  failure: {
    title: (flow) => `${flow} ist fehlgeschlagen`,
    open: 'Ausführung öffnen',
  },
  compare: {
    title: 'Ausführungen vergleichen',
    left: 'Links',
    right: 'Rechts',
    steps: 'Schritte',
    onlyChanged: 'Nur Unterschiede',
    same: 'Gleich',
    differs: 'Verschieden',
    onlyLeft: 'Nur links',
    onlyRight: 'Nur rechts',
    noDifferences: 'Jeder Schritt verlief gleich, mit denselben Eingaben und Ausgaben.',
    pick: 'Wählen Sie einen Schritt, um seine Eingaben und Ausgaben nebeneinander zu sehen.',
    inputs: 'Eingaben',
    outputs: 'Ausgaben',
    error: 'Fehler',
    nothing: 'nichts',
    secured: 'geschützt, nicht aufgezeichnet',
    columns: { step: 'Schritt', left: 'Links', right: 'Rechts', difference: 'Unterschied' },
    of: (what) => `${what} beider Ausführungen`,
    loadFailed: 'Die Ausführungen konnten nicht gelesen werden',
  },
}
