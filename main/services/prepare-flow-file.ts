import { openFlowDocument } from '../../shared/wdl/index.ts'
import { nothingBeside, readBesideFlow } from '../storage/beside-flow.ts'
import { findChildFlows } from './child-flow-search.ts'
import type { PrepareOptions, RunnableFlow } from './flow-files.ts'
import { prepareDocument } from './inspect-flow.ts'
import { runParts } from './run-parts.ts'

/**
 * A text made ready to run with what lies around its file: environment variables, a project's parameters and
 * connections, the flows it calls. Never rejects because of what the files hold.
 */
export async function prepareFlowFile(text: string, options: PrepareOptions = {}): Promise<RunnableFlow> {
  const { path, definitionPath, wantsChildFlows } = options
  const document = openFlowDocument(text, definitionPath === undefined ? {} : { definitionPath })
  const beside = path === undefined ? nothingBeside : await readBesideFlow(path)
  const parts = runParts(document, beside)
  const prepared = prepareDocument(document, parts)
  if (path === undefined || wantsChildFlows !== true || parts === undefined) return prepared
  const { childFlows, notes } = await findChildFlows(path, document, parts)
  if (Object.keys(childFlows).length === 0) return { ...prepared, notes: [...prepared.notes, ...notes] }
  return { ...prepared, childFlows, notes: [...prepared.notes, ...notes] }
}
