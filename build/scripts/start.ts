/**
 * `npm start`: builds what is stale, then opens the app; without a display it runs the sample flow in the terminal.
 * `npm start -- ARGS` hands arguments to the app.
 */
import { type SpawnOptions, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { BundleName } from '../bundle/bundle-list.ts'
import { buildGallery } from '../gallery/build-gallery.ts'
import { sayGalleryProgress } from '../gallery/say-progress.ts'
import { buildBundle } from './build-bundle.ts'
import { checkoutRoot } from './checkout-root.ts'
import { hasDisplay } from './has-display.ts'
import { currentUser, electronArguments } from './launcher/electron-arguments.ts'
import { NoElectronError } from './launcher/electron-runtime.ts'
import { describeRuntime, findElectron } from './launcher/find-electron.ts'
import { sampleFlow } from './sample-flow.ts'
import { ensureSystem, machineSystem } from './system/ensure-system.ts'

/** Builds what is stale; false, with a line that says so, when sources are missing. */
async function build(names: readonly BundleName[]): Promise<boolean> {
  for (const name of names) {
    const outcome = await buildBundle(checkoutRoot, name)
    if (outcome.kind === 'built') console.error(`start: built ${name} in ${outcome.durationMs} ms.`)
    if (outcome.kind === 'missing') {
      console.error(`start: ${name} cannot be built, its entry is missing: ${outcome.entries.join(', ')}`)
      return false
    }
  }
  return true
}

/** Runs a program in this terminal and answers its exit code. */
function runHere(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    // The terminal sends Ctrl+C to both; the app decides how to end.
    const wait = () => undefined
    process.on('SIGINT', wait)
    process.once('SIGTERM', () => child.kill('SIGTERM'))
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('SIGINT', wait)
      resolve(code ?? 1)
    })
  })
}

async function openApp(args: readonly string[]): Promise<number> {
  if (!(await build(['main', 'renderer']))) return 1
  await buildGallery(checkoutRoot, { onProgress: sayGalleryProgress('start') })
  const runtime = await findElectron(checkoutRoot)
  console.error(describeRuntime(runtime))
  if (!ensureSystem(machineSystem(checkoutRoot, runtime.executable), 'app')) return 1
  const start = electronArguments(checkoutRoot, args, currentUser())
  if (start.withoutSandbox) console.error('start: running as root, so Chromium runs without its sandbox.')
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  return await runHere(runtime.executable, start.args, { env })
}

async function runSample(): Promise<number> {
  console.error(
    'start: no display here (DISPLAY and WAYLAND_DISPLAY are not set): running the sample flow instead.',
  )
  if (!(await build(['cli']))) return 1
  const flow = sampleFlow(checkoutRoot)
  if (!flow) {
    console.error('start: there is no flow in examples/sample-environment/flows.')
    return 1
  }
  const command = join(checkoutRoot, 'build/bin/flowbench.mjs')
  return await runHere(process.execPath, [command, 'run', flow, '--mocks', 'auto'], { cwd: checkoutRoot })
}

try {
  process.exitCode = hasDisplay() ? await openApp(process.argv.slice(2)) : await runSample()
} catch (error) {
  if (!(error instanceof NoElectronError)) throw error
  console.error(`start: ${error.message}`)
  process.exitCode = 1
}
