import { readFilter, sorted } from '../../../odata/odata-filter.ts'
import { guidOf } from '../../../sandboxes/sandbox.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import { fileAction } from './answer-files.ts'
import { fieldsOf, itemJson, itemValueAt, takeValues } from './item-json.ts'
import { bytesOf, contentOf, type Item, type List } from './sharepoint-state.ts'
import type { SiteScene, Step } from './site-scene.ts'

/** `web/lists...` */
export function answerList(site: SiteScene): ServiceAnswer {
  const [lists, second, ...rest] = site.steps.slice(1)
  const id = lists?.args['']
  if (id !== undefined) {
    const list = site.list((one) => one.id.toLowerCase() === id.toLowerCase())
    return insideList(site, list, second === undefined ? [] : [second, ...rest])
  }
  if (second === undefined)
    return {
      json: {
        value: found(
          site,
          site.site.lists.map((list) => listJson(site, list)),
        ),
      },
    }
  const title = second.args[''] ?? ''
  return insideList(
    site,
    site.list((one) => one.title.toLowerCase() === title.toLowerCase()),
    rest,
  )
}

function listJson(site: SiteScene, list: List) {
  const path = site.pathOf(list)
  return {
    Id: list.id,
    Title: list.title,
    BaseTemplate: list.kind === 'library' ? 101 : 100,
    BaseType: list.kind === 'library' ? 1 : 0,
    Hidden: false,
    ItemCount: list.items.length,
    ListItemEntityTypeFullName: `SP.Data.${list.title.replace(/\W/g, '_x0020_')}ListItem`,
    RootFolder: { Name: path.split('/').at(-1), ServerRelativeUrl: path, TimeLastModified: site.scene.now },
  }
}

function insideList(site: SiteScene, list: List, [step, ...rest]: readonly Step[]): ServiceAnswer {
  switch (step?.name) {
    case undefined:
      return { json: listJson(site, list) }
    case 'fields':
      return { json: { value: found(site, fieldsOf(list)) } }
    case 'views':
      return { json: { value: [{ Id: guidOf(0x400000), Title: 'All Items' }] } }
    case 'rootfolder':
      return { json: listJson(site, list).RootFolder }
    case 'items': {
      const id = step.args['']
      if (id === undefined) return site.verb === 'POST' ? createItem(site, list) : readItems(site, list)
      return insideItem(site, list, site.item(list, Number(id)), rest)
    }
    default:
      throw new ServiceRefusal(
        404,
        'ResourceNotFound',
        `The sandbox does not know '${step?.name}' of a list.`,
      )
  }
}

/** Records of a collection by the request's `$filter`, `$orderby` and `$top`. */
function found(
  site: SiteScene,
  records: readonly Record<string, unknown>[],
): readonly Record<string, unknown>[] {
  const { request } = site
  const filter = request.query('$filter')
  const condition = filter === undefined ? undefined : readFilter(filter)
  const kept = records.filter((record) => condition?.(itemValueAt(record)) ?? true)
  return sorted(kept, request.query('$orderby'), itemValueAt)
}

function readItems(site: SiteScene, list: List): ServiceAnswer {
  const { request } = site
  const all = found(
    site,
    list.items.map((item) => itemJson(site, list, item)),
  )
  const top = Number(request.query('$top') ?? 100)
  const skipped = Number(/p_ID=(\d+)/.exec(request.query('$skiptoken') ?? '')?.[1] ?? 0)
  const page = all.slice(skipped, skipped + top)
  const next = new URL(request.url)
  next.searchParams.set('$skiptoken', `Paged=TRUE&p_ID=${skipped + top}`)
  return {
    json: { value: page, ...(all.length > skipped + top ? { 'odata.nextLink': next.href } : {}) },
  }
}

function createItem(site: SiteScene, list: List): ServiceAnswer {
  if (list.kind === 'library') {
    throw new ServiceRefusal(
      400,
      '-2130575305, Microsoft.SharePoint.SPException',
      'To add an item to a document library, use SPFileCollection.Add()',
    )
  }
  const { scene } = site
  const item: Item = {
    id: list.nextId,
    fields: {},
    created: scene.now,
    modified: scene.now,
    author: site.me.email,
    editor: site.me.email,
    version: 1,
    attachments: [],
  }
  takeValues(site, list, item, site.request.object)
  const missing = list.columns.find(
    ({ name, required }) => required === true && (item.fields[name] ?? '') === '',
  )
  if (missing !== undefined) {
    throw new ServiceRefusal(
      400,
      '-2130575163, Microsoft.SharePoint.SPException',
      `'${missing.title}' must have a value.`,
    )
  }
  list.nextId += 1
  list.items.push(item)
  return { status: 201, json: itemJson(site, list, item) }
}

function insideItem(
  site: SiteScene,
  list: List,
  item: Item,
  [step, ...rest]: readonly Step[],
): ServiceAnswer {
  if (step?.name === 'attachmentfiles') return attachments(site, list, item, rest)
  if (step?.name === 'file') return fileAction(site, list, item, rest)
  if (step !== undefined && step.name !== 'recycle') {
    throw new ServiceRefusal(404, 'ResourceNotFound', `The sandbox does not know '${step.name}' of an item.`)
  }
  if (step?.name === 'recycle' || site.verb === 'DELETE') {
    checkNotLocked(site, item)
    site.recycle(list, item)
    return { status: 200, json: {} }
  }
  if (site.verb === 'MERGE' || site.verb === 'PATCH') {
    checkNotLocked(site, item)
    takeValues(site, list, item, site.request.object)
    site.touch(item)
    return { status: 204 }
  }
  return { json: itemJson(site, list, item) }
}

/** What somebody else has checked out cannot be changed. Throws ServiceRefusal 423. */
export function checkNotLocked(site: SiteScene, { file }: Item): void {
  const by = file?.checkedOutBy
  if (by === undefined || by === site.me.email) return
  throw new ServiceRefusal(
    423,
    '-2147018894, Microsoft.SharePoint.SPFileLockException',
    `The file '${file?.name}' is checked out by ${by}.`,
  )
}

function attachments(
  site: SiteScene,
  list: List,
  item: Item,
  [step, ...rest]: readonly Step[],
): ServiceAnswer {
  const json = (name: string) => ({
    FileName: name,
    ServerRelativeUrl: `${site.pathOf(list)}/Attachments/${item.id}/${name}`,
  })
  if (step === undefined) return { json: { value: item.attachments.map(({ name }) => json(name)) } }
  const name = step.args.filename ?? step.args[''] ?? ''
  const known = item.attachments.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (step.name === 'add') {
    if (known !== undefined) {
      throw new ServiceRefusal(
        400,
        '-2130575257, Microsoft.SharePoint.SPException',
        `The specified name is already in use: '${name}'.`,
      )
    }
    item.attachments.push({ name, ...contentOf(site.request.bytes) })
    site.touch(item)
    return { json: json(name) }
  }
  if (known === undefined) throw new ServiceRefusal(404, 'FileNotFound', `There is no attachment '${name}'.`)
  if (rest[0]?.name === '$value') {
    return { content: bytesOf(known), headers: { 'Content-Type': 'application/octet-stream' } }
  }
  if (site.verb !== 'DELETE') return { json: json(known.name) }
  item.attachments = item.attachments.filter((one) => one !== known)
  site.touch(item)
  return { json: {} }
}
