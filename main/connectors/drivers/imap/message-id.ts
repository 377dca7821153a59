import { ServiceRefusal } from '../../service/service-refusal.ts'

/** Where a mail is: a folder, its validity and the mail's number in it. Numbers mean something within one validity only. */
export interface MailPlace {
  readonly folder: string
  readonly validity: string
  readonly uid: number
}

/** The id under which a flow knows a mail: `1700000000.42.INBOX`. */
export function mailId({ folder, uid, validity }: MailPlace): string {
  return `${validity}.${uid}.${folder}`
}

/** Throws ServiceRefusal 404 for what is no id of a mail. */
export function readMailId(id: string): MailPlace {
  const [, validity, uid, folder] = /^(\d{1,20})\.(\d{1,10})\.(.+)$/s.exec(id) ?? []
  if (validity === undefined || uid === undefined || folder === undefined) {
    throw new ServiceRefusal(404, 'NotFound', `There is no mail '${id}'.`)
  }
  return { folder, validity, uid: Number(uid) }
}
