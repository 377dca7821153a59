import type { Plugin } from 'vite'

/** Vite plugin: makes the module `shim` the first import of the module `entry` (both absolute paths). */
export function prependImport(entry: string, shim: string): Plugin {
  return {
    name: 'flowbench:prepend-import',
    enforce: 'pre',
    transform(code, id) {
      if (id !== entry) return null
      // On the first line itself, so that the line numbers of the source map stay right.
      return { code: `import ${JSON.stringify(shim)};${code}`, map: null }
    },
  }
}
