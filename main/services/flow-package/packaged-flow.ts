import { connectorsUsed } from '../../../shared/wdl/connectors-used.ts'
import { buildGraph } from '../../../shared/wdl/graph.ts'
import type { ImportableFlow } from '../../../shared/wdl/import-flow.ts'
import { checkFlow, openFlowDocument } from '../../../shared/wdl/index.ts'
import type { PackagedFlow } from './flow-package.ts'

/** Findings that are shown of one flow. */
const maxShown = 8

/** A flow of a package, checked as it will be in its environment. */
export function packagedFlow(
  flow: ImportableFlow,
  { id, name, path }: Pick<PackagedFlow, 'id' | 'name' | 'path'>,
  complete: (text: string) => string = (text) => text,
): PackagedFlow {
  const text = complete(flow.textFor(name))
  const document = openFlowDocument(text)
  const { definition } = document
  const problems = checkFlow(document)
  const of = (severity: string) => problems.filter((problem) => problem.severity === severity)
  const errors = of('error')
  const warnings = of('warning')
  return {
    id,
    name,
    path,
    text,
    triggers: flow.triggers,
    actions: flow.actions,
    connectors:
      definition === undefined
        ? []
        : connectorsUsed(document, buildGraph(definition)).flatMap(({ name, isBuiltIn }) =>
            isBuiltIn ? [] : [name],
          ),
    unresolved: flow.notes.length,
    errors: errors.length,
    warnings: warnings.length,
    problems: [...errors, ...warnings]
      .slice(0, maxShown)
      .map(({ action, message }) =>
        action === undefined ? message : `${action.replaceAll('_', ' ')}: ${message}`,
      ),
  }
}

/** Name of a flow by its file: without folder, ending and the id that solutions put behind it. */
export function nameOfFile(path: string): string {
  const file = path.split('/').at(-1) ?? path
  return file.replace(/\.json$/i, '').replace(/-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, '')
}
