import { startTransition, useEffect, useState } from 'react'

/** Calls back when the frame that is made next has been painted; gives its undoing. */
export function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/**
 * A value as it was in the frame painted last: for what is large and beside the matter. React's own deferred values are
 * worked on as soon as there is time, which is mostly before that frame and makes it late.
 */
export function usePaintedValue<T extends object | string>(value: T): T {
  const [painted, setPainted] = useState(value)
  useEffect(() => {
    if (painted === value) return
    return afterPaint(() => startTransition(() => setPainted(value)))
  }, [painted, value])
  return painted
}
