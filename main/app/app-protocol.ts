import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import type { Language } from '../../shared/ipc/language.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { appHost, appScheme, contentTypeOf, pageFileOf } from './page-file.ts'

/** The page of a window, in a language; `at` names the page to show first. */
export function appUrlIn(language: Language, at?: 'settings'): string {
  return `${appScheme}://${appHost}/index.html?lang=${language}${at === undefined ? '' : `&page=${at}`}`
}

const commonHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

/** Makes `app://` a scheme like https in the eyes of the page. To be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the renderer's files of `root` at `app://flowbench/`, with the content security policy. */
export function serveAppScheme(session: Session, root: string): void {
  session.protocol.handle(appScheme, async (request) => {
    const path = pageFileOf(request.url, root)
    if (path === undefined || request.method !== 'GET') return notFound()
    try {
      const content = await readFile(path)
      return new Response(content, {
        headers: { ...commonHeaders, 'Content-Type': contentTypeOf(path) },
      })
    } catch {
      return notFound()
    }
  })
}

function notFound(): Response {
  return new Response('Not found', {
    status: 404,
    headers: { ...commonHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
