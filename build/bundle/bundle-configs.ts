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
  const { entries } = bundles[name]
  switch (name) {
    case 'main':
      return entries.map(({ source, output }) =>
        nodeBundleConfig(root, {
          entry: source,
          outDir,
          fileName: fileName(output),
          format: 'cjs',
          target: 'node18',
          // A sandboxed preload script can load neither a second file nor Node's modules.
          ...(source.startsWith('main/preload/')
            ? { singleFile: true }
            : { shim: join(root, 'build/bundle/node18-shim.ts') }),
        }),
      )
    case 'cli':
      return entries.map(({ source, output }) =>
        nodeBundleConfig(root, {
          entry: source,
          outDir,
          fileName: fileName(output),
          format: 'esm',
          target: 'node20',
        }),
      )
    case 'renderer':
      return [rendererBundleConfig(root, outDir)]
  }
}

const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1)
