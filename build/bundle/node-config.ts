import { join, resolve } from 'node:path'
import type { InlineConfig } from 'vite'
import { externalPackages } from './external-packages.ts'
import { leaveOutNatives } from './leave-out-natives.ts'
import { prependImport } from './prepend-import.ts'

/** One Node-side bundle: `entry` and `outDir` relative to the checkout, `fileName` inside `outDir`. */
export interface NodeBundle {
  readonly entry: string
  readonly outDir: string
  readonly fileName: string
  readonly format: 'cjs' | 'esm'
  readonly target: 'node18' | 'node20'
  /** Stands in front of the entry: absolute path of a module run first. */
  readonly shim?: string
  /** One file and nothing beside it: a sandboxed preload script cannot load a second one. */
  readonly singleFile?: boolean
}

/** Vite configuration of one Node-side bundle: everything inside but Node's own modules and `externalPackages`. */
export function nodeBundleConfig(root: string, bundle: NodeBundle): InlineConfig {
  const entry = resolve(root, bundle.entry)
  const extension = bundle.format === 'cjs' ? 'cjs' : 'mjs'
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    clearScreen: false,
    publicDir: false,
    plugins: [leaveOutNatives(), ...(bundle.shim ? [prependImport(entry, bundle.shim)] : [])],
    resolve: { alias: standIns },
    define: {
      'process.env.NODE_ENV': JSON.stringify('production'),
      // Packages in CommonJS ask for it (`ssh2`); modules call it by another name.
      ...(bundle.format === 'esm' ? { __dirname: 'import.meta.dirname' } : {}),
    },
    ssr: { noExternal: true, external: [...externalPackages], target: 'node' },
    build: {
      ssr: entry,
      outDir: join(root, bundle.outDir),
      emptyOutDir: false,
      target: bundle.target,
      sourcemap: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { [bundle.fileName.replace(/\.[cm]js$/, '')]: entry },
        external: [...externalPackages],
        output: {
          format: bundle.format,
          entryFileNames: bundle.fileName,
          chunkFileNames: `chunks/[name]-[hash].${extension}`,
          ...(bundle.singleFile ? { codeSplitting: false } : {}),
        },
      },
    },
  }
}

/** Instead of packages that a dependency loads for what is never used here. */
const standIns: Readonly<Record<string, string>> = {
  pino: join(import.meta.dirname, 'silent-pino.ts'),
  '@azure/identity': join(import.meta.dirname, 'azure-sign-in.ts'),
  '@azure/keyvault-keys': join(import.meta.dirname, 'azure-sign-in.ts'),
}
