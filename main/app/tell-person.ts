import { type PersonNotice, printNotice, type ShowNotice } from '../connectors/drivers/notifications/index.ts'

export interface TellPersonOptions {
  /** Shows a notice of the desktop; false where there is none. `open`: the person pressed it. */
  readonly show: (notice: { title: string; body: string; open?: (() => void) | undefined }) => boolean
  /** Opens a page in the system's browser, if it is one that may be opened. */
  readonly openLink: (address: string) => void
}

/** How flows tell the person at this machine something: by the desktop's notices; by a line where it has none. */
export function tellPerson({ openLink, show }: TellPersonOptions): ShowNotice {
  return async (notice) => {
    const { link, title } = notice
    const isShown = show({
      title: title === '' ? 'Flowbench' : title,
      body: bodyOf(notice),
      open: link === undefined ? undefined : () => openLink(link.address),
    })
    return isShown ? 'desktop' : printNotice(notice)
  }
}

function bodyOf({ link, text }: PersonNotice): string {
  return link === undefined ? text : `${text}\n${link.label}`
}
