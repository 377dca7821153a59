/** The groups of bundles that `node build/scripts/build.ts` knows by name. */
export type BundleName = 'main' | 'cli' | 'renderer'

/** What one group is made from and what it leaves behind. Paths are relative to the checkout, with forward slashes. */
export interface BundleSpec {
  readonly name: BundleName
  /** Files without which the group cannot be built. */
  readonly entries: readonly string[]
  /** Folder (emptied and written anew by each build). */
  readonly outDir: string
  /** Files that must exist for the group to count as built. */
  readonly outputs: readonly string[]
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
      'main/app/main.ts',
      'main/preload/preload.ts',
      'main/app/engine-worker.ts',
      'main/app/flow-worker.ts',
    ],
    outDir: 'dist/main',
    outputs: [
      'dist/main/app.cjs',
      'dist/main/preload.cjs',
      'dist/main/engine-worker.cjs',
      'dist/main/flow-worker.cjs',
    ],
    inputs: ['main', 'shared', ...bundlerInputs],
  },
  cli: {
    name: 'cli',
    entries: ['main/cli/cli.ts'],
    outDir: 'dist/cli',
    outputs: ['dist/cli/flowbench.mjs'],
    inputs: ['main', 'shared', ...bundlerInputs],
  },
  renderer: {
    name: 'renderer',
    entries: ['renderer/index.html', 'renderer/app/main.tsx'],
    outDir: 'dist/renderer',
    outputs: ['dist/renderer/index.html'],
    inputs: ['renderer', 'shared', ...bundlerInputs],
  },
}

/** Every group's name, in build order. */
export const bundleNames: readonly BundleName[] = ['main', 'cli', 'renderer']
