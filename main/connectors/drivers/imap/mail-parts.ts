import type { MessageStructureObject } from 'imapflow'

/** What a mail is made of, as a person sees it. */
export interface MailParts {
  /** Numbers of the parts that are its text. */
  readonly texts: readonly MailPart[]
  readonly htmls: readonly MailPart[]
  readonly files: readonly MailFile[]
}

export interface MailPart {
  /** As IMAP counts: `1`, `2.1`. */
  readonly number: string
  readonly bytes: number
}

/** An attachment, or a picture in the text. */
export interface MailFile extends MailPart {
  readonly name: string
  readonly contentType: string
  /** Without its angle brackets; '' where it has none. */
  readonly contentId: string
  readonly isInline: boolean
}

/** Deepest nesting that is looked into; what is deeper is nobody's mail. */
const maxDepth = 30

/** Reads the structure of a mail. Source: RFC 9051 section 7.5.2 (BODYSTRUCTURE), RFC 2046, RFC 2387. */
export function readParts(structure: MessageStructureObject | undefined): MailParts {
  const found: { texts: MailPart[]; htmls: MailPart[]; files: MailFile[] } = {
    texts: [],
    htmls: [],
    files: [],
  }
  if (structure !== undefined) walk(structure, found, false, 0)
  return found
}

function walk(
  node: MessageStructureObject,
  found: { texts: MailPart[]; htmls: MailPart[]; files: MailFile[] },
  isBesideHtml: boolean,
  depth: number,
): void {
  const type = node.type.toLowerCase()
  if (type.startsWith('multipart/') && depth < maxDepth) {
    const children = node.childNodes ?? []
    for (const [index, child] of children.entries()) {
      walk(child, found, isBesideHtml || (type === 'multipart/related' && index > 0), depth + 1)
    }
    return
  }
  const part = { number: node.part ?? '1', bytes: node.size ?? 0 }
  if (isText(node, type) && !isBesideHtml) {
    if (type === 'text/html') found.htmls.push(part)
    else found.texts.push(part)
    return
  }
  found.files.push({ ...part, ...fileOf(node, type, isBesideHtml, found.files.length) })
}

/** Text that is shown: no attachment, and without a name of its own. */
function isText(node: MessageStructureObject, type: string): boolean {
  if (type !== 'text/plain' && type !== 'text/html') return false
  return node.disposition?.toLowerCase() !== 'attachment' && nameOf(node) === ''
}

function fileOf(
  node: MessageStructureObject,
  type: string,
  isBesideHtml: boolean,
  index: number,
): Omit<MailFile, keyof MailPart> {
  const contentId = (node.id ?? '').replace(/^<(.*)>$/, '$1')
  const disposition = node.disposition?.toLowerCase()
  return {
    name: nameOf(node) || unnamed(node, type, index),
    contentType: type,
    contentId,
    isInline: disposition !== 'attachment' && contentId !== '' && (isBesideHtml || disposition === 'inline'),
  }
}

function nameOf({ dispositionParameters, parameters }: MessageStructureObject): string {
  const name = dispositionParameters?.filename ?? parameters?.name ?? ''
  // A name is one, and no way to another folder.
  return name.replaceAll(/[\\/\p{Cc}]/gu, '_').trim()
}

function unnamed({ envelope }: MessageStructureObject, type: string, index: number): string {
  if (type === 'message/rfc822') {
    const subject = envelope?.subject?.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_').trim() ?? ''
    return `${subject === '' ? `message-${index + 1}` : subject.slice(0, 100)}.eml`
  }
  const endings: Readonly<Record<string, string>> = {
    'text/calendar': 'ics',
    'text/plain': 'txt',
    'text/html': 'html',
    'image/jpeg': 'jpg',
  }
  const ending =
    endings[type] ?? /^(?:image|audio|video|application)\/(png|gif|webp|pdf|zip)$/.exec(type)?.[1]
  return `attachment-${index + 1}${ending === undefined ? '' : `.${ending}`}`
}
