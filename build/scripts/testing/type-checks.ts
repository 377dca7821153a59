import { join } from 'node:path'
import { checkoutRoot } from '../checkout-root.ts'
import type { Check } from './check.ts'
import { runTool, toolCommand } from './run-tool.ts'

/** The storeys of the house; each has a tsconfig.json that says what its code may see. */
const storeys = ['shared', 'main', 'renderer', 'build', 'tests'] as const

/** What the compiler knows from the last check, so that only what changed is checked again. */
const memory = join(checkoutRoot, 'node_modules/.cache/flowbench/types')

/** One type check for each storey. */
export const typeChecks: readonly Check[] = storeys.map((storey) => ({
  name: `types of ${storey}/`,
  run: async () => {
    const remember = ['--incremental', '--tsBuildInfoFile', join(memory, `${storey}.tsbuildinfo`)]
    const command = toolCommand('typescript', ['-p', storey, '--pretty', 'false', ...remember], 'tsc')
    const { exitCode, output } = await runTool(command, { capture: true, timeoutMs: 10 * 60_000 })
    return exitCode === 0 ? null : output
  },
}))
