import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkRepository } from '../../lint/repository-check.ts'
import { checkoutRoot } from '../checkout-root.ts'
import type { Check } from './check.ts'
import { runTool, toolCommand } from './run-tool.ts'

const timeoutMs = 5 * 60_000

/** Runs a tool; its output is the complaint when it ends badly. */
async function complaintsOf(tool: string, args: readonly string[], bin?: string): Promise<string | null> {
  const { exitCode, output } = await runTool(toolCommand(tool, args, bin), { capture: true, timeoutMs })
  return exitCode === 0 ? null : output
}

/** Everything `npm run lint` looks at. */
export const lintChecks: readonly Check[] = [
  {
    name: 'format and lint rules (Biome)',
    run: () => complaintsOf('@biomejs/biome', ['check', '--error-on-warnings', '--max-diagnostics=50']),
  },
  {
    name: 'layer arrows (dependency-cruiser)',
    run: () => {
      const folders = ['shared', 'main', 'renderer', 'build', 'tests', 'bench']
      const there = folders.filter((folder) => existsSync(join(checkoutRoot, folder)))
      return complaintsOf(
        'dependency-cruiser',
        ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...there],
        'depcruise',
      )
    },
  },
  {
    name: 'nothing of one machine or registry in the repository',
    run: async () => {
      const complaints = checkRepository(checkoutRoot)
      return complaints.length === 0 ? null : complaints.map((line) => `    ${line}`).join('\n')
    },
  },
]
