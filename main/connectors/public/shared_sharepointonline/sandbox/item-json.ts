import type { ValueAt } from '../../../odata/odata-filter.ts'
import { guidOf } from '../../../sandboxes/sandbox.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { Column, Item, List } from './sharepoint-state.ts'
import type { SiteScene } from './site-scene.ts'

/** A column as the REST service describes it. */
export function fieldJson(column: Column & { readonly readOnly?: boolean }) {
  const { choices = [], name, readOnly = false, required = false, title, type } = column
  return {
    InternalName: name,
    StaticName: name,
    Title: title,
    TypeAsString: type,
    Required: required,
    ReadOnlyField: readOnly,
    Hidden: false,
    ...(type === 'Choice' || type === 'MultiChoice' ? { Choices: choices } : {}),
  }
}

/** Columns that every list has. */
const ownColumns = [
  { name: 'ID', title: 'ID', type: 'Counter', readOnly: true },
  { name: 'Modified', title: 'Modified', type: 'DateTime', readOnly: true },
  { name: 'Created', title: 'Created', type: 'DateTime', readOnly: true },
  { name: 'Author', title: 'Created By', type: 'User', readOnly: true },
  { name: 'Editor', title: 'Modified By', type: 'User', readOnly: true },
  { name: 'Attachments', title: 'Attachments', type: 'Attachments' },
  { name: '_UIVersionString', title: 'Version', type: 'Text', readOnly: true },
] as const

export function fieldsOf({ columns, kind }: List) {
  const title = {
    name: 'Title',
    title: 'Title',
    type: 'Text' as const,
    ...(kind === 'list' ? { required: true } : {}),
  }
  return [
    ...[title, ...columns].map(fieldJson),
    ...ownColumns.map((one) => fieldJson(one as unknown as Column)),
  ]
}

/** An item with everything that could be selected; people and lookups are expanded. */
export function itemJson(site: SiteScene, list: List, item: Item): Record<string, unknown> {
  const person = (email: unknown) => {
    const found = typeof email === 'string' ? site.person(email) : undefined
    if (found === undefined) return undefined
    const { id, jobTitle, name } = found
    return {
      Id: id,
      Title: name,
      EMail: found.email,
      Name: `i:0#.f|membership|${found.email}`,
      JobTitle: jobTitle,
    }
  }
  const path = site.itemPath(list, item)
  const json: Record<string, unknown> = {
    'odata.etag': `"${guidOf(item.id * 7919)},${item.version}"`,
    Id: item.id,
    ID: item.id,
    Title: item.fields.Title ?? null,
    Created: item.created,
    Modified: item.modified,
    Author: person(item.author),
    AuthorId: person(item.author)?.Id ?? null,
    Editor: person(item.editor),
    EditorId: person(item.editor)?.Id ?? null,
    OData__UIVersionString: `${item.version}.0`,
    Attachments: item.attachments.length > 0,
    FileSystemObjectType: item.file?.isFolder === true ? 1 : 0,
    FSObjType: item.file?.isFolder === true ? '1' : '0',
    FileRef: path,
    FileLeafRef: path.split('/').at(-1),
    FileDirRef: path.replace(/\/[^/]*$/, ''),
    UniqueId: guidOf(item.id + 0x300000),
    ContentTypeId: list.kind === 'library' ? '0x0101' : '0x0100',
    ContentType: {
      Name: item.file?.isFolder === true ? 'Folder' : list.kind === 'library' ? 'Document' : 'Item',
    },
    CheckoutUser: person(item.file?.checkedOutBy),
  }
  for (const column of list.columns)
    Object.assign(json, columnJson(site, column, item.fields[column.name] ?? null, person))
  return json
}

function columnJson(
  site: SiteScene,
  { list: target, name, type }: Column,
  value: unknown,
  person: (email: unknown) => { Id: number } | undefined,
): Record<string, unknown> {
  const many = Array.isArray(value) ? value : []
  const lookup = (id: unknown) => {
    const other = site.site.lists.find((one) => one.title === target)
    const found = other?.items.find((one) => one.id === id)
    return found === undefined ? undefined : { Id: found.id, Title: found.fields.Title ?? null }
  }
  const isThere = <T>(one: T | undefined): one is T => one !== undefined
  switch (type) {
    case 'User':
      return { [name]: person(value), [`${name}Id`]: person(value)?.Id ?? null }
    case 'UserMulti':
      return {
        [name]: many.map(person).filter(isThere),
        [`${name}Id`]: many.map((one) => person(one)?.Id).filter(isThere),
      }
    case 'Lookup':
      return { [name]: lookup(value), [`${name}Id`]: value }
    case 'LookupMulti':
      return { [name]: many.map(lookup).filter(isThere), [`${name}Id`]: many }
    case 'URL':
      return { [name]: typeof value === 'string' ? { Url: value, Description: value } : value }
    default:
      return { [name]: value }
  }
}

/** Takes the values of a request into an item. Throws ServiceRefusal 400 for a column that there is not. */
export function takeValues(
  site: SiteScene,
  list: List,
  item: Item,
  given: Readonly<Record<string, unknown>>,
): void {
  for (const [key, value] of Object.entries(given)) {
    if (key === '__metadata' || /^odata\.|^@odata/.test(key)) continue
    if (key === 'Title') {
      item.fields.Title = value as string
      continue
    }
    if (key === 'FileLeafRef' && item.file !== undefined) {
      item.file.name = String(value)
      continue
    }
    const column = list.columns.find(({ name }) => name === key || `${name}Id` === key)
    if (column === undefined) {
      throw new ServiceRefusal(
        400,
        '-1, Microsoft.SharePoint.Client.InvalidClientQueryException',
        `The property '${key}' does not exist on the list item.`,
      )
    }
    item.fields[column.name] = storedValue(site, column, value) as string
  }
}

function storedValue(site: SiteScene, { choices = [], name, type }: Column, value: unknown): unknown {
  const many = Array.isArray(value) ? value : ((value as { results?: unknown[] } | null)?.results ?? [])
  const email = (id: unknown) => {
    const found = site.personById(Number(id))
    if (found === undefined)
      throw new ServiceRefusal(
        400,
        '-2130575259, Microsoft.SharePoint.SPException',
        `There is no user ${String(id)}.`,
      )
    return found.email
  }
  switch (type) {
    case 'User':
      return value === null || value === -1 ? null : email(value)
    case 'UserMulti':
      return many.map(email)
    case 'LookupMulti':
    case 'MultiChoice':
      return many
    case 'Choice':
      if (value !== null && choices.length > 0 && !choices.includes(String(value))) return String(value)
      return value
    case 'Number':
    case 'Currency':
      if (value !== null && !Number.isFinite(Number(value))) {
        throw new ServiceRefusal(
          400,
          '-1, Microsoft.SharePoint.Client.InvalidClientQueryException',
          `'${name}' takes a number.`,
        )
      }
      return value === null ? null : Number(value)
    case 'DateTime':
      if (typeof value !== 'string' || value === '') return null
      if (Number.isNaN(Date.parse(value))) {
        throw new ServiceRefusal(
          400,
          '-1, Microsoft.SharePoint.Client.InvalidClientQueryException',
          `'${name}' takes a date.`,
        )
      }
      return new Date(value).toISOString().replace(/\.\d+Z$/, 'Z')
    case 'URL':
      return (value as { Url?: string } | null)?.Url ?? null
    default:
      return value
  }
}

/** Values of an item for filters: `Status`, `Author/EMail`, `CustomerId`. */
export function itemValueAt(json: Readonly<Record<string, unknown>>): ValueAt {
  return (path) =>
    path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], json)
}
