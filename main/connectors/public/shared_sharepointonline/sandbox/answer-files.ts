import { guidOf, type Scene } from '../../../sandboxes/sandbox.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import { itemJson } from './item-json.ts'
import { bytesOf, contentOf, type Item, type List, type SharePointState } from './sharepoint-state.ts'
import { joinPath, notFound, SiteScene, type Step } from './site-scene.ts'

type File = NonNullable<Item['file']>

/** `web/GetFileByServerRelativePath(...)...` */
export function answerFile(site: SiteScene, path: string, steps: readonly Step[]): ServiceAnswer {
  const found = site.at(path)
  if (found?.item.file === undefined || found.item.file.isFolder) throw notFound(path)
  return fileAction(site, found.list, found.item, steps)
}

/** What is asked of a file. */
export function fileAction(site: SiteScene, list: List, item: Item, [step]: readonly Step[]): ServiceAnswer {
  const { file } = item
  if (file === undefined) throw notFound(site.itemPath(list, item))
  switch (step?.name) {
    case undefined:
      return { json: fileJson(site, list, item) }
    case '$value':
      if (site.verb === 'GET') {
        return { content: bytesOf(file), headers: { 'Content-Type': 'application/octet-stream' } }
      }
      checkFree(site, file)
      replaceContent(file, site.request.bytes)
      site.touch(item)
      return { status: 204 }
    case 'listitemallfields':
      return { json: itemJson(site, list, item) }
    case 'recycle':
      checkFree(site, file)
      site.recycle(list, item)
      return { json: { value: guidOf(item.id) } }
    case 'checkout':
      if (file.checkedOutBy !== undefined) throw checkedOut(file)
      file.checkedOutBy = site.me.email
      return { json: {} }
    case 'checkin':
    case 'undocheckout':
      if (file.checkedOutBy === undefined) {
        throw new ServiceRefusal(
          400,
          '-2130575306, Microsoft.SharePoint.SPException',
          `The file '${file.name}' is not checked out.`,
        )
      }
      checkFree(site, file)
      delete file.checkedOutBy
      if (step.name === 'checkin') site.touch(item)
      return { json: {} }
    default:
      throw new ServiceRefusal(
        404,
        'ResourceNotFound',
        `The sandbox does not know '${step?.name}' of a file.`,
      )
  }
}

function checkFree(site: SiteScene, file: File): void {
  if (file.checkedOutBy !== undefined && file.checkedOutBy !== site.me.email) throw checkedOut(file)
}

function checkedOut({ checkedOutBy, name }: File): ServiceRefusal {
  return new ServiceRefusal(
    423,
    '-2130575306, Microsoft.SharePoint.SPFileCheckOutException',
    `The file '${name}' is checked out by ${checkedOutBy}.`,
  )
}

function replaceContent(file: File, bytes: Uint8Array): void {
  delete file.text
  delete file.base64
  Object.assign(file, contentOf(bytes))
}

function fileJson(site: SiteScene, list: List, item: Item) {
  const path = site.itemPath(list, item)
  const file = item.file as File
  return {
    Name: file.name,
    ServerRelativeUrl: path,
    Length: String(bytesOf(file).byteLength),
    TimeCreated: item.created,
    TimeLastModified: item.modified,
    ETag: `"{${guidOf(item.id + 0x300000).toUpperCase()}},${item.version}"`,
    CheckOutType: file.checkedOutBy === undefined ? 2 : 0,
    ListItemAllFields: { Id: item.id, ID: item.id },
  }
}

/** `web/GetFolderByServerRelativePath(...)...` */
export function answerFolder(site: SiteScene, path: string, [step, action]: readonly Step[]): ServiceAnswer {
  const { folder, list } = site.folder(path)
  const folderJson = (name: string, at: string, modified: string) => ({
    Name: name,
    ServerRelativeUrl: at,
    TimeLastModified: modified,
  })
  const inside = (isFolder: boolean) =>
    list.items.filter(
      ({ file }) => file?.isFolder === isFolder && file.folder.toLowerCase() === folder.toLowerCase(),
    )
  switch (step?.name) {
    case undefined:
      return { json: folderJson(path.split('/').at(-1) ?? '', path, site.scene.now) }
    case 'listitemallfields': {
      const found = site.at(path)
      if (found === undefined) throw notFound(path)
      return { json: itemJson(site, list, found.item) }
    }
    case 'files': {
      if (action === undefined)
        return { json: { value: inside(false).map((item) => fileJson(site, list, item)) } }
      const name = action.args.decodedurl ?? action.args.url ?? ''
      return { json: addFile(site, list, folder, name, site.request.bytes, action.args.overwrite === 'true') }
    }
    case 'folders': {
      if (action === undefined) {
        const value = inside(true).map((item) =>
          folderJson(item.file?.name ?? '', site.itemPath(list, item), item.modified),
        )
        return { json: { value } }
      }
      const name = action.args.decodedurl ?? ''
      const known = inside(true).find(({ file }) => file?.name.toLowerCase() === name.toLowerCase())
      if (known === undefined) list.items.push(freshItem(site, list, { name, folder, isFolder: true }))
      return { json: folderJson(name, `${path.replace(/\/+$/, '')}/${name}`, site.scene.now) }
    }
    default:
      throw new ServiceRefusal(
        404,
        'ResourceNotFound',
        `The sandbox does not know '${step?.name}' of a folder.`,
      )
  }
}

function freshItem(site: SiteScene, list: List, file: File, fields: Item['fields'] = {}): Item {
  const id = list.nextId
  list.nextId += 1
  const { now } = site.scene
  const { email } = site.me
  return {
    id,
    fields,
    created: now,
    modified: now,
    author: email,
    editor: email,
    version: 1,
    attachments: [],
    file,
  }
}

function addFile(
  site: SiteScene,
  list: List,
  folder: string,
  name: string,
  bytes: Uint8Array,
  overwrites: boolean,
) {
  if (name === '' || /["*:<>?/\\|]/.test(name)) {
    throw new ServiceRefusal(
      400,
      '-2130575245, Microsoft.SharePoint.SPException',
      `'${name}' is no name of a file.`,
    )
  }
  const known = inFolder(list, folder, name)
  if (known !== undefined) {
    if (!overwrites) throw exists(name)
    checkFree(site, known.file as File)
    replaceContent(known.file as File, bytes)
    site.touch(known)
    return fileJson(site, list, known)
  }
  const item = freshItem(site, list, { name, folder, isFolder: false, ...contentOf(bytes) })
  list.items.push(item)
  return fileJson(site, list, item)
}

function inFolder(list: List, folder: string, name: string): Item | undefined {
  const wanted = joinPath(folder, name).toLowerCase()
  return list.items.find(
    ({ file }) => file !== undefined && joinPath(file.folder, file.name).toLowerCase() === wanted,
  )
}

function exists(name: string): ServiceRefusal {
  return new ServiceRefusal(
    400,
    '-2130575257, Microsoft.SharePoint.SPException',
    `A file or folder with the name '${name}' already exists.`,
  )
}

/** `SP.MoveCopyUtil.CopyFileByPath` and `MoveFileByPath`. */
export function moveOrCopy(site: SiteScene, name: string): ServiceAnswer {
  const given = site.request.object as {
    srcPath?: { DecodedUrl?: string }
    destPath?: { DecodedUrl?: string }
    overwrite?: boolean
    options?: { KeepBoth?: boolean }
  }
  const from = placeOf(site.scene, given.srcPath?.DecodedUrl ?? '')
  const source = from.site.at(from.path)
  if (source?.item.file === undefined) throw notFound(from.path)
  const to = placeOf(site.scene, given.destPath?.DecodedUrl ?? '')
  const cut = to.path.lastIndexOf('/')
  const target = to.site.folder(to.path.slice(0, cut))
  let fileName = to.path.slice(cut + 1)
  const known = inFolder(target.list, target.folder, fileName)
  if (known !== undefined && given.options?.KeepBoth === true)
    fileName = freeName(target.list, target.folder, fileName)
  else if (known !== undefined) {
    if (given.overwrite !== true) throw exists(fileName)
    target.list.items = target.list.items.filter((item) => item !== known)
  }
  const { checkedOutBy: _, ...file } = source.item.file
  const fields = Object.fromEntries(
    Object.entries(source.item.fields).filter(
      ([column]) => column === 'Title' || target.list.columns.some((one) => one.name === column),
    ),
  )
  target.list.items.push(
    freshItem(to.site, target.list, { ...file, name: fileName, folder: target.folder }, fields),
  )
  if (name.endsWith('.movefilebypath'))
    source.list.items = source.list.items.filter((item) => item !== source.item)
  return { json: {} }
}

function freeName(list: List, folder: string, name: string): string {
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let count = 1; ; count += 1) {
    const free = `${stem}${count}${ending}`
    if (inFolder(list, folder, free) === undefined) return free
  }
}

/** The site in which an absolute address lies, and the path on its server. */
function placeOf(
  scene: Scene<SharePointState>,
  address: string,
): { readonly site: SiteScene; readonly path: string } {
  const url = new URL(address.replaceAll('%', '%25').replaceAll('#', '%23').replaceAll('?', '%3F'))
  const path = decodeURIComponent(url.pathname)
  const site = [...scene.state.sites]
    .sort((left, right) => right.url.length - left.url.length)
    .find((one) => `${url.origin}${path}`.toLowerCase().startsWith(`${one.url.toLowerCase()}/`))
  if (site === undefined) throw notFound(address)
  return { site: SiteScene.of(site, scene), path }
}
