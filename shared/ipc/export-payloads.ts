/**
 * Forms in which flows leave: `definition` alone (code view, templates), `package` (Power Automate, "Import package
 * (legacy)"), `solution` (Power Platform, unmanaged), `standard` (project of Logic Apps Standard), `arm` (template of Logic
 * Apps Consumption).
 */
export type ExportFormat = 'definition' | 'package' | 'solution' | 'standard' | 'arm'

/** Formats that hold several flows. */
export const manyFlowsFormats: readonly ExportFormat[] = ['solution', 'standard']

/** All formats, the usual one first. */
export const exportFormats = [
  'package',
  'solution',
  'standard',
  'arm',
  'definition',
] as const satisfies readonly ExportFormat[]

/** What whoever imports an export has to know. */
export type ExportNote =
  /** Actions of types that the platform it is for does not have. */
  | { readonly note: 'foreign-actions'; readonly names: readonly string[] }
  /** Connectors of the environment, which are not in the file: they have to be there already. */
  | { readonly note: 'own-connectors'; readonly names: readonly string[] }
  /** Values of secure parameters, which were left out. */
  | { readonly note: 'secrets-left'; readonly names: readonly string[] }

/** What was exported. */
export interface ExportedFlows {
  /** Absolute. */
  readonly path: string
  readonly notes: readonly ExportNote[]
}
