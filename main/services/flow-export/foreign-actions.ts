import type { ExportFormat, ExportNote } from '../../../shared/ipc/export-payloads.ts'
import type { ExportableFlow } from './exportable-flow.ts'

/** Types that only one of the two platforms has. Source: Microsoft Learn, workflow definition schema of each. */
const powerAutomateOnly = /^OpenApiConnection/i
const logicAppsOnly =
  /^(ApiConnection|ServiceProvider|Function|ApiManagement|JavaScriptCode|Xslt|FlatFile|Liquid)/i

/** Actions and triggers that the platform of a format does not know: they are exported as they are, and said. */
export function foreignActions(
  flows: readonly ExportableFlow[],
  format: ExportFormat,
): readonly ExportNote[] {
  const foreign = foreignTypes(format)
  if (foreign === undefined) return []
  const names = flows.flatMap(({ graph }) =>
    [...graph.triggers, ...graph.actions].filter(({ type }) => foreign.test(type)).map(({ name }) => name),
  )
  return names.length === 0 ? [] : [{ note: 'foreign-actions', names: [...new Set(names)] }]
}

function foreignTypes(format: ExportFormat): RegExp | undefined {
  if (format === 'package' || format === 'solution') return logicAppsOnly
  return format === 'definition' ? undefined : powerAutomateOnly
}
