import type { ServiceAnswer } from '../../service/service-answer.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { routed } from '../../service/service-routes.ts'
import type { Driver } from '../driver.ts'

/** Something to tell the person at this machine. */
export interface PersonNotice {
  /** One line, bold where there is room. */
  readonly title: string
  readonly text: string
  /** A page that a click opens; http or https. */
  readonly link?: { readonly address: string; readonly label: string }
}

/** How a notice reached the person: as a notice of the desktop, or as a line where there is no desktop. */
export type NoticeWay = 'desktop' | 'line'

/** Shows a notice. Says how; rejects when it cannot. */
export type ShowNotice = (notice: PersonNotice) => Promise<NoticeWay>

/** Longest texts that are shown; desktops cut off much earlier. */
const mostCharacters = { title: 200, text: 2_000, label: 100, address: 2_000 }

/**
 * Notices to the person at this machine. `POST /notices` `{title, text, link?, label?}` shows one and answers `{shown}`.
 * @param show where there is a desktop; without one a notice is a line on standard error
 */
export function openNotifications(show: ShowNotice = printNotice): Driver {
  const answer = routed<undefined, Promise<ServiceAnswer>>({
    'POST /notices': async (request) => ({ json: { shown: await show(noticeOf(request.object)) } }),
  })
  return { handle: async (request) => answer(request, undefined), close: async () => undefined }
}

function noticeOf(given: Readonly<Record<string, unknown>>): PersonNotice {
  const read = (name: string, most: number) => shown(given[name], most)
  const text = read('text', mostCharacters.text)
  const title = read('title', mostCharacters.title).replaceAll('\n', ' ')
  if (text === '' && title === '') throw new ServiceRefusal(400, 'NoText', 'The notification says nothing.')
  const address = read('link', mostCharacters.address)
  if (address === '') return { title, text }
  if (!/^https?:\/\/[^\s]+$/i.test(address)) {
    throw new ServiceRefusal(400, 'InvalidLink', `'${address}' is no address of a web page.`)
  }
  return { title, text, link: { address, label: read('label', mostCharacters.label) || address } }
}

/** A text without what would move a terminal's cursor or turn its direction. */
function shown(value: unknown, most: number): string {
  if (typeof value !== 'string') return ''
  const clean = value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  return clean.length > most ? `${clean.slice(0, most - 1)}…` : clean
}

/** Writes a notice on standard error, in one line. */
export const printNotice: ShowNotice = async ({ link, text, title }) => {
  const words = [title, text.replaceAll(/\s*\n\s*/g, ' ')].filter((part) => part !== '').join(': ')
  process.stderr.write(`Notification: ${words}${link === undefined ? '' : ` (${linkText(link)})`}\n`)
  return 'line'
}

function linkText({ address, label }: NonNullable<PersonNotice['link']>): string {
  return label === address ? address : `${label}: ${address}`
}
