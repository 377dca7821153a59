import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'examples/sample-environment/flows'

/** The flow that is run when no window can be opened: the first of the sample environment; null when there is none. */
export function sampleFlow(root: string): string | null {
  const flows = join(root, folder)
  if (!existsSync(flows)) return null
  const [first] = readdirSync(flows)
    .filter((name) => name.endsWith('.json'))
    .sort()
  return first ? join(folder, first) : null
}
