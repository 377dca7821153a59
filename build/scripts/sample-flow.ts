import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'examples/sample-environment/flows'

/** The sample that shows the most in a terminal. */
const favourite = 'welcome-to-flowbench.json'

/**
 * The flow that is run when no window can be opened: the welcome flow, else the first of the sample environment; null
 * when there is none.
 */
export function sampleFlow(root: string): string | null {
  const flows = join(root, folder)
  if (!existsSync(flows)) return null
  const names = readdirSync(flows)
    .filter((name) => name.endsWith('.json'))
    .sort()
  const chosen = names.includes(favourite) ? favourite : names[0]
  return chosen ? join(folder, chosen) : null
}
