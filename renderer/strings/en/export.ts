import type { ExportFormat } from '../../../shared/ipc/export-payloads.ts'

/** Sentences of exporting flows. */
export const exporting = {
  action: 'Export…',
  title: (name: string) => `Export ${name}`,
  format: 'For',
  formats: {
    package: 'Power Automate, a package',
    solution: 'Power Automate, a solution',
    standard: 'Logic Apps Standard, a project',
    arm: 'Logic Apps Consumption, an ARM template',
    definition: 'The definition alone',
  } satisfies Record<ExportFormat, string>,
  hints: {
    package: 'A zip for “Import package (legacy)”. Connections are chosen at the import.',
    solution: 'A zip for “Import solution”, with connection references and environment variables.',
    standard: 'A zip with a workflow.json for each flow, connections.json and parameters.json, for VS Code.',
    arm: 'A JSON file to deploy. Ids of connections are its parameters.',
    definition: 'A JSON file for the code view of the cloud designers, as it is written here.',
  } satisfies Record<ExportFormat, string>,
  withAll: (count: number) =>
    count === 1
      ? 'With the other flow of this environment'
      : `With the ${count} other flows of this environment`,
  unsaved: 'Unsaved changes are saved first.',
  go: 'Export',
  busy: 'Exporting…',
  failed: 'It was not exported',
  done: 'Exported',
  doneTo: (path: string) => `Written to ${path}.`,
  know: 'Before it is imported',
  foreignActions: (names: string) =>
    `The platform that this is for has no such actions; they were written as they are: ${names}.`,
  ownConnectors: (names: string) =>
    `These custom connectors are not in the file and have to be there already: ${names}.`,
  secretsLeft: (names: string) => `The values of these secure variables are not in the file: ${names}.`,
}
