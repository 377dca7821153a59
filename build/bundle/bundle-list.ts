/** The groups of bundles that `node build/scripts/build.ts` knows by name. */
export type BundleName = 'main' | 'cli' | 'renderer'

/** One entry of a group: the source file and the file it becomes. Paths are relative to the checkout. */
export interface BundleEntry {
  readonly source: string
  readonly output: string
}

/** What one group is made from and what it leaves behind. Paths are relative to the checkout, with forward slashes. */
export interface BundleSpec {
  readonly name: BundleName
  /** Sources without which the group cannot be built; outputs without which it is not built. */
  readonly entries: readonly BundleEntry[]
  /** Folder (emptied and written anew by each build). */
  readonly outDir: string
  /** Files and folders whose change makes the group stale. */
  readonly inputs: readonly string[]
}

/** Sources of the bundling itself: a change there makes every group stale. */
const bundlerInputs = ['build/bundle', 'package.json', 'package-lock.json'] as const

/** All groups, in the order in which `build.ts all` makes them. */
export const bundles: Readonly<Record<BundleName, BundleSpec>> = {
  main: {
    name: 'main',
    entries: [
      { source: 'main/app/main.ts', output: 'dist/main/app.cjs' },
      { source: 'main/preload/preload.ts', output: 'dist/main/preload.cjs' },
      { source: 'main/app/engine-worker.ts', output: 'dist/main/engine-worker.cjs' },
      { source: 'main/app/flow-worker.ts', output: 'dist/main/flow-worker.cjs' },
      { source: 'main/app/flow-test-worker.ts', output: 'dist/main/flow-test-worker.cjs' },
      { source: 'main/app/connector-worker.ts', output: 'dist/main/connector-worker.cjs' },
      { source: 'main/app/driver-worker.ts', output: 'dist/main/driver-worker.cjs' },
      { source: 'main/connectors/script-worker.ts', output: 'dist/main/script-worker.cjs' },
      { source: 'main/credentials/vault-worker.ts', output: 'dist/main/vault-worker.cjs' },
    ],
    outDir: 'dist/main',
    inputs: ['main', 'shared', ...bundlerInputs],
  },
  cli: {
    name: 'cli',
    entries: [
      { source: 'main/cli/cli.ts', output: 'dist/cli/flowbench.mjs' },
      { source: 'main/connectors/script-worker.ts', output: 'dist/cli/script-worker.mjs' },
      { source: 'main/credentials/vault-worker.ts', output: 'dist/cli/vault-worker.mjs' },
    ],
    outDir: 'dist/cli',
    inputs: ['main', 'shared', ...bundlerInputs],
  },
  renderer: {
    name: 'renderer',
    entries: [{ source: 'renderer/index.html', output: 'dist/renderer/index.html' }],
    outDir: 'dist/renderer',
    inputs: ['renderer', 'shared', ...bundlerInputs],
  },
}

/** Every group's name, in build order. */
export const bundleNames: readonly BundleName[] = ['main', 'cli', 'renderer']
