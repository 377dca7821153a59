import { type RefCallback, useCallback, useRef, useState } from 'react'

/** Width of an element in CSS px, live; `before` until it is measured. */
export function useBoxWidth(before: number): readonly [number, RefCallback<HTMLElement>] {
  const [width, setWidth] = useState(before)
  const observer = useRef<ResizeObserver | undefined>(undefined)
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect()
    if (element === null || typeof ResizeObserver === 'undefined') return
    observer.current = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.round(entry.contentRect.width))
    })
    observer.current.observe(element)
  }, [])
  return [width, ref]
}
