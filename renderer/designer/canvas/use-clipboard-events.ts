import { type RefObject, useEffect } from 'react'

const events = ['copy', 'cut', 'paste'] as const

/**
 * Copy, cut and paste by keys or by the menu of the system, while the focus is in an element but in no field. They come
 * from the document: where no text is selected Chromium sends them to its body, wherever the focus is.
 */
export function useClipboardEvents(
  element: RefObject<HTMLElement | null>,
  take: ((event: ClipboardEvent) => void) | undefined,
): void {
  useEffect(() => {
    if (take === undefined) return
    const onEvent = (event: ClipboardEvent) => {
      const focused = document.activeElement
      if (event.defaultPrevented || focused === null || element.current?.contains(focused) !== true) return
      if (focused.closest('input, textarea, [contenteditable="true"]') !== null) return
      // Text that somebody selected elsewhere is what is meant then.
      if (event.type !== 'paste' && document.getSelection()?.isCollapsed === false) return
      take(event)
    }
    for (const name of events) document.addEventListener(name, onEvent)
    return () => {
      for (const name of events) document.removeEventListener(name, onEvent)
    }
  }, [element, take])
}
