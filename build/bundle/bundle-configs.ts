import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { type BundleName, bundles } from './bundle-list.ts'
import { nodeBundleConfig } from './node-config.ts'
import { rendererBundleConfig } from './renderer-config.ts'

/**
 * The Vite configurations that make one group, to be run one after the other.
 * @param root absolute path of the checkout
 * @param outDir folder to write to, relative to `root`
 */
export function bundleConfigs(root: string, name: BundleName, outDir: string): readonly InlineConfig[] {
  const shim = join(root, 'build/bundle/node18-shim.ts')
  const [first, second, third, fourth] = bundles[name].entries as [string, string, string, string]
  switch (name) {
    case 'main': {
      const common = { outDir, format: 'cjs', target: 'node18' } as const
      return [
        nodeBundleConfig(root, { ...common, entry: first, fileName: 'app.cjs', shim }),
        nodeBundleConfig(root, { ...common, entry: second, fileName: 'preload.cjs', singleFile: true }),
        nodeBundleConfig(root, { ...common, entry: third, fileName: 'engine-worker.cjs', shim }),
        nodeBundleConfig(root, { ...common, entry: fourth, fileName: 'flow-worker.cjs', shim }),
      ]
    }
    case 'cli':
      return [
        nodeBundleConfig(root, {
          entry: first,
          outDir,
          format: 'esm',
          target: 'node20',
          fileName: 'flowbench.mjs',
        }),
      ]
    case 'renderer':
      return [rendererBundleConfig(root, outDir)]
  }
}
