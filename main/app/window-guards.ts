import type { Session, WebContents } from 'electron'
import { isAppUrl } from '../ipc/trusted-sender.ts'

/**
 * Permissions a page of ours has: writing text to the clipboard on a click, and reading it where a person chose Paste
 * in a menu. Everything else is refused.
 */
const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'clipboard-read'])

/** Where a page may load from at all; the network is not among them. */
const allowedSchemes: ReadonlySet<string> = new Set([
  'app:',
  'blob:',
  'data:',
  'devtools:',
  'chrome-extension:',
])

/** Refuses permissions, devices, downloads and every request to the network. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(allowedPermissions.has(permission) && isAppUrl(contents?.getURL() ?? ''))
  })
  session.setPermissionCheckHandler(
    (contents, permission) => allowedPermissions.has(permission) && isAppUrl(contents?.getURL() ?? ''),
  )
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isAllowedUrl(details.url) })
  })
}

/** Keeps a page where it is: no navigation, no new windows, no webviews. Links go to `openLink`. */
export function guardContents(contents: WebContents, openLink: (url: string) => void): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isWebLink(url)) openLink(url)
    return { action: 'deny' }
  })
}

/** Whether a URL may be handed to the system's browser. */
export function isWebLink(url: string): boolean {
  try {
    return new URL(url).protocol === 'https:'
  } catch {
    return false
  }
}

function isAllowedUrl(url: string): boolean {
  try {
    return allowedSchemes.has(new URL(url).protocol)
  } catch {
    return false
  }
}
