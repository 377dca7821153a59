import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphList, graphUrl } from '../../shipped/graph.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer, PublicConnector } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { usersSandbox } from './sandbox/index.ts'

/** Fields that Graph tells only when it is asked for them. */
const profileFields = [
  'id',
  'displayName',
  'givenName',
  'surname',
  'mail',
  'mailNickname',
  'userPrincipalName',
  'jobTitle',
  'department',
  'companyName',
  'officeLocation',
  'city',
  'country',
  'postalCode',
  'mobilePhone',
  'businessPhones',
  'preferredLanguage',
  'accountEnabled',
].join(',')

/** People that a search finds at most where nothing is said. */
const mostFound = 100

const operations: Readonly<Record<string, OperationHandler>> = {
  MyProfile_V2: (call) => profile(call, graphUrl`/me`),
  UpdateMyProfile: async (call) => {
    await call.vendor.patch(graphUrl`/me`, { json: call.object })
    return {}
  },
  UserProfile_V2: (call) => profile(call, graphUrl`/users/${call.need('id')}`),
  Manager_V2: (call) => profile(call, graphUrl`/users/${call.need('id')}/manager`),
  DirectReports_V2: async (call) => {
    const most = call.number('$top') ?? mostFound
    const query = { $select: call.text('$select') ?? profileFields, $top: most }
    const { value } = await graphList(call, graphUrl`/users/${call.need('id')}/directReports`, {
      query,
      most,
    })
    return { body: { value } }
  },
  UserPhoto_V2: async (call) => {
    const url = graphUrl`/users/${call.need('id')}/photo/$value`
    const { bytes, headers } = await call.vendor.get(url, { headers: { Accept: '*/*' } })
    return { file: { content: bytes, contentType: headers['content-type'] ?? 'image/jpeg' } }
  },
  UserPhotoMetadata: async (call) => {
    const answer = await call.vendor.ask('GET', { url: graphUrl`/users/${call.need('userId')}/photo` })
    if (answer.status === 404) return { body: { HasPhoto: false } }
    if (answer.status >= 400)
      throw new Refusal(answer.status, 'Microsoft Graph did not tell about the photo.')
    const type = textOf(answer.body, '@odata.mediaContentType') ?? 'image/jpeg'
    return {
      body: {
        HasPhoto: true,
        Height: propertyOf(answer.body, 'height') ?? null,
        Width: propertyOf(answer.body, 'width') ?? null,
        ContentType: type,
        ImageFileExtension: type.slice(type.indexOf('/') + 1),
      },
    }
  },
  SearchUserV2: async (call) => {
    const term = call.text('searchTerm') ?? ''
    if (term === '' && call.flag('isSearchTermRequired', true)) return { body: { value: [] } }
    const most = call.number('top') ?? mostFound
    const { value } = await graphList(call, graphUrl`/users`, {
      query: { $filter: term === '' ? undefined : beginningWith(term), $select: profileFields, $top: most },
      most,
    })
    return { body: { value: value.map(userOf) } }
  },
}

/** Office 365 Users, over Microsoft Graph 1.0. Source: learn.microsoft.com/graph/api/resources/user. */
export const office365Users: PublicConnector = {
  id: 'shared_office365users',
  operations,
  sandbox: usersSandbox,
}

async function profile(call: ProxyCall, url: string): Promise<ProxyAnswer> {
  const query = { $select: call.text('$select') ?? profileFields }
  return { body: (await call.vendor.get(url, { query })).body }
}

function beginningWith(term: string): string {
  const text = `'${term.replaceAll("'", "''")}'`
  return ['displayName', 'givenName', 'surname', 'mail', 'userPrincipalName']
    .map((field) => `startswith(${field},${text})`)
    .join(' or ')
}

/** Somebody as the search tells of them: `DisplayName` for Graph's `displayName`. */
function userOf(user: WdlValue): WdlObject {
  if (!isObject(user)) return {}
  const phones = propertyOf(user, 'businessPhones')
  const first = Array.isArray(phones) ? (phones as readonly WdlValue[])[0] : undefined
  return {
    ...Object.fromEntries(
      Object.entries(user)
        .filter(([name]) => !name.startsWith('@') && name !== 'mobilePhone')
        .map(([name, value]) => [`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, value]),
    ),
    TelephoneNumber: first ?? null,
    mobilePhone: propertyOf(user, 'mobilePhone') ?? null,
  }
}
