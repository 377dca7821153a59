import type { InvokeEvent } from './ipc-port.ts'

/** Origin of our own pages. */
export const appOrigin = 'app://flowbench'

/** Why a message is not to be answered, in words; undefined when it comes from our window's own page. */
export function distrust(event: InvokeEvent, isOurWindow: (windowId: number) => boolean): string | undefined {
  if (!isOurWindow(event.sender.id)) return 'it does not come from a window of ours'
  const frame = event.senderFrame
  if (frame === null) return 'its frame is gone'
  if (frame.parent !== null) return 'it comes from a frame inside the page'
  if (!isAppUrl(frame.url)) return 'it comes from a foreign page'
  return undefined
}

/** Whether a URL is one of our own pages: `app://flowbench/...`, nothing that merely begins like it. */
export function isAppUrl(url: string): boolean {
  return url === appOrigin || url.startsWith(`${appOrigin}/`)
}
