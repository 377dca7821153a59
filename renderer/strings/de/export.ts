import type { exporting as english } from '../en/export.ts'
import type { Translation } from '../in-language.ts'

/** Sentences of exporting flows, in German. */
export const exporting: Translation<typeof english> = {
  action: 'Exportieren…',
  title: (name) => `${name} exportieren`,
  format: 'Für',
  formats: {
    package: 'Power Automate, ein Paket',
    solution: 'Power Automate, eine Lösung',
    standard: 'Logic Apps Standard, ein Projekt',
    arm: 'Logic Apps Verbrauch, eine ARM-Vorlage',
    definition: 'Nur die Definition',
  },
  hints: {
    package: 'Eine Zip-Datei für „Paket importieren (Legacy)“. Verbindungen werden beim Import gewählt.',
    solution: 'Eine Zip-Datei für „Lösung importieren“, mit Verbindungsverweisen und Umgebungsvariablen.',
    standard:
      'Eine Zip-Datei mit einer workflow.json für jeden Flow, connections.json und parameters.json, für VS Code.',
    arm: 'Eine JSON-Datei zum Bereitstellen. Ids von Verbindungen sind ihre Parameter.',
    definition: 'Eine JSON-Datei für die Codeansicht der Cloud-Designer, wie sie hier geschrieben steht.',
  },
  withAll: (count) =>
    count === 1 ? 'Mit dem anderen Flow dieser Umgebung' : `Mit den ${count} anderen Flows dieser Umgebung`,
  unsaved: 'Nicht gespeicherte Änderungen werden zuerst gespeichert.',
  go: 'Exportieren',
  busy: 'Wird exportiert…',
  failed: 'Es wurde nicht exportiert',
  done: 'Exportiert',
  doneTo: (path) => `Geschrieben nach ${path}.`,
  know: 'Vor dem Import',
  foreignActions: (names) =>
    `Die Plattform, für die das ist, hat solche Aktionen nicht; sie wurden geschrieben, wie sie sind: ${names}.`,
  ownConnectors: (names) =>
    `Diese benutzerdefinierten Connectors sind nicht in der Datei und müssen schon da sein: ${names}.`,
  secretsLeft: (names) => `Die Werte dieser sicheren Variablen sind nicht in der Datei: ${names}.`,
}
