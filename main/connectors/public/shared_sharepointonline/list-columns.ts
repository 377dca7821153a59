import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { askSite, listOf, valuesOf } from './sharepoint-api.ts'

/** A column of a list, as the REST service describes it. */
export interface ListColumn {
  /** Internal name. */
  readonly name: string
  /** Name in answers and requests: `OData__Status` for internal names that begin with an underscore. */
  readonly wireName: string
  readonly title: string
  /** `Text`, `Choice`, `MultiChoice`, `User`, `UserMulti`, `Lookup`, `LookupMulti`, `DateTime` ... */
  readonly type: string
  readonly choices: readonly string[]
  readonly isRequired: boolean
  readonly isReadOnly: boolean
}

/** Columns that SharePoint keeps itself and that no maker asks for. */
const hiddenNames =
  /^(_|ContentTypeId$|Attachments$|ContentType$|Edit$|DocIcon$|LinkTitle|ItemChildCount$|FolderChildCount$|AppAuthor$|AppEditor$|ComplianceAssetId$|SelectTitle$|LinkFilename|FileSizeDisplay$|CheckoutUser$|FileLeafRef$|ParentVersionString$|ParentLeafName$)/

/** The columns that items of a list have for a maker, `ID` and `Title` first. */
export async function columnsOf(call: ProxyCall): Promise<readonly ListColumn[]> {
  const { body } = await askSite(call, 'GET', `${listOf(call)}/fields`, {
    query: {
      $select: 'InternalName,Title,TypeAsString,Choices,Required,ReadOnlyField,Hidden',
      $filter: 'Hidden eq false',
      $top: 500,
    },
  })
  return valuesOf(body).flatMap((field): readonly ListColumn[] => {
    const name = textOf(field, 'InternalName') ?? ''
    if (name === '' || hiddenNames.test(name)) return []
    const choices = propertyOf(field, 'Choices') ?? null
    return [
      {
        name,
        wireName: name.startsWith('_') ? `OData_${name}` : name,
        title: textOf(field, 'Title') ?? name,
        type: textOf(field, 'TypeAsString') ?? 'Text',
        choices: textsOf(choices),
        isRequired: propertyOf(field, 'Required') === true,
        isReadOnly: propertyOf(field, 'ReadOnlyField') === true,
      },
    ]
  })
}

function textsOf(value: WdlValue): readonly string[] {
  const list = Array.isArray(value) ? (value as readonly WdlValue[]) : []
  return list.filter((one): one is string => typeof one === 'string')
}

/** `$select` and `$expand` with which items come with all that Power Automate tells of them. */
export function itemQuery(columns: readonly ListColumn[]): {
  readonly $select: string
  readonly $expand: string
} {
  const people = columns.filter(({ type }) => isPerson(type)).map(({ wireName }) => wireName)
  const lookups = columns.filter(({ type }) => isLookup(type)).map(({ wireName }) => wireName)
  const select = [
    '*',
    ...['FileRef', 'FileLeafRef', 'FileDirRef', 'FSObjType', 'UniqueId', 'OData__UIVersionString'],
    'ContentType/Name',
    ...people.flatMap((name) => [
      `${name}/Id`,
      `${name}/Title`,
      `${name}/EMail`,
      `${name}/Name`,
      `${name}/JobTitle`,
    ]),
    ...lookups.flatMap((name) => [`${name}/Id`, `${name}/Title`]),
  ]
  return { $select: select.join(','), $expand: ['ContentType', ...people, ...lookups].join(',') }
}

export function isPerson(type: string): boolean {
  return type === 'User' || type === 'UserMulti'
}

export function isLookup(type: string): boolean {
  return type === 'Lookup' || type === 'LookupMulti'
}

const prefix = '#Microsoft.Azure.Connectors.SharePoint'

/** A column's value as Power Automate gives it, with the `#Id` and `#Claims` beside it. */
export function valueFromWire(column: ListColumn, item: WdlObject): WdlObject {
  const { name, type, wireName } = column
  const value = propertyOf(item, wireName) ?? null
  if (type === 'Choice') {
    if (typeof value !== 'string') return { [name]: null }
    const index = column.choices.indexOf(value)
    return { [name]: reference(index, value), [`${name}#Id`]: index }
  }
  if (type === 'MultiChoice') {
    const chosen = textsOf(value)
    const ids = chosen.map((one) => column.choices.indexOf(one))
    return { [name]: chosen.map((one, at) => reference(ids[at] ?? 0, one)), [`${name}#Id`]: ids }
  }
  if (isPerson(type)) {
    const people = listOfObjects(value).map(person)
    const claims = people.map((one) => one.Claims ?? null)
    if (type === 'UserMulti') return { [name]: people, [`${name}#Claims`]: claims }
    return {
      [name]: people[0] ?? null,
      ...(people.length === 0 ? {} : { [`${name}#Claims`]: claims[0] ?? null }),
    }
  }
  if (isLookup(type)) {
    const found = listOfObjects(value)
    const ids = found.map((one) => propertyOf(one, 'Id') ?? null)
    const values = found.map((one) =>
      reference(propertyOf(one, 'Id') ?? null, propertyOf(one, 'Title') ?? null),
    )
    if (type === 'LookupMulti') return { [name]: values, [`${name}#Id`]: ids }
    return { [name]: values[0] ?? null, ...(values.length === 0 ? {} : { [`${name}#Id`]: ids[0] ?? null }) }
  }
  if (type === 'URL') return { [name]: textOf(value, 'Url') ?? null }
  return { [name]: value }
}

function reference(id: WdlValue, value: WdlValue): WdlObject {
  return { '@odata.type': `${prefix}.SPListExpandedReference`, Id: id, Value: value }
}

function person(user: WdlObject): WdlObject {
  return {
    '@odata.type': `${prefix}.SPListExpandedUser`,
    Claims: propertyOf(user, 'Name') ?? null,
    DisplayName: propertyOf(user, 'Title') ?? null,
    Email: propertyOf(user, 'EMail') ?? null,
    Picture: null,
    Department: null,
    JobTitle: propertyOf(user, 'JobTitle') ?? null,
  }
}

/** One object or several, as expanded columns have them. */
function listOfObjects(value: WdlValue): readonly WdlObject[] {
  if (Array.isArray(value)) return (value as readonly WdlValue[]).filter(isObject)
  return isObject(value) && propertyOf(value, 'Id') !== undefined ? [value] : []
}

/** What a flow gives for columns, as the REST service takes it. Throws Refusal 400 for a column that there is not. */
export async function valuesToWire(
  call: ProxyCall,
  columns: readonly ListColumn[],
  given: WdlObject,
): Promise<WdlObject> {
  const wire: Record<string, WdlValue> = {}
  for (const [key, value] of Object.entries(given)) {
    if (/[#@{]/.test(key)) continue
    const column = columns.find(({ name }) => name.toLowerCase() === key.toLowerCase())
    if (column === undefined) throw new Refusal(400, `The list has no column '${key}'.`)
    if (column.isReadOnly) continue
    Object.assign(wire, await valueToWire(call, column, value))
  }
  return wire
}

async function valueToWire(call: ProxyCall, column: ListColumn, value: WdlValue): Promise<WdlObject> {
  const { type, wireName } = column
  const items: readonly WdlValue[] = Array.isArray(value) ? (value as readonly WdlValue[]) : []
  switch (type) {
    case 'Choice':
      return { [wireName]: plainOf(value, 'Value') }
    case 'MultiChoice':
      return { [wireName]: items.map((one) => plainOf(one, 'Value')) }
    case 'User':
      return { [`${wireName}Id`]: await userId(call, plainOf(value, 'Claims')) }
    case 'UserMulti': {
      const ids: WdlValue[] = []
      for (const one of items) ids.push(await userId(call, plainOf(one, 'Claims')))
      return { [`${wireName}Id`]: ids }
    }
    case 'Lookup':
      return { [`${wireName}Id`]: plainOf(value, 'Id') }
    case 'LookupMulti':
      return { [`${wireName}Id`]: items.map((one) => plainOf(one, 'Id')) }
    case 'URL':
      return {
        [wireName]:
          typeof value === 'string' && value !== ''
            ? { Url: value, Description: value }
            : (objectOf({ value }, 'value') ?? null),
      }
    default:
      return { [wireName]: value }
  }
}

/** A part of an object, or the value itself where it is none; null for an empty text. */
function plainOf(value: WdlValue, part: string): WdlValue {
  const plain = isObject(value) ? (propertyOf(value, part) ?? null) : value
  return plain === '' ? null : plain
}

/** Id of a person in the site by claims or mail address; null takes whoever is there away. */
async function userId(call: ProxyCall, claims: WdlValue): Promise<WdlValue> {
  if (typeof claims !== 'string') return null
  const { body } = await askSite(call, 'POST', 'web/EnsureUser', { json: { logonName: claims } })
  return propertyOf(body, 'Id') ?? null
}
