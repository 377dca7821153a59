import addressParser from 'nodemailer/lib/addressparser'
import { ServiceRefusal } from '../../service/service-refusal.ts'

/** Somebody a mail is from or to. */
export interface MailAddress {
  /** '' where there is none. */
  readonly name: string
  readonly address: string
}

/**
 * The addresses of one field as people write them: `a@x; "Wilber, Alex" <alex@y>`, with semicolons or commas between.
 * Throws ServiceRefusal 400 for what is no address, with the name of the field.
 */
export function readAddresses(text: string, field: string): readonly MailAddress[] {
  refuseLines(text, field)
  return addressParser(text, { flatten: true })
    .filter(({ address, name }) => address !== '' || name !== '')
    .map(({ address, name }) => {
      if (isAddress(address) && (name === '' || isNamed(text, address))) return { name, address }
      throw new ServiceRefusal(
        400,
        'InvalidAddress',
        `'${address || name}' in '${field}' is no mail address.`,
      )
    })
}

/**
 * Throws ServiceRefusal 400 for a text with a line break or another control character in it: put into a header, it would
 * begin a header of its own.
 */
export function refuseLines(text: string, field: string): void {
  if (!/\p{Cc}/u.test(text.replaceAll('\t', ' '))) return
  throw new ServiceRefusal(
    400,
    'InvalidHeader',
    `'${field}' holds a line break or another control character. A header of a mail is one line.`,
  )
}

/** A name stands before `<address>` or in parentheses behind it: in `a b@x` nobody can tell what was meant. */
function isNamed(text: string, address: string): boolean {
  return text.replaceAll(/\s/g, '').includes(`<${address}>`) || /\(.*\)/.test(text)
}

/** RFC 6531 allows nearly anything before the `@`; what cannot be an address is told here and not by a server. */
function isAddress(text: string): boolean {
  return (
    text.length <= 320 && /^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+$/.test(text) && !/\.\.|@\.|\.$/.test(text)
  )
}
