import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'

/**
 * Vite configuration of the window's bundle. URLs are relative because the page is served from `app://flowbench/`;
 * workers (Monaco's among them) are files of their own, started by URL, so that the content security policy needs
 * neither `blob:` nor `data:` scripts.
 */
export function rendererBundleConfig(root: string, outDir: string): InlineConfig {
  return {
    root: join(root, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    clearScreen: false,
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: join(root, outDir),
      emptyOutDir: true,
      target: 'chrome114',
      sourcemap: true,
      minify: true,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 8_000,
      modulePreload: { polyfill: false },
    },
  }
}
