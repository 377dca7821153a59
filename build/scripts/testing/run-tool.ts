import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkoutRoot } from '../checkout-root.ts'

/**
 * Command line of a tool of node_modules, with the Node these scripts run on.
 * @param tool name of the package; its program is the one named by `bin`, or as the package itself
 */
export function toolCommand(
  tool: string,
  args: readonly string[],
  bin = tool.replace(/^.*\//, ''),
): readonly [string, ...string[]] {
  const folder = join(checkoutRoot, 'node_modules', tool)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Readonly<Record<string, string>>
  }
  const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin]
  if (script === undefined) throw new Error(`The package ${tool} has no program "${bin}".`)
  return [process.execPath, join(folder, script), ...args]
}

/** How a tool ended. */
export interface ToolResult {
  readonly exitCode: number
  /** What it printed, when `capture` was asked for. */
  readonly output: string
}

/**
 * Runs a command in the checkout. With `capture` its output is kept instead of shown. One that takes longer than
 * `timeoutMs` is ended and has failed.
 */
export function runTool(
  [program, ...args]: readonly [string, ...string[]],
  options: { capture?: boolean; timeoutMs: number; env?: Readonly<Record<string, string>> },
): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: checkoutRoot,
      stdio: options.capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...options.env },
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const timer = setTimeout(() => {
      output += `\nended after ${Math.round(options.timeoutMs / 1000)} s`
      console.error(`${args[0] ?? program}: ended after ${Math.round(options.timeoutMs / 1000)} s.`)
      child.kill('SIGTERM')
    }, options.timeoutMs)
    child.once('error', (error) => {
      clearTimeout(timer)
      resolve({ exitCode: 127, output: `${output}${error.message}` })
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ exitCode: code ?? 1, output })
    })
  })
}
