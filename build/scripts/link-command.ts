import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Puts the `flowbench` command beside those of the dependencies, where `npx flowbench` looks first. A `bin` field in
 * package.json would do too, but then npx installs the checkout into its own cache and reads the whole dependency
 * tree on each call, which takes longer than the command itself.
 */
export function linkCommand(root: string, platform: NodeJS.Platform = process.platform): void {
  const commands = join(root, 'node_modules/.bin')
  if (!existsSync(join(root, 'node_modules'))) return
  mkdirSync(commands, { recursive: true })
  if (platform === 'win32') {
    writeFileSync(join(commands, 'flowbench.cmd'), '@node "%~dp0\\..\\..\\build\\bin\\flowbench.mjs" %*\r\n')
    return
  }
  chmodSync(join(root, 'build/bin/flowbench.mjs'), 0o755)
  const link = join(commands, 'flowbench')
  rmSync(link, { force: true })
  symlinkSync('../../build/bin/flowbench.mjs', link)
}
