import { setActionInput } from '../edit-flow.ts'
import { buildGraph } from '../graph.ts'
import type { FixFinder } from './quick-fix.ts'

/** Hides inputs and outputs of the action that passes a secret on. */
export const secure: FixFinder = (document, { action, path }) => {
  if (action === undefined || document.definition === undefined) return []
  const isTracked = path.some((step) => String(step).toLowerCase() === 'trackedproperties')
  if (isTracked || buildGraph(document.definition).action(action) === undefined) return []
  const { edits } = setActionInput(document, action, ['runtimeConfiguration', 'secureData'], {
    properties: ['inputs', 'outputs'],
  })
  return [{ kind: 'secure', names: [action], edits }]
}
