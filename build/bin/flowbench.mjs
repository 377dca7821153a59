#!/usr/bin/env node
// The `flowbench` command of a checkout: makes sure that the bundled CLI is up to date, then becomes it.
// Plain JavaScript, because it runs on whatever Node the machine has (20 and later).
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { cliGroup } from './cli-group.mjs'
import { isFresh } from './source-stamp.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const bundle = join(root, cliGroup.outputs[0])

// Only a checkout has sources to be newer than the bundle; an installed copy does not.
if (existsSync(join(root, cliGroup.entry)) && !isFresh(root, cliGroup)) {
  const pinnedNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(pinnedNode)) {
    process.stderr.write('flowbench: run `npm ci` in the checkout first.\n')
    process.exit(2)
  }
  const build = spawnSync(pinnedNode, [join(root, 'build/scripts/build.ts'), 'cli', '--quiet'], {
    // Standard output belongs to the command's own answer.
    stdio: ['ignore', 2, 2],
  })
  if (build.status !== 0) {
    process.stderr.write(
      existsSync(bundle)
        ? 'flowbench: the sources do not build (see above); running the last good build.\n'
        : 'flowbench: the sources do not build (see above).\n',
    )
    if (!existsSync(bundle)) process.exit(2)
  }
}
if (!existsSync(bundle)) {
  process.stderr.write(`flowbench: ${bundle} is missing; run \`npm run build\` in the checkout.\n`)
  process.exit(2)
}

nodeModule.enableCompileCache?.(join(root, 'node_modules/.cache/flowbench/compile'))
process.argv[1] = bundle
await import(pathToFileURL(bundle).href)
