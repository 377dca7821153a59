import type { NativeWords } from './en.ts'

const flowsOn = (count: number) =>
  count === 1 ? '1 Flow ist eingeschaltet' : `${count} Flows sind eingeschaltet`

/** Menus, tray and dialogs in German. */
export const german: NativeWords = {
  menu: {
    file: '&Datei',
    newFlow: 'Neuer Flow…',
    openEnvironment: 'Umgebung öffnen…',
    save: 'Speichern',
    saveAll: 'Alle speichern',
    settings: 'Einstellungen',
    close: 'Fenster schließen',
    quit: 'Beenden',
    edit: '&Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    view: '&Ansicht',
    palette: 'Befehlspalette…',
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    run: 'Ausfüh&ren',
    runFlow: 'Flow ausführen',
    window: '&Fenster',
    help: '&Hilfe',
    openLog: 'Protokolldatei öffnen',
  },
  tray: {
    open: 'Flowbench öffnen',
    quit: 'Beenden und die Flows anhalten',
    flowsOn,
    more: (count) => `… und ${count} weitere`,
    tip: (count) => `Flowbench: ${flowsOn(count)}`,
  },
  failure: {
    title: (flow) => `${flow} ist fehlgeschlagen`,
    body: 'Öffnen Sie Flowbench, um den Grund zu sehen.',
  },
  pick: {
    environment: 'Umgebungsordner öffnen',
    newEnvironment: (name) => `Speicherort für „${name}“`,
    createHere: 'Hier erstellen',
    connectorFile: 'OpenAPI-Beschreibung, Postman-Sammlung oder Connector als ZIP wählen',
    connectorFolder: 'Ordner eines Connectors wählen',
    exportZip: 'Wohin der Connector geschrieben wird',
    exportFlows: 'Wohin exportiert wird',
    exportRun: 'Wohin die Ausführung geschrieben wird',
    saveBinary: 'Wohin die Datei geschrieben wird',
    exportFolder: 'Ordner wählen, in den der Connector kommt',
  },
  unsaved: {
    one: (name) => `„${name}“ hat nicht gespeicherte Änderungen.`,
    many: (count) => `${count} Flows haben nicht gespeicherte Änderungen.`,
    lost: 'Sie gehen verloren, wenn Sie sie nicht speichern.',
    more: (count) => `… und ${count} weitere`,
    saveAll: 'Alle speichern',
    discard: 'Nicht speichern',
    cancel: 'Abbrechen',
  },
  faults: {
    crashed: 'Das Fenster ist abgestürzt.',
    crashedDetail:
      'Ihre gespeicherten Flows und alle Ausführungen sind sicher; Ausführungen gehen im Hintergrund weiter.',
    reload: 'Neu laden',
    quit: 'Beenden',
    unresponsive: 'Das Fenster reagiert nicht.',
    wait: 'Warten',
    inside: 'In Flowbench ist etwas schiefgegangen.',
    insideDetail: (message, log) =>
      `${message}\n\nSie können weiterarbeiten. Die Protokolldatei sagt mehr: ${log}`,
    goOn: 'Weiter',
    ok: 'OK',
  },
}
