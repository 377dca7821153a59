import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkoutRoot } from '../../../build/scripts/checkout-root.ts'

/** How a command ended. */
export interface CliOutcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `flowbench` as a person does in a terminal. Not synchronously: services of the test answer meanwhile. */
export function runCli(
  args: readonly string[],
  options: {
    readonly cwd: string
    readonly env?: Readonly<Record<string, string>>
    readonly stdin?: string
  },
): Promise<CliOutcome> {
  const child = spawn(process.execPath, [join(checkoutRoot, 'build/bin/flowbench.mjs'), ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  child.stdin.end(options.stdin ?? '')
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, stdout, stderr }))
  })
}
