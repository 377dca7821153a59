import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'

/** Where an API lives. */
export interface ServerPart {
  readonly host?: string
  readonly basePath: string
  readonly schemes: readonly string[]
  readonly servers: readonly string[]
}

/** Reads `host`, `basePath` and `schemes` (Swagger 2.0) or `servers` (OpenAPI 3); what real files put wrong is set right: a scheme or a path in `host`, slashes at the ends. */
export function readServers(root: WdlObject, isSwagger: boolean): ServerPart {
  return isSwagger ? readSwagger(root) : readOpenApi(root)
}

function readSwagger(root: WdlObject): ServerPart {
  const given = (textOf(root, 'host') ?? '').trim()
  const [, scheme, host = '', path = ''] = /^(?:(https?|wss?):\/\/)?([^/]*)(.*)$/i.exec(given) ?? []
  const listed = schemesIn(propertyOf(root, 'schemes'))
  const schemes = listed.length > 0 ? listed : [scheme?.toLowerCase() ?? 'https']
  const basePath = joinPaths(path, textOf(root, 'basePath') ?? '')
  const servers = host === '' ? [] : schemes.map((name) => `${name}://${host}${basePath}`)
  return { ...(host === '' ? {} : { host }), basePath, schemes, servers }
}

function schemesIn(value: WdlValue | undefined): readonly string[] {
  const all = Array.isArray(value) ? (value as readonly WdlValue[]) : [value]
  const texts = all.filter((scheme) => typeof scheme === 'string').map((scheme) => scheme.toLowerCase())
  return texts.includes('https') ? ['https', ...texts.filter((scheme) => scheme !== 'https')] : texts
}

function readOpenApi(root: WdlObject): ServerPart {
  const servers = readServerUrls(root) ?? []
  const first = /^(https?):\/\/([^/]+)(.*)$/i.exec(servers[0] ?? '')
  if (first === null) return { basePath: joinPaths(servers[0] ?? ''), schemes: ['https'], servers: [] }
  const [, scheme = 'https', host = '', path = ''] = first
  return {
    host,
    basePath: joinPaths(path),
    schemes: [scheme.toLowerCase()],
    servers: servers.filter((url) => /^https?:/i.test(url)),
  }
}

/** The `servers` of a description, path or operation, variables filled with their defaults; `undefined` for none. */
export function readServerUrls(owner: WdlValue): readonly string[] | undefined {
  const servers = propertyOf(owner, 'servers')
  if (!Array.isArray(servers)) return undefined
  const urls = (servers as readonly WdlValue[]).flatMap((server) => {
    const url = textOf(server, 'url')
    if (url === undefined) return []
    const variables = objectOf(server, 'variables')
    return [
      url.replace(/\{([^}]+)\}/g, (whole, name) => defaultOf(variables, name) ?? whole).replace(/\/+$/, ''),
    ]
  })
  return urls.length === 0 ? undefined : urls
}

function defaultOf(variables: WdlObject | undefined, name: string): string | undefined {
  const variable = variables?.[name]
  return isObject(variable) ? textOf(variable, 'default') : undefined
}

/** Paths one after the other, one slash between them, none at the end. */
function joinPaths(...paths: readonly string[]): string {
  return paths
    .map((path) => path.trim().replace(/^\/+|\/+$/g, ''))
    .filter((path) => path !== '')
    .map((path) => `/${path}`)
    .join('')
}
