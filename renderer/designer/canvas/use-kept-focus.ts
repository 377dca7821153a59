import { type RefObject, useEffect, useRef } from 'react'

/** Layers over the page: who comes back from one was where it was opened. */
const layers = '[role="dialog"], [role="alertdialog"], [role="menu"]'

/**
 * Keeps the focus on a canvas when what had it is drawn anew or goes (a scope that is folded, a step that is renamed or
 * taken back): `giveFocus` then gives it to another card. Without that the keys would end at the page, which knows none.
 */
export function useKeptFocus(pane: RefObject<HTMLElement | null>, giveFocus: () => void): void {
  const last = useRef<Element | undefined>(undefined)
  const give = useRef(giveFocus)
  give.current = giveFocus
  const restore = useRef(() => {
    if (document.activeElement !== document.body || last.current?.isConnected !== false) return
    last.current = undefined
    give.current()
  }).current

  useEffect(() => {
    let frame = 0
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return
      if (pane.current?.contains(target) === true) last.current = target
      else if (target.closest(layers) === null) last.current = undefined
    }
    const onFocusOut = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(restore)
    }
    document.addEventListener('focusin', onFocusIn)
    document.addEventListener('focusout', onFocusOut)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('focusin', onFocusIn)
      document.removeEventListener('focusout', onFocusOut)
    }
  }, [pane, restore])

  // Newer Chromium tells nobody when an element that has the focus goes.
  useEffect(restore)
}
