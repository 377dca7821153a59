import { readFilter } from '../../../odata/odata-filter.ts'
import { type DirectoryUser, findUser, readDirectory } from '../../../sandboxes/directory.ts'
import { defineSandbox, guidOf, type Json } from '../../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../../sandboxes/sandbox-routes.ts'
import { StateReader } from '../../../sandboxes/state-reader.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'

interface Person extends DirectoryUser {
  /** Id of who they report to. */
  manager?: string
  /** What else is known, as Graph names it: jobTitle, department, city ... */
  more: Record<string, Json>
  hasPhoto: boolean
}

/** The people of a tenant. */
interface UsersState {
  me: string
  users: Person[]
}

/** A photo of one point, for whoever has one. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p9pRTwAAAABJRU5ErkJggg==',
  'base64',
)

/** The part of Microsoft Graph that is its users. Source: learn.microsoft.com/graph/api/resources/user. */
export const usersSandbox = defineSandbox<UsersState>({
  seed: () =>
    readUsers({
      users: [
        {
          displayName: 'Alex Wilber',
          mail: 'alex@contoso.example',
          manager: 'Megan Bowen',
          more: { jobTitle: 'Marketing assistant', department: 'Marketing', city: 'Berlin' },
        },
        {
          displayName: 'Adele Vance',
          mail: 'adele@contoso.example',
          manager: 'Megan Bowen',
          more: {
            jobTitle: 'Account manager',
            department: 'Sales',
            city: 'Munich',
            businessPhones: ['+49 89 123456'],
          },
          hasPhoto: true,
        },
        {
          displayName: 'Megan Bowen',
          mail: 'megan@contoso.example',
          more: { jobTitle: 'Head of sales', department: 'Sales', city: 'Berlin' },
        },
      ],
    }),
  read: readUsers,
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routedSandbox<UsersState>({
    'GET /v1.0/me': (request, { state }) => ({ json: selected(request, personIn(state, state.me)) }),
    'PATCH /v1.0/me': (request, { state }) => {
      const me = personIn(state, state.me)
      me.more = { ...me.more, ...(request.object as Record<string, Json>) }
      return { status: 204 }
    },
    'GET /v1.0/users': (request, { state }) => {
      const filter = request.query('$filter')
      const isWanted = filter === undefined ? () => true : readFilter(filter)
      const found = state.users.filter((person) => isWanted(([name = '']) => userJson(person)[name]))
      const top = Number(request.query('$top') ?? 100)
      return { json: { value: found.slice(0, top).map((person) => selected(request, person)) } }
    },
    'GET /v1.0/users/{user}': (request, { state }) => ({
      json: selected(request, personIn(state, request.part('user'))),
    }),
    'GET /v1.0/users/{user}/manager': (request, { state }) => {
      const { manager } = personIn(state, request.part('user'))
      if (manager === undefined) throw notFound(`Resource 'manager' does not exist.`)
      return { json: selected(request, personIn(state, manager)) }
    },
    'GET /v1.0/users/{user}/directReports': (request, { state }) => {
      const { id } = personIn(state, request.part('user'))
      const reports = state.users.filter(({ manager }) => manager === id)
      return { json: { value: reports.map((person) => selected(request, person)) } }
    },
    'GET /v1.0/users/{user}/photo': (request, { state }) => {
      if (!personIn(state, request.part('user')).hasPhoto) throw notFound('The photo wasn’t found.')
      return { json: { '@odata.mediaContentType': 'image/png', id: '1x1', height: 1, width: 1 } }
    },
    'GET /v1.0/users/{user}/photo/$value': (request, { state }) => {
      if (!personIn(state, request.part('user')).hasPhoto) throw notFound('The photo wasn’t found.')
      return { headers: { 'Content-Type': 'image/png' }, content: new Uint8Array(photo) }
    },
  }),
})

/** Completes what a person wrote: names are enough; the first is the account. */
function readUsers(given: Json): UsersState {
  const reader = new StateReader(given)
  let serial = 0
  const { idOf, me, users } = readDirectory(reader, () => {
    serial += 1
    return guidOf(60_000 + serial)
  })
  const parts = reader.list('users')
  return {
    me,
    users: users.map((user, index): Person => {
      const part = parts[index] ?? new StateReader({})
      const manager = part.optionalText('manager')
      return {
        ...user,
        ...(manager === undefined ? {} : { manager: idOf(part, 'manager', manager) }),
        more: { ...(part.at('more').object as Record<string, Json>) },
        hasPhoto: part.flag('hasPhoto'),
      }
    }),
  }
}

function userJson({ displayName, id, mail, more }: Person): Record<string, unknown> {
  const names = displayName.split(' ')
  return {
    givenName: names[0] ?? '',
    surname: names.at(-1) ?? '',
    jobTitle: null,
    department: null,
    companyName: 'Contoso',
    officeLocation: null,
    city: null,
    country: null,
    postalCode: null,
    mobilePhone: null,
    businessPhones: [],
    preferredLanguage: 'en-GB',
    accountEnabled: true,
    ...more,
    id,
    displayName,
    mail,
    mailNickname: mail.slice(0, mail.indexOf('@')),
    userPrincipalName: mail,
  }
}

function selected(request: ServiceRequest, person: Person): Record<string, unknown> {
  const fields = request
    .query('$select')
    ?.split(',')
    .map((name) => name.trim())
  const all = userJson(person)
  return fields === undefined ? all : Object.fromEntries(fields.map((name) => [name, all[name] ?? null]))
}

function personIn({ users }: UsersState, value: string): Person {
  const person = findUser(users, value)
  if (person === undefined)
    throw notFound(
      `Resource '${value}' does not exist or one of its queried reference-property objects are not present.`,
    )
  return person
}

function notFound(message: string): ServiceRefusal {
  return new ServiceRefusal(404, 'Request_ResourceNotFound', message)
}
