import type { Scene } from '../../../sandboxes/sandbox.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import { ServiceRequest } from '../../../service/service-request.ts'
import type { Item, List, Person, SharePointState, Site } from './sharepoint-state.ts'

/** A request of a site's REST service: `/sites/x/_api/web/lists(guid'..')/items(1)`. */
export class SiteScene {
  readonly request: ServiceRequest
  readonly scene: Scene<SharePointState>
  readonly site: Site
  /** The path after `_api`, part by part. */
  readonly steps: readonly Step[]

  /** Throws ServiceRefusal 404 for a site that there is not. */
  constructor(request: ServiceRequest, scene: Scene<SharePointState>) {
    const { origin, pathname } = request.url
    const [before = '', ...after] = pathname.split(/\/_api\//i)
    const url = `${origin}${decodeURIComponent(before)}`.replace(/\/+$/, '').toLowerCase()
    const site = scene.state.sites.find((one) => one.url.toLowerCase() === url)
    if (site === undefined)
      throw new ServiceRefusal(404, 'System.IO.FileNotFoundException', '404 FILE NOT FOUND')
    this.request = request
    this.scene = scene
    this.site = site
    this.steps = readSteps(after.join('/_api/'))
  }

  /** The scene of a site, for what is done there on behalf of a request of another one. */
  static of(site: Site, scene: Scene<SharePointState>): SiteScene {
    const request = new ServiceRequest({
      method: 'GET',
      url: `${site.url}/_api/web`,
      headers: {},
      timeoutMs: 0,
      maxResponseBytes: 0,
      maxRedirects: 0,
    })
    return new SiteScene(request, scene)
  }

  /** The verb that is meant: `X-HTTP-Method` over the one that was used. */
  get verb(): string {
    return (this.request.header('X-HTTP-Method') ?? this.request.method).toUpperCase()
  }

  /** Server-relative path of the site; empty for the root. */
  get base(): string {
    return decodeURI(new URL(this.site.url).pathname).replace(/\/+$/, '')
  }

  /** Whoever is signed in. */
  get me(): Person {
    return (
      this.scene.state.people[0] ?? { id: 1, name: 'Somebody', email: 'somebody@contoso.com', jobTitle: '' }
    )
  }

  pathOf({ path }: List): string {
    return `${this.base}/${path}`
  }

  /** Server-relative path of an item: of its file, or the one that list items have. */
  itemPath(list: List, { file, id }: Item): string {
    const root = this.pathOf(list)
    if (file === undefined) return `${root}/${id}_.000`
    return [root, file.folder, file.name].filter((part) => part !== '').join('/')
  }

  list(matches: (list: List) => boolean): List {
    const found = this.site.lists.find(matches)
    if (found !== undefined) return found
    throw new ServiceRefusal(404, '-1, System.ArgumentException', 'The list does not exist at this site.')
  }

  item(list: List, id: number): Item {
    const found = list.items.find((item) => item.id === id)
    if (found !== undefined) return found
    throw new ServiceRefusal(
      404,
      '-2147024809, System.ArgumentException',
      'Item does not exist. It may have been deleted by another user.',
    )
  }

  /** The file or folder at a server-relative path, of whatever site of the state. */
  at(path: string): { readonly list: List; readonly item: Item } | undefined {
    const wanted = path.toLowerCase().replace(/\/+$/, '')
    for (const list of this.site.lists) {
      const item = list.items.find(
        (one) => one.file !== undefined && this.itemPath(list, one).toLowerCase() === wanted,
      )
      if (item !== undefined) return { list, item }
    }
    return undefined
  }

  /** The library in which a server-relative folder lies, and the folder's path in it. Throws ServiceRefusal 404. */
  folder(path: string): { readonly list: List; readonly folder: string } {
    const wanted = path.replace(/\/+$/, '')
    const list = this.site.lists.find((one) => {
      const root = this.pathOf(one).toLowerCase()
      return wanted.toLowerCase() === root || wanted.toLowerCase().startsWith(`${root}/`)
    })
    const folder = list === undefined ? '' : wanted.slice(this.pathOf(list).length + 1)
    const isThere =
      folder === '' ||
      list?.items.some(
        ({ file }) =>
          file?.isFolder === true && joinPath(file.folder, file.name).toLowerCase() === folder.toLowerCase(),
      )
    if (list === undefined || isThere !== true) throw notFound(path)
    return { list, folder }
  }

  person(named: string): Person | undefined {
    const email = (named.split('|').at(-1) ?? named).toLowerCase()
    return this.scene.state.people.find(
      (one) => one.email.toLowerCase() === email || one.name.toLowerCase() === email,
    )
  }

  personById(id: number): Person | undefined {
    return this.scene.state.people.find((one) => one.id === id)
  }

  /** A change of an item: who, when, one version more. */
  touch(item: Item): void {
    item.modified = this.scene.now
    item.editor = this.me.email
    item.version += 1
  }

  /** Puts an item into the recycle bin, and what is in it when it is a folder. */
  recycle(list: List, item: Item): void {
    const inside = item.file?.isFolder === true ? joinPath(item.file.folder, item.file.name) : undefined
    const gone = list.items.filter(
      (one) =>
        one === item || (inside !== undefined && `${one.file?.folder ?? ''}/`.startsWith(`${inside}/`)),
    )
    for (const one of gone) {
      const path = this.itemPath(list, one)
      this.site.recycled.push({
        id: this.scene.guid(),
        title: one.file?.name ?? String(one.fields.Title ?? ''),
        leafName: path.split('/').at(-1) ?? '',
        folder: path.split('/').slice(1, -1).join('/'),
        isFolder: one.file?.isFolder === true,
        isFile: one.file !== undefined,
        deleted: this.scene.now,
        deletedBy: this.me.name,
      })
    }
    list.items = list.items.filter((one) => !gone.includes(one))
  }
}

/** One part of a path: `items(5)`, `GetByTitle('x')`, `add(FileName='x')`. */
export interface Step {
  /** In lower case. */
  readonly name: string
  /** What stands in parentheses: by name, or the only one under an empty name. */
  readonly args: Readonly<Record<string, string>>
}

/** Parts of a path of the REST service; slashes and commas in quotes are data. */
function readSteps(path: string): readonly Step[] {
  const parts = path.match(/(?:'(?:[^']|'')*'|[^/'])+/g) ?? []
  return parts.map((part) => {
    const text = decodeURIComponent(part)
    const open = text.indexOf('(')
    if (open < 0) return { name: text.toLowerCase(), args: {} }
    const inside = text.slice(open + 1, text.lastIndexOf(')'))
    const given = inside.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? []
    const args = given.map((one) => {
      const named = /^\s*(@?\w+)=(.*)$/s.exec(one)
      return named === null
        ? (['', unquoted(one)] as const)
        : ([(named[1] ?? '').toLowerCase(), unquoted(named[2] ?? '')] as const)
    })
    return { name: text.slice(0, open).toLowerCase(), args: Object.fromEntries(args) }
  })
}

function unquoted(text: string): string {
  return (/^\s*(?:guid)?'(.*)'\s*$/is.exec(text)?.[1] ?? text.trim()).replaceAll("''", "'")
}

export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

export function notFound(path: string): ServiceRefusal {
  return new ServiceRefusal(404, '-2147024894, System.IO.FileNotFoundException', `File Not Found: ${path}`)
}
