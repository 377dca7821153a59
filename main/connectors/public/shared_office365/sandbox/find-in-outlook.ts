import type { Scene } from '../../../sandboxes/sandbox.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'
import { folderId } from './graph-shapes.ts'
import {
  type Mailbox,
  type OutlookEvent,
  type OutlookMail,
  type OutlookState,
  wellKnown,
} from './outlook-state.ts'

/** The mailbox of the account that is signed in. */
export function account({ mailboxes }: OutlookState): Mailbox {
  const [first] = mailboxes
  if (first === undefined) throw notFound()
  return first
}

/** `me`, or `users/ADDRESS`. */
export function boxIn(request: ServiceRequest, state: OutlookState): Mailbox {
  const base = request.part('base')
  if (base === 'me') return account(state)
  const address = /^users\/(.+)$/.exec(base)?.[1]?.toLowerCase()
  const box = state.mailboxes.find((one) => one.address.toLowerCase() === address)
  if (box === undefined)
    throw new ServiceRefusal(404, 'ErrorInvalidUser', `The requested user '${address}' is invalid.`)
  return box
}

/** Full name of a folder by its id, or by what Graph calls it. */
export function folderIn(id: string, box: Mailbox): string {
  const known = wellKnown[id.toLowerCase()]
  if (known !== undefined) return known
  const found = [...Object.values(wellKnown), ...box.folders].find((name) => folderId(name) === id)
  if (found === undefined) throw new ServiceRefusal(400, 'ErrorInvalidIdMalformed', 'Id is malformed.')
  return found
}

export function mailIn(request: ServiceRequest, state: OutlookState): OutlookMail {
  const mail = boxIn(request, state).mails.find(({ id }) => id === request.part('message'))
  if (mail === undefined) throw notFound()
  return mail
}

export function calendarIn(request: ServiceRequest, state: OutlookState): Mailbox['calendars'][number] {
  const calendar = account(state).calendars.find(({ id, name }) =>
    [id, name].includes(request.part('calendar')),
  )
  if (calendar === undefined) throw notFound()
  return calendar
}

export function eventIn(request: ServiceRequest, state: OutlookState): OutlookEvent {
  const event = calendarIn(request, state).events.find(({ id }) => id === request.part('event'))
  if (event === undefined) throw notFound()
  return event
}

export function newId(scene: Scene<OutlookState>): string {
  return `AAMk${scene.guid().replaceAll('-', '')}`
}

/** Mails of one second are told apart by their fractions. */
export function preciseNow({ nowMs }: Scene<OutlookState>): string {
  return new Date(nowMs).toISOString()
}

export function badRequest(message: string): ServiceRefusal {
  return new ServiceRefusal(400, 'ErrorInvalidRequest', message)
}

export function notFound(): ServiceRefusal {
  return new ServiceRefusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
}
