/**
 * `npm run package`: makes the app for this machine in release/, unpacked and offline, from the Electron that is
 * here. With arguments (`-- --linux deb`) they are electron-builder's, which then fetches the tools it needs.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bundleNames } from '../bundle/bundle-list.ts'
import { buildGallery } from '../gallery/build-gallery.ts'
import { buildBundle } from './build-bundle.ts'
import { checkoutRoot } from './checkout-root.ts'
import type { ElectronRuntime } from './launcher/electron-runtime.ts'
import { describeRuntime, findElectron } from './launcher/find-electron.ts'
import { registryPin } from './launcher/registry-pin.ts'
import { runTool, toolCommand } from './testing/run-tool.ts'

const timeoutMs = 60 * 60_000

/** Options that make electron-builder take the Electron that is here. `staging` is an empty folder to use. */
function offlineOptions(runtime: ElectronRuntime, staging: string): string[] {
  if (process.platform === 'darwin') {
    // .../dist/Electron.app/Contents/MacOS/Electron
    return ['--dir', `-c.electronDist=${join(dirname(runtime.executable), '../../..')}`]
  }
  if (runtime.source !== 'registry') return ['--dir', `-c.electronDist=${dirname(runtime.executable)}`]
  // Without the loader that stands for an app in development.
  const dist = join(staging, 'dist')
  cpSync(dirname(runtime.executable), dist, {
    recursive: true,
    filter: (path) => !path.endsWith(join('resources', 'app')),
  })
  // This older Electron does not have the newest fuse.
  const config = join(staging, 'electron-builder.yml')
  const shipped = readFileSync(join(checkoutRoot, 'electron-builder.yml'), 'utf8')
  writeFileSync(config, shipped.replace(/^ +grantFileProtocolExtraPrivileges:.*\n/m, ''))
  const here = [`-c.electronDist=${dist}`, `-c.electronVersion=${registryPin.electronVersion}`]
  return ['--dir', '--config', config, ...here]
}

for (const name of bundleNames) {
  const outcome = await buildBundle(checkoutRoot, name)
  if (outcome.kind !== 'missing') continue
  console.error(`package: ${name} cannot be built, its entry is missing: ${outcome.entries.join(', ')}`)
  process.exit(1)
}

if ((await buildGallery(checkoutRoot)).kind === 'missing') {
  console.error('package: the gallery cannot be built: its package is not installed')
  process.exit(1)
}

const args = process.argv.slice(2)
const staging = mkdtempSync(join(tmpdir(), 'flowbench-package-'))
try {
  let options = args
  if (args.length === 0) {
    const runtime = await findElectron(checkoutRoot)
    console.error(describeRuntime(runtime))
    if (runtime.source === 'registry')
      console.error('package: this Electron is for trying out, not for shipping.')
    options = offlineOptions(runtime, staging)
  }
  const command = toolCommand('electron-builder', ['--publish', 'never', ...options])
  process.exitCode = (await runTool(command, { timeoutMs })).exitCode
} finally {
  rmSync(staging, { recursive: true, force: true })
}
