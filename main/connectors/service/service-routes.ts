import { ServiceRefusal } from './service-refusal.ts'
import type { ServiceRequest } from './service-request.ts'

/** Answers the requests of one route, in whatever context its service has. */
export type RouteHandler<Context, Answer> = (request: ServiceRequest, context: Context) => Answer

/** A method and path of a service's API: `GET /v1.0/me/messages/{id}`; `{*path}` takes slashes as well. */
export type Routes<Context, Answer> = Readonly<Record<string, RouteHandler<Context, Answer>>>

/**
 * Makes one handler of routes; the first that fits answers. Where several hosts are meant, a route may begin with the
 * host: `POST content.example.com/2/files/upload`. What fits none is refused with 404.
 */
export function routed<Context, Answer>(routes: Routes<Context, Answer>): RouteHandler<Context, Answer> {
  const compiled = Object.entries(routes).map(([route, handler]) => ({ ...compileRoute(route), handler }))
  return (request, context) => {
    const { host, pathname } = request.url
    for (const { handler, method, names, onHost, pattern } of compiled) {
      if (method !== request.method) continue
      const match = pattern.exec(onHost ? `${host}${pathname}` : pathname)
      if (match === null) continue
      const parts = names.map((name, index) => [name, decodePart(match[index + 1] ?? '')] as const)
      return handler(request.at(Object.fromEntries(parts)), context)
    }
    throw new ServiceRefusal(404, 'NotFound', `Nothing here answers ${request.method} ${host}${pathname}.`)
  }
}

function compileRoute(route: string) {
  const [method = '', path = ''] = route.split(' ')
  const names: string[] = []
  const source = path
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      const name = part.slice(1, -1)
      names.push(name.replace(/^\*/, ''))
      return name.startsWith('*') ? '(.*)' : '([^/]*?)'
    })
    .join('')
  return { method, names, onHost: !path.startsWith('/'), pattern: new RegExp(`^${source}/?$`, 'i') }
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
