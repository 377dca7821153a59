import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { contentSecurityPolicy } from './content-security-policy.ts'

const scheme = 'app'
const host = 'flowbench'

/** The page of a window. */
export const appUrl = `${scheme}://${host}/index.html`

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

const commonHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Makes `app://` a scheme like https in the eyes of the page. To be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the renderer's files of `root` at `app://flowbench/`, with the content security policy. */
export function serveAppScheme(session: Session, root: string): void {
  session.protocol.handle(scheme, async (request) => {
    const path = filePathOf(request.url, root)
    if (path === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return notFound()
    try {
      const content = await readFile(path)
      const type = mimeTypes[extname(path).toLowerCase()] ?? 'application/octet-stream'
      return new Response(request.method === 'HEAD' ? null : content, {
        headers: { ...commonHeaders, 'Content-Type': type },
      })
    } catch {
      return notFound()
    }
  })
}

/** The file that a URL of ours stands for; undefined for another host or a path out of the folder. */
export function filePathOf(url: string, root: string): string | undefined {
  try {
    const parsed = new URL(url)
    if (parsed.host !== host) return undefined
    const folder = resolve(root)
    const path = join(folder, decodeURIComponent(parsed.pathname))
    return path.startsWith(folder + sep) && !path.includes('\0') ? path : undefined
  } catch {
    return undefined
  }
}

function notFound(): Response {
  return new Response('Not found', {
    status: 404,
    headers: { ...commonHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
