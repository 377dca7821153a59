import { extname, join, resolve, sep } from 'node:path'

/** Scheme of our own pages. */
export const appScheme = 'app'

/** The one host under it. */
export const appHost = 'flowbench'

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

/** Content type of a file of ours, by its extension. */
export function contentTypeOf(path: string): string {
  return mimeTypes[extname(path).toLowerCase()] ?? 'application/octet-stream'
}

/**
 * The file that a URL of our pages stands for.
 * @param root folder of the pages
 * @returns an absolute path inside `root`; undefined for another host, a path out of the folder, or no URL
 */
export function pageFileOf(url: string, root: string): string | undefined {
  try {
    const parsed = new URL(url)
    if (parsed.protocol !== `${appScheme}:` || parsed.host !== appHost) return undefined
    const folder = resolve(root)
    const path = join(folder, decodeURIComponent(parsed.pathname))
    return path.startsWith(folder + sep) && !path.includes('\0') ? path : undefined
  } catch {
    return undefined
  }
}
