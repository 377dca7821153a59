import type { StateReader } from './state-reader.ts'

/** Somebody of the tenant that sandboxes of Microsoft 365 live in. */
export interface DirectoryUser {
  id: string
  displayName: string
  mail: string
}

/** The people of a state as a person wrote them, and how one names them in it. */
export interface Directory {
  readonly users: DirectoryUser[]
  /** Id of the account that is signed in. */
  readonly me: string
  /** Id of somebody named by id, mail or name. Throws SandboxStateError. */
  idOf(part: StateReader, name: string, value: string): string
}

/** Reads `users` and `me` of a state: names are enough; the first is the account; without any there is one. */
export function readDirectory(reader: StateReader, nextId: () => string): Directory {
  const given = reader.list('users').map((one): DirectoryUser => {
    const displayName = one.text('displayName')
    const id = one.optionalText('id') ?? nextId()
    return { id, displayName, mail: one.optionalText('mail') ?? mailOf(displayName) }
  })
  const users =
    given.length > 0 ? given : [{ id: nextId(), displayName: 'Alex Wilber', mail: mailOf('Alex') }]
  const idOf = (part: StateReader, name: string, value: string) =>
    findUser(users, value)?.id ?? part.fail(name, `'${value}' is none of the users.`)
  const me = reader.has('me') ? idOf(reader, 'me', reader.text('me')) : (users[0]?.id ?? '')
  return { users, me, idOf }
}

/** Somebody by id, mail or name. */
export function findUser<User extends DirectoryUser>(
  users: readonly User[],
  value: string,
): User | undefined {
  const folded = value.toLowerCase()
  return users.find(
    ({ displayName, id, mail }) =>
      id === value || mail.toLowerCase() === folded || displayName.toLowerCase() === folded,
  )
}

function mailOf(displayName: string): string {
  return `${displayName.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@contoso.example`
}
